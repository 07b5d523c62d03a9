'use client'
import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { found, moveFor, type TreeItem, visibleItems } from './visible'

/** How long one may pause between two letters of one word, in milliseconds. */
const pause = 700

/**
 * Tree: a WAI-ARIA tree of which one item is chosen; items are named after their nodes. `row` draws what stands behind the chevron (icon, name, remarks), `describe`
 * says the remarks to a screen reader. The focus chooses: what is chosen is shown elsewhere at once. Space does what belongs to the item (`onSpace`).
 * `closed` holds the folders that are folded up.
 */
export function Tree<Item extends TreeItem>({
  label,
  items,
  chosen,
  onChoose,
  closed,
  onClosed,
  onSpace,
  row,
  describe,
  describedBy,
}: {
  label: string
  items: readonly Item[]
  chosen: string
  onChoose: (id: string) => void
  closed: ReadonlySet<string>
  onClosed: (closed: ReadonlySet<string>) => void
  onSpace?: (id: string) => void
  row: (item: Item) => ReactNode
  describe?: (item: Item) => string
  describedBy?: string
}) {
  const tree = useRef<HTMLDivElement>(null)
  const typing = useRef({ text: '', at: 0 })
  const shown = visibleItems(items, closed)
  // One item is always in the tab order, also while a filter hides the chosen one.
  const stop = shown.some(({ item }) => item.id === chosen) ? chosen : shown[0]?.item.id
  const open = (ids: readonly string[]) => onClosed(new Set([...closed].filter((id) => !ids.includes(id))))
  const close = (item: TreeItem) => {
    onClosed(new Set([...closed, item.id]))
    // What is no longer there cannot stay chosen.
    if (visibleItems(item.children, new Set()).some((under) => under.item.id === chosen)) onChoose(item.id)
  }
  const go = (id: string) => {
    onChoose(id)
    tree.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus()
  }
  const type = (letter: string, at: string): boolean => {
    const now = Date.now()
    typing.current = { text: now - typing.current.at < pause ? typing.current.text + letter : letter, at: now }
    const to = found(typing.current.text, at, shown)
    if (to) go(to)
    return Boolean(to)
  }
  const onKeyDown = (event: KeyboardEvent, item: TreeItem) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return
    const move = moveFor(event.key, item.id, shown, closed)
    const typed = event.key.length === 1 && (event.key !== ' ' || Date.now() - typing.current.at < pause)
    if (!move && !typed && event.key !== ' ') return
    event.preventDefault()
    if (move?.open) open(move.open)
    if (move?.close) close(item)
    if (move?.focus) go(move.focus)
    if (move) {
      typing.current.at = 0
      return
    }
    // A space that is part of no name is not typed: it is pressed.
    const letter = typed && type(event.key, item.id)
    if (event.key === ' ' && !letter) {
      typing.current.at = 0
      onSpace?.(item.id)
    }
  }
  return (
    <div ref={tree} role="tree" aria-label={label} aria-describedby={describedBy} className="py-2">
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
          tabIndex={item.id === stop ? 0 : -1}
          onClick={() => onChoose(item.id)}
          onDoubleClick={() => (closed.has(item.id) ? open([item.id]) : item.children.length > 0 && close(item))}
          onKeyDown={(event) => onKeyDown(event, item)}
          className={clsx(
            'focus-inside mx-3 flex h-8 cursor-default select-none items-center gap-2 rounded-control pr-3 pl-1 coarse:h-(--size-touch) max-md:mx-1',
            item.id === chosen ? 'bg-selected' : 'hover:bg-hover',
          )}
        >
          {Array.from({ length: level - 1 }, (_, above) => (
            <span key={above} aria-hidden className="-mr-2 flex w-6 shrink-0 justify-center self-stretch max-md:w-4">
              <span className="w-px bg-line" />
            </span>
          ))}
          <span
            aria-hidden
            onClick={(event) => {
              event.stopPropagation()
              if (closed.has(item.id)) open([item.id])
              else close(item)
            }}
            onDoubleClick={(event) => event.stopPropagation()}
            className={clsx(
              '-mr-1 grid size-6 shrink-0 place-items-center rounded-chip text-muted hover:text-text coarse:h-full coarse:w-8',
              item.children.length === 0 && 'invisible',
            )}
          >
            <ChevronDown className={clsx('size-3.5', closed.has(item.id) && '-rotate-90')} />
          </span>
          {row(item as Item)}
        </div>
      ))}
    </div>
  )
}
