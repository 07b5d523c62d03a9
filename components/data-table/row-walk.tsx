'use client'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { rowToward } from './rows'

/**
 * RowWalk: a list whose rows open something but are not chosen (`SelectionArea` is for those): arrows up and down walk the links of the rows
 * (`data-row`), Home and End, Enter opens; the focus is back on the row whose panel (`open`) closed.
 */
export function RowWalk({ open, className, children }: { open?: string; className?: string; children: ReactNode }) {
  const area = useRef<HTMLDivElement>(null)
  const shown = useRef(open)
  useEffect(() => {
    const was = shown.current
    shown.current = open
    if (was && !open) area.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(was)}"]`)?.focus({ preventScroll: true })
  }, [open])
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const link = event.target as HTMLElement
    if (!link.matches('[data-row]') || event.ctrlKey || event.metaKey || event.altKey) return
    const to = rowToward(event.key, [...(area.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])], link)
    if (!to) return
    event.preventDefault()
    to.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the links inside
    <div ref={area} onKeyDown={onKeyDown} className={className}>
      {children}
    </div>
  )
}
