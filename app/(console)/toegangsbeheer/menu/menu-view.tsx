'use client'
import { clsx } from 'clsx'
import { Lock } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Tree } from '@/components/tree/tree'
import type { TreeItem } from '@/components/tree/visible'
import { DescriptionList } from '@/components/ui/description-list'
import { Note } from '@/components/ui/note'
import { Status, StatusIcon } from '@/components/ui/status'

export type MenuItem = TreeItem & {
  path: string[]
  available: boolean
  locked: boolean
  closedBy: string | null
  addresses: string[]
  children: MenuItem[]
}

type Words = Record<
  | 'available'
  | 'unavailable'
  | 'unreachable'
  | 'locked'
  | 'now'
  | 'above'
  | 'aboveOpen'
  | 'aboveClosed'
  | 'counted'
  | 'page'
  | 'folder'
  | 'effect',
  string
>

/** A menu as a tree with check or cross, and beside it what the chosen node is. */
export function MenuView({ label, items, choice, words }: { label: string; items: MenuItem[]; choice: ReactNode; words: Words }) {
  const all = flat(items)
  const [chosen, setChosen] = useState(all[0]?.id ?? '')
  const node = all.find(({ id }) => id === chosen)
  const available = all.filter((item) => item.available).length
  return (
    <div className="flex min-h-0 flex-1 max-lg:flex-col">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <div className="flex flex-wrap items-center justify-between gap-3 border-line-strong border-b px-6 py-3 max-md:px-4">
          {choice}
          <p className="text-secondary text-small">
            {words.counted.replace('{available}', String(available)).replace('{unavailable}', String(all.length - available))}
          </p>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto">
          <Tree
            label={label}
            items={items}
            chosen={chosen}
            onChoose={setChosen}
            row={(item) => <Row item={item} words={words} />}
            describe={(item) => describe(item, words)}
          />
        </div>
      </div>
      {node && (
        <aside
          aria-label={node.name}
          className="w-(--size-panel) shrink-0 border-line-strong border-l px-5 py-3 max-lg:w-full max-lg:border-t max-lg:border-l-0"
        >
          <h2 className="font-semibold text-section">{node.name}</h2>
          <p className="text-secondary text-small">{[label, ...node.path, node.name].join(' › ')}</p>
          {node.addresses.length === 0 && <p className="mt-3 text-secondary">{words.folder}</p>}
          <DescriptionList
            className="mt-4 border-line border-t pt-4"
            items={[
              {
                name: words.now,
                value: (
                  <Status kind={node.available ? 'available' : 'unavailable'}>
                    {node.available ? words.available : words.unavailable}
                  </Status>
                ),
              },
              { name: words.above, value: node.closedBy ? words.aboveClosed.replace('{name}', node.closedBy) : words.aboveOpen },
              ...(node.addresses.length > 0 ? [{ name: words.page, value: node.addresses.join(', ') }] : []),
            ]}
          />
          <Note className="mt-4">{words.effect}</Note>
        </aside>
      )}
    </div>
  )
}

const describe = (item: MenuItem, words: Words) =>
  [item.available ? words.available : words.unavailable, item.closedBy && words.unreachable, item.locked && words.locked]
    .filter(Boolean)
    .join(', ')

function Row({ item, words }: { item: MenuItem; words: Words }) {
  return (
    <>
      <StatusIcon kind={item.available ? 'available' : 'unavailable'} className={clsx('size-4', item.closedBy && 'opacity-60')} />
      <span className={item.closedBy ? 'text-muted' : undefined}>{item.name}</span>
      {item.closedBy && <span className="truncate text-meta text-muted">{words.unreachable}</span>}
      {item.locked && (
        <span className="flex items-center gap-1 text-meta text-muted">
          <Lock aria-hidden className="size-3" />
          {words.locked}
        </span>
      )}
    </>
  )
}

const flat = (items: readonly MenuItem[]): MenuItem[] => items.flatMap((item) => [item, ...flat(item.children)])
