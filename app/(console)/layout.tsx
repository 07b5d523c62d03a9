import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Toaster } from '@/components/ui/toast'
import { actorName } from '@/lib/kernel/context'
import { pageOf } from '@/lib/menus/nodes'
import type { MenuEntry } from '@/lib/menus/rules'
import { Brand } from '../brand'
import { LanguageMenu } from '../language-menu'
import { productVersion } from '../version'
import { currentLanguage } from '../words'
import { ErrorAtHand } from './error'
import { withScreen } from './screens'
import { Crumbs } from './shell/crumbs'
import { Palette } from './shell/palette'
import { placesOf } from './shell/places'
import { ProfileMenu } from './shell/profile-menu'
import { Drawer, Side, SideOpener, SideState } from './shell/side'
import { Sidebar, type SidebarEntry } from './shell/sidebar'
import { ThemeMenu } from './shell/theme-menu'
import { visitor } from './visitor'

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const [{ ctx, reach }, language, jar, t, ui] = await Promise.all([
    visitor(),
    currentLanguage(),
    cookies(),
    getTranslations('shell'),
    getTranslations('ui'),
  ])
  const login = actorName(ctx.actor)
  const menu = reach.menu.map((entry) => named(entry, language))
  // Who reaches nothing else has the own profile: an empty menu says nothing.
  const entries = menu.length > 0 ? menu : [{ key: 'profile', name: t('profile'), address: pageOf('profile').address, children: [] }]
  const names = { profile: t('profile'), roles: t('roles'), mails: t('mails'), 'import-history': t('importHistory') }
  const places = placesOf(withScreen(reach.pages), language, names)
  const chosen = jar.get('theme')?.value
  const kinds = {
    page: t('found.page'),
    user: t('found.user'),
    group: t('found.group'),
    employer: t('found.employer'),
    run: t('found.run'),
    account: t('found.account'),
  }
  const sidebar = <Sidebar entries={entries} places={places} />
  return (
    <>
      <a href="#inhoud" className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:bg-surface focus:p-2">
        {t('skip')}
      </a>
      <SideState closed={jar.get('sidebar')?.value === 'closed'}>
        <div className="flex min-h-dvh flex-col md:h-dvh">
          <div className="flex min-h-0 flex-1">
            <Side name={t('menu')} brand={<Brand name={t('product')} />} label={t('collapseSidebar')}>
              {sidebar}
            </Side>
            <div className="flex min-w-0 flex-1 flex-col bg-surface">
              <header className="flex h-(--size-topbar) shrink-0 items-center gap-2 border-line-strong border-b bg-surface px-6 max-md:sticky max-md:top-0 max-md:z-10 max-md:h-13 max-md:px-4">
                <Drawer name={t('menu')} brand={<Brand name={t('product')} />} openLabel={t('openMenu')} closeLabel={ui('close')}>
                  {sidebar}
                </Drawer>
                <SideOpener label={t('expandSidebar')} />
                <div className="min-w-0 flex-1">
                  <Crumbs label={t('breadcrumb')} places={places} otherwise={t('product')} />
                </div>
                <Palette
                  places={places}
                  words={{ label: t('searchEverywhere'), hint: t('searchHint'), nothing: t('nothingFound', { text: '{text}' }), kinds }}
                />
                <div className="flex items-center max-md:hidden">
                  <LanguageMenu label={t('language')} language={language} />
                  <ThemeMenu
                    label={t('theme')}
                    names={{ light: t('themeLight'), dark: t('themeDark'), system: t('themeSystem') }}
                    chosen={chosen === 'light' || chosen === 'dark' ? chosen : null}
                  />
                </div>
                <ProfileMenu login={login} words={{ name: t('profileMenu', { login }), profile: t('profile'), signOut: t('signOut') }} />
              </header>
              <main id="inhoud" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col outline-none md:overflow-y-auto">
                {children}
              </main>
            </div>
          </div>
          <footer className="flex h-(--size-statusbar) shrink-0 items-center justify-between gap-4 border-line-strong border-t bg-canvas px-4 text-meta text-secondary max-md:sticky max-md:bottom-0 max-md:z-10 max-md:h-10">
            <span>{t('version', { version: productVersion })}</span>
            <span className="truncate max-md:hidden">
              {t.rich('signedInAs', {
                login,
                level: t(`level.${reach.level}`),
                b: (chunks) => <b className="font-medium text-text">{chunks}</b>,
              })}
            </span>
            <span className="truncate md:hidden">{t('signedInShort', { login, level: t(`level.${reach.level}`) })}</span>
          </footer>
        </div>
      </SideState>
      <ErrorAtHand />
      <Toaster label={ui('notifications')} closeLabel={ui('close')} />
    </>
  )
}

const named = (entry: MenuEntry, language: 'nl' | 'en'): SidebarEntry => ({
  key: entry.key,
  name: entry.name[language],
  address: entry.address,
  children: entry.children.map((child) => named(child, language)),
})
