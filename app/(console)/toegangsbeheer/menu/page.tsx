import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { moment } from '@/app/format'
import { currentLanguage } from '@/app/words'
import { type MenuScreen, menuScreen } from '@/lib/access/menus/queries'
import { wordsOf } from '@/lib/kernel/words'
import type { Menu } from '@/lib/menus/nodes'
import { visitorOf } from '../../visitor'
import { type Changed, MenuForm } from './menu-form'
import { menuWords } from './menu-words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('menuScreen'))('title') }
}

export default async function MenuPage({ searchParams }: { searchParams: Promise<{ menu?: string | string[] }> }) {
  const { ctx } = await visitorOf('menu')
  const [{ menu: asked }, screen, language, t] = await Promise.all([
    searchParams,
    menuScreen(ctx),
    currentLanguage(),
    getTranslations('menuScreen'),
  ])
  const first = (Object.keys(menuWords) as Menu[]).find((menu) => menuWords[menu] === asked) ?? 'system'
  return (
    <NextIntlClientProvider messages={wordsOf(language, ['ui', 'problems', 'menuScreen'])}>
      <h1 className="sr-only">{t('title')}</h1>
      <MenuForm first={first} closed={screen.closed} people={screen.people} changed={changedOf(screen.changed)} />
    </NextIntlClientProvider>
  )
}

const changedOf = (changed: MenuScreen['changed']): Changed =>
  Object.fromEntries(Object.entries(changed).map(([menu, last]) => [menu, last && { by: last.by, at: moment(last.at) }])) as Changed
