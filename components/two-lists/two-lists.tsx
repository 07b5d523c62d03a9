'use client'
import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight } from 'lucide-react'
import { type ReactNode, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Listbox, type ListboxHandle } from './listbox'
import { all, type ListRow } from './rows'

export type Side = 'left' | 'right'

/** One of the two lists: its name, how many things it holds, the search and filter above it, its rows as filtered (`filter` tells one filter from another), and what stands there when there are none. */
export type ListSide = { label: string; count: string; tools: ReactNode; rows: readonly ListRow[]; filter: string; empty: ReactNode }

export type TwoListsWords = {
  right: string
  left: string
  allRight: string
  allLeft: string
  /** What "all" means. */
  allHint: string
  /** How one goes about with the keys; said to a screen reader at both lists. */
  keys: string
  /** The same in a few words, for who sees the list. */
  keysShort: string
  foot: (shown: number, chosen: number, hidden: number) => string
}

/**
 * TwoLists: what is available at the left, what is chosen at the right; one, several or all that is shown are moved with buttons, a double press or Enter.
 * `onMove` says what is moved; the rows follow from outside, and so does what a screen reader hears of it (`said`). After a move the focus stays in the list one moves from, at the next line.
 */
export function TwoLists({
  left,
  right,
  onMove,
  said,
  words,
}: {
  left: ListSide
  right: ListSide
  onMove: (keys: readonly string[], to: Side) => void
  said: string
  words: TwoListsWords
}) {
  const hint = useId()
  const lists = { left: useRef<ListboxHandle>(null), right: useRef<ListboxHandle>(null) }
  const none: ReadonlySet<string> = new Set()
  const [chosen, setChosen] = useState({ left: none, right: none })
  const sides = { left, right }
  const choose = (side: Side, keys: ReadonlySet<string>) => setChosen((now) => ({ ...now, [side]: keys }))
  const move = (keys: readonly string[], from: Side) => {
    if (keys.length === 0) return
    const to = from === 'left' ? 'right' : 'left'
    const gone = new Set(keys)
    lists[from].current?.leave(gone)
    onMove(keys, to)
    choose(from, none)
    // Where nothing is left to move, the work goes on at the other side.
    const emptied = all(sides[from].rows).every((key) => gone.has(key))
    requestAnimationFrame(() => lists[emptied ? to : from].current?.focus())
  }
  const pane = (side: Side) => (
    <Pane
      key={side}
      list={sides[side]}
      handle={lists[side]}
      chosen={chosen[side]}
      onChoose={(keys) => choose(side, keys)}
      onMove={(keys) => move(keys, side)}
      hint={hint}
      words={words}
    />
  )
  const button = (from: Side, name: string, keys: readonly string[], count: number | null, Icon: typeof ChevronLeft) => (
    <Button aria-label={name} disabled={keys.length === 0} onClick={() => move(keys, from)} className="justify-between">
      {from === 'right' && <Icon aria-hidden />}
      <span className="mr-auto">{name}</span>
      {count !== null && count > 0 && <span className="text-muted text-small">{count}</span>}
      {from === 'left' && <Icon aria-hidden />}
    </Button>
  )
  const [toRight, toLeft] = [[...chosen.left], [...chosen.right]]
  return (
    <div className="flex min-h-72 flex-1 gap-4 px-6 pb-4 max-md:px-4 max-lg:flex-col">
      {pane('left')}
      <div className="grid w-44 shrink-0 content-center gap-2 max-lg:w-auto max-lg:grid-cols-2">
        {button('left', words.right, toRight, toRight.length, ChevronRight)}
        {button('right', words.left, toLeft, toLeft.length, ChevronLeft)}
        <span className="h-4 max-lg:hidden" />
        {button('left', words.allRight, all(left.rows), null, ChevronsRight)}
        {button('right', words.allLeft, all(right.rows), null, ChevronsLeft)}
        <p className="text-center text-meta text-muted max-lg:col-span-2">{words.allHint}</p>
        <p id={hint} className="sr-only">
          {words.keys}
        </p>
        <p role="status" className="sr-only">
          {said}
        </p>
      </div>
      {pane('right')}
    </div>
  )
}

function Pane({
  list,
  handle,
  chosen,
  onChoose,
  onMove,
  hint,
  words,
}: {
  list: ListSide
  handle: React.RefObject<ListboxHandle | null>
  chosen: ReadonlySet<string>
  onChoose: (keys: ReadonlySet<string>) => void
  onMove: (keys: readonly string[]) => void
  hint: string
  words: TwoListsWords
}) {
  const options = list.rows.filter((row) => row.kind === 'option')
  const hidden = chosen.size === 0 ? 0 : chosen.size - options.reduce((sum, row) => sum + Number(chosen.has(row.key)), 0)
  return (
    <section className="relative flex min-h-0 min-w-0 flex-1 flex-col overflow-hidden rounded-overlay border border-line-strong max-lg:h-96 max-lg:flex-none">
      <header className="grid gap-2 border-line-strong border-b bg-sunken px-3 py-2.5">
        <h2 className="font-medium">
          {list.label} <span className="ml-1 font-regular text-muted text-small">{list.count}</span>
        </h2>
        {list.tools}
      </header>
      <Listbox
        ref={handle}
        label={list.label}
        describedBy={hint}
        rows={list.rows}
        filter={list.filter}
        chosen={chosen}
        onChoose={onChoose}
        onMove={onMove}
      />
      {list.rows.length === 0 && <div className="absolute inset-x-3 bottom-14 top-24 grid place-items-center text-muted">{list.empty}</div>}
      <footer className="flex justify-between gap-3 border-line-strong border-t px-3 py-2 text-meta text-muted">
        <span>{words.foot(options.length, chosen.size, hidden)}</span>
        <span aria-hidden className="coarse:hidden max-xl:hidden">
          {words.keysShort}
        </span>
      </footer>
    </section>
  )
}
