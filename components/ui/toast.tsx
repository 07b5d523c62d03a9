'use client'
import { X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { IconButton } from './button'
import { StatusIcon } from './status'

type Toast = { id: number; kind: 'done' | 'error' | 'info'; text: string }

let toasts: readonly Toast[] = []
let next = 1
const listeners = new Set<() => void>()
const set = (changed: readonly Toast[]) => {
  toasts = changed
  for (const listener of listeners) listener()
}

/** Says in a corner what has happened; the same said again takes the place of what stands there. Only for what is also visible on the page: an error that asks something of the person stands in the form. */
export const toast = (kind: Toast['kind'], text: string) =>
  set([...toasts.filter((other) => other.text !== text).slice(-2), { id: next++, kind, text }])

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
const none: readonly Toast[] = []

/** Toaster: stands once in the shell, over what the foot of a list or page says at its beginning, where no button is; reads each message out, keeps it six seconds (an error twelve), longer under the pointer or the focus. */
export function Toaster({ label, closeLabel }: { label: string; closeLabel: string }) {
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => none,
  )
  return (
    <section
      aria-label={label}
      aria-live="polite"
      className="pointer-events-none fixed right-4 bottom-44 z-40 grid w-80 max-w-[calc(100vw-2rem)] gap-2 md:right-auto md:bottom-9 md:left-[calc(var(--size-sidebar)+4rem)] md:w-72"
    >
      {shown.map((item) => (
        <Message key={item.id} item={item} closeLabel={closeLabel} />
      ))}
    </section>
  )
}

function Message({ item, closeLabel }: { item: Toast; closeLabel: string }) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => set(toasts.filter((other) => other.id !== item.id)), item.kind === 'error' ? 12_000 : 6000)
    return () => clearTimeout(timer)
  }, [held, item])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer or the focus only keeps it from going
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex animate-[rise_var(--duration-panel)_var(--ease-out)] items-start gap-2 rounded-overlay bg-overlay py-2 pr-1 pl-3 shadow-overlay"
    >
      <StatusIcon kind={item.kind} className="mt-1.5" />
      <p className="min-w-0 flex-1 py-1">{item.text}</p>
      <IconButton label={closeLabel} size="small" onClick={() => set(toasts.filter((other) => other.id !== item.id))}>
        <X />
      </IconButton>
    </div>
  )
}
