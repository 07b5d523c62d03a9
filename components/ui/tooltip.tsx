'use client'
import { cloneElement, type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react'

/**
 * Tooltip: a few words about a control, on hover and on focus; Escape hides them. It describes (aria-describedby), it does not name: the control keeps a name of
 * its own. Where the words merely repeat the name of an icon, IconButton's title is enough.
 */
export function Tooltip({ text, children }: { text: ReactNode; children: ReactElement<{ 'aria-describedby'?: string }> }) {
  const id = useId()
  const anchor = useRef<HTMLSpanElement>(null)
  const bubble = useRef<HTMLSpanElement>(null)
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const element = bubble.current
    if (!element || !shown) return
    element.showPopover()
    const from = anchor.current?.firstElementChild?.getBoundingClientRect()
    if (from) {
      element.style.left = `${Math.max(8, Math.min(from.left + from.width / 2 - element.offsetWidth / 2, innerWidth - element.offsetWidth - 8))}px`
      element.style.top = `${from.bottom + 6 + element.offsetHeight > innerHeight ? from.top - element.offsetHeight - 6 : from.bottom + 6}px`
    }
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setShown(false)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      if (element.matches(':popover-open')) element.hidePopover()
    }
  }, [shown])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to what happens to the control inside
    <span
      ref={anchor}
      className="contents"
      onPointerEnter={() => setShown(true)}
      onPointerLeave={() => setShown(false)}
      onFocus={() => setShown(true)}
      onBlur={() => setShown(false)}
    >
      {cloneElement(children, { 'aria-describedby': id })}
      <span
        ref={bubble}
        id={id}
        role="tooltip"
        popover="manual"
        className="pointer-events-none fixed inset-auto m-0 max-w-64 rounded-control border-0 bg-text px-2 py-1 text-meta text-surface"
      >
        {text}
      </span>
    </span>
  )
}
