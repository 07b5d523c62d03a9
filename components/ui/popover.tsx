'use client'
import { clsx } from 'clsx'
import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { buttonLook } from './button-look'

/**
 * Popover: a small surface above the page that belongs to a button (a filter, an explanation). Escape and a click elsewhere close it; the browser's
 * top layer holds it, so nothing cuts it off. The trigger is a button with `label` as its content and, when that is an icon, `name` as its name.
 */
export function Popover({
  label,
  name,
  look,
  align = 'start',
  anew = false,
  className,
  children,
}: {
  label: ReactNode
  name?: string
  look?: string
  align?: 'start' | 'end'
  /** What it holds is there only while it is open: labels in it that also stand on the page lead to one control then. */
  anew?: boolean
  className?: string
  children: ReactNode
}) {
  const trigger = useRef<HTMLButtonElement>(null)
  const surface = useRef<HTMLDivElement>(null)
  const id = useId()
  const open = useAnchored(trigger, surface, align)
  const [filled, fill] = useState(!anew)
  // One opens it to type, where it has a field: that field is ready, its text replaced by the first key.
  useEffect(() => {
    const field = open && surface.current?.querySelector<HTMLInputElement>('input:is(:not([type]), [type=text], [type=search])')
    if (field) {
      field.focus()
      field.select()
    }
  }, [open])
  return (
    <>
      <button
        ref={trigger}
        type="button"
        popoverTarget={id}
        aria-expanded={open}
        aria-haspopup="dialog"
        aria-label={name}
        title={name}
        className={look ?? buttonLook({ variant: 'plain' })}
      >
        {label}
      </button>
      <div
        ref={surface}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={name}
        // Filled before it is shown, for its place depends on its size.
        onBeforeToggle={(event) => anew && flushSync(() => fill(event.newState === 'open'))}
        className={clsx(surfaceLook, 'p-3', className)}
      >
        {filled && children}
      </div>
    </>
  )
}

export const surfaceLook =
  'fixed inset-auto m-0 max-h-[min(24rem,calc(100dvh-2rem))] max-w-[calc(100vw-1rem)] overflow-auto rounded-overlay border-0 bg-overlay text-body text-text shadow-overlay'

/** Places a `popover` element under its anchor (above it where there is no room) whenever it opens; returns whether it is open. */
export function useAnchored(
  anchor: RefObject<HTMLElement | null>,
  surface: RefObject<HTMLElement | null>,
  align: 'start' | 'end' | 'stretch',
) {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const element = surface.current
    if (!element) return
    const place = () => {
      const from = anchor.current?.getBoundingClientRect()
      if (!from) return
      if (align === 'stretch') element.style.width = `${from.width}px`
      const { offsetWidth: width, offsetHeight: height } = element
      const left = align === 'end' ? from.right - width : from.left
      element.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`
      const below = from.bottom + 4
      element.style.top = `${below + height > innerHeight - 8 && from.top > height + 12 ? from.top - height - 4 : below}px`
    }
    const onToggle = (event: Event) => {
      const now = (event as ToggleEvent).newState === 'open'
      setOpen(now)
      if (now) place()
    }
    element.addEventListener('toggle', onToggle)
    addEventListener('resize', place)
    document.addEventListener('scroll', place, true)
    return () => {
      element.removeEventListener('toggle', onToggle)
      removeEventListener('resize', place)
      document.removeEventListener('scroll', place, true)
    }
  }, [anchor, surface, align])
  return open
}
