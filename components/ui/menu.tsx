'use client'
import { clsx } from 'clsx'
import { Check } from 'lucide-react'
import Link from 'next/link'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { buttonLook } from './button-look'
import { surfaceLook, useAnchored } from './popover'

export type MenuItem =
  | { kind: 'action'; label: ReactNode; icon?: ReactNode; onSelect: () => void; danger?: boolean }
  | { kind: 'link'; label: ReactNode; icon?: ReactNode; href: string }
  | { kind: 'choice'; label: ReactNode; checked: boolean; onSelect: () => void; lang?: string }
  | { kind: 'head'; label: ReactNode }
  | { kind: 'line' }

/**
 * Menu: what one can do with a thing, behind a button (WAI-ARIA menu button: arrows walk, Home and End, first letters, Escape gives the focus back).
 * `label` is what the button shows, `name` its accessible name where that is an icon; `listName` that of the list where the button is named by its label.
 */
export function Menu({
  name,
  listName = name,
  label,
  look,
  items,
  align = 'end',
}: {
  name?: string
  listName?: string
  label: ReactNode
  look?: string
  items: readonly MenuItem[]
  align?: 'start' | 'end'
}) {
  const trigger = useRef<HTMLButtonElement>(null)
  const surface = useRef<HTMLDivElement>(null)
  const id = useId()
  const open = useAnchored(trigger, surface, align)
  const entries = () => [...(surface.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
  const close = () => surface.current?.hidePopover()

  useEffect(() => {
    if (open) surface.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus()
  }, [open])

  const onKeyDown = (event: KeyboardEvent) => {
    const all = entries()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const to = target(event.key, at, all)
    if (event.key === 'Tab') close()
    if (to === undefined) return
    event.preventDefault()
    all[to]?.focus()
  }

  return (
    <>
      <button
        ref={trigger}
        type="button"
        popoverTarget={id}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={name}
        title={name}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          surface.current?.showPopover()
        }}
        className={look ?? buttonLook({ variant: 'quiet' })}
      >
        {label}
      </button>
      <div
        ref={surface}
        id={id}
        popover="auto"
        role="menu"
        aria-label={listName}
        onKeyDown={onKeyDown}
        className={clsx(surfaceLook, 'min-w-44 p-1')}
      >
        {items.map((item, index) => (
          <Entry key={index} item={item} close={close} />
        ))}
      </div>
    </>
  )
}

function Entry({ item, close }: { item: MenuItem; close: () => void }) {
  if (item.kind === 'line') return <hr className="my-1 border-line border-t" />
  if (item.kind === 'head') return <div className="px-2 pt-1.5 pb-1 text-meta text-muted">{item.label}</div>
  if (item.kind === 'link') {
    return (
      <Link prefetch={false} href={item.href} role="menuitem" tabIndex={-1} onClick={close} className={entryLook}>
        {item.icon}
        {item.label}
      </Link>
    )
  }
  const select = () => {
    close()
    item.onSelect()
  }
  if (item.kind === 'choice') {
    return (
      <button
        type="button"
        role="menuitemradio"
        aria-checked={item.checked}
        lang={item.lang}
        tabIndex={-1}
        onClick={select}
        className={entryLook}
      >
        <Check aria-hidden className={clsx('size-4', !item.checked && 'invisible')} />
        {item.label}
      </button>
    )
  }
  return (
    <button type="button" role="menuitem" tabIndex={-1} onClick={select} className={clsx(entryLook, item.danger && 'text-negative')}>
      {item.icon}
      {item.label}
    </button>
  )
}

const entryLook =
  'focus-inside flex h-(--size-control) w-full items-center gap-2 rounded-control px-2 text-left text-body no-underline hover:bg-hover focus:bg-hover coarse:h-(--size-touch) [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted'

/** Where a key leads to among the entries; undefined for a key that means nothing here. */
function target(key: string, at: number, all: readonly HTMLElement[]): number | undefined {
  if (key === 'ArrowDown') return (at + 1) % all.length
  if (key === 'ArrowUp') return (at - 1 + all.length) % all.length
  if (key === 'Home') return 0
  if (key === 'End') return all.length - 1
  if (key.length !== 1 || key === ' ') return undefined
  const order = all.map((_, step) => (at + 1 + step) % all.length)
  return order.find((index) => all[index]?.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()))
}
