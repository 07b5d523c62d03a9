import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { DescriptionList } from '@/components/ui/description-list'
import type { MenuScreen } from '@/lib/access/menus/queries'
import type { Level } from '@/lib/kernel/context'
import { type Menu, menus, type NodeKey } from '@/lib/menus/nodes'
import { levelOf, type MenusState, menusFor, waysTo } from '@/lib/menus/rules'
import { TextButton } from './text-button'
import { usePeopleText } from './use-people-text'

/** Level by level: how many people get a node and through which menus, or in which it would have to be on (L1, L4). */
export function WhoGetsIt({
  node,
  shown,
  people,
  onMenu,
}: {
  node: NodeKey
  shown: MenusState
  people: MenuScreen['people']
  onMenu: (menu: Menu) => void
}) {
  const t = useTranslations('menuScreen')
  const peopleText = usePeopleText(people)
  const needed = levelOf(node)
  const links = (of: Menu[]) =>
    of.map((menu, index) => (
      <Fragment key={menu}>
        {index > 0 && ` ${t('or')} `}
        <TextButton onClick={() => onMenu(menu)}>{t(menu)}</TextButton>
      </Fragment>
    ))
  const answer = (level: Level) => {
    const could = menusFor(level, needed)
    if (could.length === 0) return <span className="text-muted">{t('notFor', { level: t(`levels.${needed}`) })}</span>
    const ways = waysTo(shown, level, node)
    if (ways.length === 0)
      return (
        <>
          {t('notNow')} {links(could)}
        </>
      )
    const { count, more, logins } = people[level]
    return (
      <>
        {peopleText([level])}
        {!more && count === logins.length && count > 0 && <span className="text-muted"> · {logins.join(', ')}</span>}
        {/* Through its own menu is as one expects. */}
        {!ways.includes(level) && <span className="text-muted"> · {t('via', { menus: ways.map((menu) => t(menu)).join(', ') })}</span>}
      </>
    )
  }
  return <DescriptionList items={menus.map((level) => ({ name: t(`levels.${level}`), value: answer(level) }))} />
}
