'use client'
import { ChevronsDownUp, ChevronsUpDown, Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useId, useMemo, useState } from 'react'
import { Tree } from '@/components/tree/tree'
import { foldersOf } from '@/components/tree/visible'
import { Button, IconButton } from '@/components/ui/button'
import { ChipButton } from '@/components/ui/chip'
import { Empty } from '@/components/ui/empty'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import { Status } from '@/components/ui/status'
import type { Language } from '@/lib/kernel/context'
import { type Menu, menus, type NodeKey, nodeKeys, nodeOf } from '@/lib/menus/nodes'
import { isAvailable, type MenusState } from '@/lib/menus/rules'
import { describeNode, NodeRow } from './node-row'
import { type Filter, foldedAtFirst, type MenuItem, treeOf } from './tree-of'
import type { Wishes } from './wishes'

const everything: Filter = { find: '', only: 'all' }
const nothingFolded: ReadonlySet<string> = new Set()

/** The choice of menu, search and counts, and under them the tree. */
export function MenuTree({
  menu,
  stored,
  shown,
  wishes,
  language,
  changed,
  onMenu,
  chosen,
  onChoose,
  onSpace,
  children,
}: {
  menu: Menu
  stored: MenusState
  shown: MenusState
  wishes: Wishes
  language: Language
  changed: { by: string; at: string } | null
  onMenu: (menu: Menu) => void
  chosen: NodeKey
  onChoose: (node: NodeKey) => void
  onSpace: (node: NodeKey, name: string) => void
  children: ReactNode
}) {
  const t = useTranslations('menuScreen')
  const [filter, setFilter] = useState(everything)
  const [folded, setFolded] = useState(foldedAtFirst)
  const keys = useId()
  const filtered = filter.find.trim() !== '' || filter.only !== 'all'
  const items = useMemo(() => treeOf(menu, stored, shown, language, filter), [menu, stored, shown, language, filter])
  const unavailable = useMemo(() => nodeKeys.filter((key) => !isAvailable(shown, menu, key)).length, [shown, menu])
  // What a filter finds is shown, however the tree is folded otherwise.
  const closed = filtered ? nothingFolded : folded
  const only = (what: Filter['only']) => setFilter({ ...filter, only: filter.only === what ? 'all' : what })
  return (
    <div className="flex min-w-0 flex-col lg:row-span-2 lg:min-h-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-6 py-3 max-md:px-4">
        <Segmented
          label={t('choice')}
          name="menu"
          value={menu}
          choices={menus.map((value) => ({ value, label: t(value), marked: wishes[value].size > 0 }))}
          onChange={(value) => onMenu(value as Menu)}
        />
        <div className="ml-auto flex min-w-0 items-center gap-1 max-md:w-full [&>span]:flex-1">
          <Input
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            lead={<Search />}
            value={filter.find}
            onChange={(event) => setFilter({ ...filter, find: event.target.value })}
            className="md:w-50"
          />
          <IconButton label={t('expandAll')} disabled={filtered} onClick={() => setFolded(nothingFolded)}>
            <ChevronsUpDown />
          </IconButton>
          <IconButton label={t('collapseAll')} disabled={filtered} onClick={() => setFolded(new Set(foldersOf(items)))}>
            <ChevronsDownUp />
          </IconButton>
        </div>
      </div>
      <div className="flex min-h-(--size-row) flex-wrap items-center gap-x-4 gap-y-1 border-line-strong border-y bg-sunken px-6 py-1 text-secondary text-small max-md:px-4">
        <Status kind="available">{t('availableCount', { count: nodeKeys.length - unavailable })}</Status>
        <ChipButton chosen={filter.only === 'unavailable'} count={unavailable} onClick={() => only('unavailable')}>
          {t('unavailableCount')}
        </ChipButton>
        {(wishes[menu].size > 0 || filter.only === 'changed') && (
          <ChipButton chosen={filter.only === 'changed'} count={wishes[menu].size} onClick={() => only('changed')}>
            {t('changedCount')}
          </ChipButton>
        )}
        {changed && <p className="ml-auto truncate text-meta text-muted">{t('lastChanged', changed)}</p>}
      </div>
      <div className="grid gap-2 px-6 pt-3 empty:hidden max-md:px-4">{children}</div>
      {items.length === 0 ? (
        <Empty
          action={
            <Button size="small" onClick={() => setFilter(everything)}>
              {t('clearFilter')}
            </Button>
          }
        >
          {t('nothing')}
        </Empty>
      ) : (
        <div className="flex-1 lg:min-h-0 lg:overflow-y-auto">
          <Tree<MenuItem>
            label={t(menu)}
            describedBy={keys}
            items={items}
            chosen={chosen}
            onChoose={(id) => onChoose(id as NodeKey)}
            closed={closed}
            onClosed={filtered ? () => undefined : setFolded}
            onSpace={(id) => onSpace(id as NodeKey, nodeOf(id as NodeKey).name[language])}
            row={(item) => <NodeRow item={item} />}
            describe={(item) => describeNode(item, t)}
          />
        </div>
      )}
      <p id={keys} className="sr-only">
        {t('keys')}
      </p>
    </div>
  )
}
