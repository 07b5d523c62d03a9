'use client'
import { clsx } from 'clsx'
import Link, { useLinkStatus } from 'next/link'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'

/** While the next tab is on its way, what still shows the last one takes no clicks: a button there would do something else than one thinks. */
function OnItsWay({ panel }: { panel: string }) {
  const { pending } = useLinkStatus()
  useEffect(() => {
    const shown = pending ? document.getElementById(panel) : null
    if (!shown) return
    shown.inert = true
    return () => {
      shown.inert = false
    }
  }, [pending, panel])
  return null
}

/**
 * TabRow: tabs that each have an address (WAI-ARIA tabs with manual activation: arrows move the focus, Enter goes). What they show stands in a
 * `<TabPanel id={panel}>`; `current` is the address of the tab that is shown.
 *
 *     <TabRow label="Voorbeeld" panel="voorbeeld" current="?tab=gebruikers" tabs={[{ href: '?tab=gebruikers', name: 'Gebruikers', count: 64 }]} />
 */
export function TabRow({
  label,
  panel,
  tabs,
  current,
  stays,
  className,
}: {
  label: string
  panel: string
  tabs: readonly { href: string; name: string; count?: ReactNode }[]
  current: string | undefined
  /** The tabs are parts of one form: going to another keeps what is not saved. */
  stays?: boolean
  className?: string
}) {
  const focusable = tabs.some((tab) => tab.href === current) ? current : tabs[0]?.href
  const row = useRef<HTMLDivElement>(null)
  // On a screen too narrow for all of them, the tab that is shown is in sight.
  useEffect(() => {
    const tab = current !== undefined && row.current?.querySelector('[aria-selected=true]')
    if (!row.current || !tab) return
    const [around, it] = [row.current.getBoundingClientRect(), tab.getBoundingClientRect()]
    if (it.left < around.left || it.right > around.right) row.current.scrollLeft += it.left - around.left - (around.width - it.width) / 2
  }, [current])
  return (
    <div
      ref={row}
      role="tablist"
      aria-label={label}
      onKeyDown={walk}
      className={clsx('flex min-w-0 gap-5 overflow-x-auto [scrollbar-width:none]', className)}
    >
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          prefetch={false}
          scroll={false}
          role="tab"
          data-stays={stays || undefined}
          id={tab.href === current ? `${panel}-tab` : undefined}
          aria-selected={tab.href === current}
          aria-controls={panel}
          tabIndex={tab.href === focusable ? 0 : -1}
          className={clsx(
            'focus-inside flex shrink-0 items-center gap-1.5 whitespace-nowrap border-b-2 no-underline coarse:min-h-(--size-touch)',
            tab.href === current ? 'border-accent font-medium text-text' : 'border-transparent text-secondary hover:text-text',
          )}
        >
          <OnItsWay panel={panel} />
          {tab.name}
          {tab.count !== undefined && <span className="font-regular text-muted text-small">{tab.count}</span>}
        </Link>
      ))}
    </div>
  )
}

/** What the chosen tab of a TabRow shows. */
export function TabPanel({ id, className, children }: { id: string; className?: string; children: ReactNode }) {
  return (
    <div role="tabpanel" id={id} aria-labelledby={`${id}-tab`} className={className}>
      {children}
    </div>
  )
}

function walk(event: KeyboardEvent<HTMLElement>) {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')]
  const at = all.indexOf(document.activeElement as HTMLElement)
  const to = { ArrowRight: (at + 1) % all.length, ArrowLeft: (at - 1 + all.length) % all.length, Home: 0, End: all.length - 1 }[event.key]
  if (to === undefined || at < 0) return
  event.preventDefault()
  all[to]?.focus()
}
