'use client'
import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { moveFor, type TreeItem, visibleItems } from './visible'

/**
 * Tree: a WAI-ARIA tree of which one item is chosen; items are named after their nodes. `row` draws what stands behind the chevron (icon, name, remarks), `describe` says the remarks to a screen reader.
 * The focus chooses: what is chosen is shown elsewhere at once.
 */
export function Tree<Item extends TreeItem>({
  label,
  items,
  chosen,
  onChoose,
  row,
  describe,
}: {
  label: string
  items: readonly Item[]
  chosen: string
  onChoose: (id: string) => void
  row: (item: Item) => ReactNode
  describe?: (item: Item) => string
}) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const tree = useRef<HTMLDivElement>(null)
  const shown = visibleItems(items, closed)
  const toggle = (id: string, open: boolean) => {
    const next = new Set(closed)
    if (open) next.delete(id)
    else next.add(id)
    setClosed(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const move = event.ctrlKey || event.metaKey || event.altKey ? null : moveFor(event.key, chosen, shown, closed)
    if (!move) return
    event.preventDefault()
    if (move.open) toggle(move.open, true)
    if (move.close) toggle(move.close, false)
    if (!move.focus) return
    onChoose(move.focus)
    tree.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(move.focus)}"]`)?.focus()
  }
  return (
    <div ref={tree} role="tree" aria-label={label} className="py-2">
      {shown.map(({ item, level, place, siblings }) => (
        <div
          key={item.id}
          role="treeitem"
          data-id={item.id}
          aria-label={item.name}
          aria-description={describe?.(item as Item)}
          aria-level={level}
          aria-posinset={place}
          aria-setsize={siblings}
          aria-selected={item.id === chosen}
          aria-expanded={item.children.length > 0 ? !closed.has(item.id) : undefined}
          tabIndex={item.id === chosen ? 0 : -1}
          onClick={() => onChoose(item.id)}
          onKeyDown={onKeyDown}
          className={clsx(
            'focus-inside mx-3 flex h-8 cursor-default items-center gap-2 rounded-control pr-3 coarse:h-(--size-touch)',
            ['pl-3', 'pl-9', 'pl-15', 'pl-21'][Math.min(level - 1, 3)],
            item.id === chosen ? 'bg-selected' : 'hover:bg-hover',
          )}
        >
          <ChevronDown
            aria-hidden
            onClick={(event) => {
              event.stopPropagation()
              toggle(item.id, closed.has(item.id))
            }}
            className={clsx('size-3.5 shrink-0 text-muted', item.children.length === 0 && 'invisible', closed.has(item.id) && '-rotate-90')}
          />
          {row(item as Item)}
        </div>
      ))}
    </div>
  )
}
