'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DescriptionList } from '@/components/ui/description-list'
import { Note } from '@/components/ui/note'
import { Status } from '@/components/ui/status'
import type { MenuScreen } from '@/lib/access/menus/queries'
import type { Language } from '@/lib/kernel/context'
import { childrenOf, type Menu, type NodeKey, nodeOf, pageOf, pathOf } from '@/lib/menus/nodes'
import { alwaysAvailable, closedBy, isAvailable, levelOf, type MenusState, menusFor } from '@/lib/menus/rules'
import { hasScreen } from '../../screens'
import { TextButton } from './text-button'
import { hasPage } from './tree-of'
import { WhoGetsIt } from './who-gets-it'

const countUnder = (key: NodeKey): number => childrenOf(key).reduce((sum, child) => sum + 1 + countUnder(child.key), 0)

/** What the chosen node is, whether it works and why not, and who gets it. */
export function NodeDetails({
  menu,
  node: key,
  stored,
  shown,
  language,
  people,
  onNode,
  onMenu,
}: {
  menu: Menu
  node: NodeKey
  stored: MenusState
  shown: MenusState
  language: Language
  people: MenuScreen['people']
  onNode: (node: NodeKey) => void
  onMenu: (menu: Menu) => void
}) {
  const t = useTranslations('menuScreen')
  const name = (of: NodeKey) => nodeOf(of).name[language]
  const { page } = nodeOf(key)
  const folder = childrenOf(key).length > 0
  const what = page ?? (folder ? (hasPage(key) ? 'folder' : 'branch') : 'elsewhere')
  const closer = closedBy(shown, menu, key)
  const above = closer !== null && closer !== key ? closer : null
  const [now, later] = [isAvailable(stored, menu, key), isAvailable(shown, menu, key)]
  const level = levelOf(key)
  const state = (available: boolean) => (
    <Status kind={available ? 'available' : 'unavailable'}>{t(available ? 'available' : 'unavailable')}</Status>
  )
  return (
    <aside
      aria-label={name(key)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
      tabIndex={0}
      className="focus-inside border-line-strong px-5 py-3 max-lg:border-t max-md:px-4 lg:min-h-0 lg:overflow-y-auto lg:border-l"
    >
      <h2 className="font-semibold text-section">{name(key)}</h2>
      <p className="text-secondary text-small">{[t(menu), ...pathOf(key).map(name)].join(' › ')}</p>
      <p className="mt-3 text-secondary">{t(`about.${what}`)}</p>
      {page && !hasScreen(page) && (
        <Note kind="warning" className="mt-3">
          {t('noScreen')}
        </Note>
      )}
      <Part title={t('reachable')}>
        <DescriptionList
          items={[
            { name: t('now'), value: state(now) },
            ...(now === later ? [] : [{ name: t('afterwards'), value: state(later) }]),
            {
              name: t('above'),
              value: above ? (
                <Status kind="unavailable">
                  {t.rich('aboveClosed', {
                    name: name(above),
                    b: (chunks) => <TextButton onClick={() => onNode(above)}>{chunks}</TextButton>,
                  })}
                </Status>
              ) : (
                pathOf(key).length > 1 && <Status kind="available">{t('aboveOpen')}</Status>
              ),
            },
            ...(folder ? [{ name: t('under'), value: t('underCount', { count: countUnder(key), closed: String(closer !== null) }) }] : []),
            ...(page
              ? [{ name: t('page'), value: hasScreen(page) ? pageOf(page).address : t('pageMissing', { address: pageOf(page).address }) }]
              : []),
          ].filter(({ value }) => value !== false)}
        />
      </Part>
      <Part title={t('who')}>
        <WhoGetsIt node={key} shown={shown} people={people} onMenu={onMenu} />
      </Part>
      <Note className="mt-4">
        {alwaysAvailable(menu, key)
          ? t('lockedWhy')
          : menusFor(menu, level).length === 0
            ? t('noEffect', { level: t(`levels.${level}`), menu: t(menu) })
            : t('effect')}
      </Note>
    </aside>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-4 border-line border-t pt-4">
      <h3 className="mb-2 font-semibold text-small">{title}</h3>
      {children}
    </section>
  )
}
