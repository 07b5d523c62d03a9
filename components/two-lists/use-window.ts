'use client'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Lists up to this many rows are drawn whole. */
const drawnWhole = 500
/** Rows drawn beyond what can be seen, above and below; also how far one scrolls before others are drawn. */
const beyond = 16
const useBrowserLayoutEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect

/** The first of the rows to draw, when `top` is the first that can be seen: in steps, so that not every pixel draws anew. */
const firstDrawn = (top: number): number => Math.max(0, Math.floor(top / beyond) * beyond - beyond)

/**
 * Which rows of a long list are drawn: those in sight and some around them; all of them where there are few. All rows have one height. The heights
 * of what is not drawn are set through the object model, for the content policy allows no style attributes.
 */
export function useWindow(count: number): {
  first: number
  last: number
  list: RefObject<HTMLDivElement | null>
  above: RefObject<HTMLDivElement | null>
  below: RefObject<HTMLDivElement | null>
  onScroll: () => void
  /** Brings a row into sight, drawn at once. */
  reveal: (row: number) => void
} {
  const [list, above, below] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)]
  const height = useRef(32)
  const [seen, setSeen] = useState({ first: 0, size: 3 * beyond })
  const whole = count <= drawnWhole
  const first = whole ? 0 : Math.min(seen.first, Math.max(0, count - seen.size))
  const last = whole ? count : Math.min(count, first + seen.size)

  const look = useCallback((top: number) => {
    const element = list.current
    if (!element) return
    const size = Math.ceil(element.clientHeight / height.current) + 3 * beyond
    const begin = firstDrawn(Math.floor(top / height.current))
    setSeen((now) => (now.first === begin && now.size === size ? now : { first: begin, size }))
  }, [])

  useEffect(() => {
    const element = list.current
    if (!element) return
    const observer = new ResizeObserver(() => look(element.scrollTop))
    observer.observe(element)
    return () => observer.disconnect()
  }, [look])

  useBrowserLayoutEffect(() => {
    const row = list.current?.querySelector<HTMLElement>('[data-row]')
    if (row) height.current = row.offsetHeight
    if (above.current) above.current.style.height = `${first * height.current}px`
    if (below.current) below.current.style.height = `${(count - last) * height.current}px`
  }, [first, last, count])

  const reveal = useCallback(
    (row: number) => {
      const element = list.current
      if (!element) return
      const [top, bottom] = [row * height.current, (row + 1) * height.current]
      if (top < element.scrollTop) element.scrollTop = top
      else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight
      look(element.scrollTop)
    },
    [look],
  )
  return { first, last, list, above, below, onScroll: () => look(list.current?.scrollTop ?? 0), reveal }
}
