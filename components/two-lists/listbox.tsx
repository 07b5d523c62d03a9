'use client'
import { type KeyboardEvent, type MouseEvent, type Ref, useEffect, useId, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { nearest, placeAfter, range, staying, toggled, typedTo } from './keys'
import { Row } from './row'
import { isOption, type ListRow, placesOf } from './rows'
import { useWindow } from './use-window'

export type ListboxHandle = {
  /** Options are about to go: remembers the next that stays. */
  leave: (keys: ReadonlySet<string>) => void
  /** Gives the list the focus, at the option remembered or where one was. */
  focus: () => void
}

/**
 * Listbox: options of which several can be chosen (WAI-ARIA listbox), as quick with ten thousand of them as with ten. The focus stays on the list,
 * `aria-activedescendant` names the option; a press chooses or lets go, with Shift a range; Enter and a double press move. `rows` that are shown no more are let go.
 */
export function Listbox({
  ref,
  label,
  describedBy,
  rows,
  filter,
  chosen,
  onChoose,
  onMove,
}: {
  ref?: Ref<ListboxHandle>
  label: string
  describedBy?: string
  rows: readonly ListRow[]
  filter: string
  chosen: ReadonlySet<string>
  onChoose: (chosen: ReadonlySet<string>) => void
  onMove: (keys: readonly string[]) => void
}) {
  const id = useId()
  const { options, place } = useMemo(() => placesOf(rows), [rows])
  const { first, last, list, above, below, onScroll, reveal } = useWindow(rows.length)
  const [walked, setWalked] = useState({ at: 0, anchor: 0 })
  const typed = useRef({ text: '', at: 0 })
  const atOption = options[nearest(options, Math.min(walked.at, rows.length - 1))]
  const at = atOption ?? -1
  const rowAt = (event: { target: EventTarget }) => {
    const found = event.target instanceof Element ? event.target.closest('[role=option]')?.getAttribute('data-row') : null
    return found ? Number(found) : null
  }
  // What another filter shows is read from its beginning.
  useEffect(() => {
    setWalked({ at: 0, anchor: 0 })
    if (list.current) list.current.scrollTop = 0
  }, [filter, list])
  const next = useRef<string | null>(null)
  useImperativeHandle(ref, () => ({
    leave: (keys) => {
      next.current = staying(rows, options, at, keys)
    },
    focus: () => {
      const found = next.current === null ? -1 : rows.findIndex(({ key }) => key === next.current)
      next.current = null
      list.current?.focus({ preventScroll: true })
      if (found >= 0) go({ at: found })
      else if (at >= 0) reveal(at)
    },
  }))

  const go = (to: { at: number; anchor?: number; chosen?: ReadonlySet<string> }) => {
    setWalked({ at: to.at, anchor: to.anchor ?? to.at })
    if (to.chosen && to.chosen !== chosen) onChoose(to.chosen)
    reveal(to.at)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const here = rows[at]
    if (event.altKey || !here || !isOption(here)) return
    const { key, shiftKey: shift } = event
    const ctrl = event.ctrlKey || event.metaKey
    if (key === 'Enter' && !ctrl && !shift) {
      event.preventDefault()
      return onMove(chosen.size > 0 ? [...chosen] : here.locked ? [] : [here.key])
    }
    const spelling = key.length === 1 && !ctrl && key !== ' '
    if (spelling) {
      event.preventDefault()
      const text = event.timeStamp - typed.current.at < 500 ? typed.current.text + key.toLowerCase() : key.toLowerCase()
      typed.current = { text, at: event.timeStamp }
      const found = typedTo(text, at, rows, options)
      if (found !== null) go({ at: found })
      return
    }
    const walkedTo = placeAfter({ key, shift, ctrl }, { at, anchor: Math.min(walked.anchor, rows.length - 1), chosen }, rows, options)
    if (!walkedTo) return
    event.preventDefault()
    go(walkedTo)
  }
  const onClick = (event: MouseEvent) => {
    const row = rowAt(event)
    if (row === null) return
    // The second press of a double one moves; it must not let go what the first chose.
    if (event.detail > 1) return
    if (event.shiftKey) go({ at: row, anchor: walked.anchor, chosen: range(rows, walked.anchor, row, chosen) })
    else go({ at: row, chosen: toggled(rows, row, chosen) })
  }
  const onDoubleClick = (event: MouseEvent) => {
    const row = rows[rowAt(event) ?? -1]
    if (row && isOption(row) && !row.locked) onMove([row.key])
  }
  return (
    <div
      ref={list}
      role="listbox"
      aria-label={label}
      aria-multiselectable
      aria-describedby={describedBy}
      aria-activedescendant={at >= first && at < last ? `${id}-${at}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onMouseDown={(event) => {
        // The focus belongs to the list, so that it stays when the option is no longer drawn.
        if (rowAt(event) === null) return
        event.preventDefault()
        list.current?.focus({ preventScroll: true })
      }}
      onFocus={(event) => {
        const row = rowAt(event)
        if (row === null) return
        list.current?.focus({ preventScroll: true })
        go({ at: row, anchor: walked.anchor })
      }}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onScroll={onScroll}
      className="group focus-inside relative min-h-0 flex-1 overflow-y-auto overscroll-contain"
    >
      <div ref={above} role="presentation" />
      {rows.slice(first, last).map((row, index) => (
        <Row
          key={row.key}
          row={row}
          id={`${id}-${first + index}`}
          index={first + index}
          active={first + index === at}
          chosen={chosen.has(row.key)}
          place={place[first + index]!}
          of={options.length}
        />
      ))}
      <div ref={below} role="presentation" />
    </div>
  )
}
