'use client'
import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useId, useState } from 'react'
import { type Place, placeOf } from './place'

export type SidebarEntry = { key: string; name: string; address: string | null; children: SidebarEntry[] }

/** The person's own menu, in the nav of Side or Drawer: folders open and close, the place now carries aria-current and the accent. */
export function Sidebar({ entries, places }: { entries: readonly SidebarEntry[]; places: readonly Place[] }) {
  const here = placeOf(places, usePathname())?.entry ?? null
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-2 py-1 text-small">
      <Level entries={entries} depth={0} here={here} />
    </div>
  )
}

function Level({
  entries,
  depth,
  here,
  id,
  hidden,
}: {
  entries: readonly SidebarEntry[]
  depth: number
  here: string | null
  id?: string
  hidden?: boolean
}) {
  return (
    <ul id={id} hidden={hidden}>
      {entries.map((entry) => (
        <Entry key={entry.key} entry={entry} depth={depth} here={here} />
      ))}
    </ul>
  )
}

const folderIndents = ['pl-2', 'pl-[22px]', 'pl-9', 'pl-[50px]']
const leafIndents = ['pl-6', 'pl-10', 'pl-[62px]', 'pl-[84px]']
const row =
  'focus-inside flex h-(--size-row-tree) w-full items-center gap-1.5 rounded-control pr-2 text-left text-secondary no-underline coarse:h-(--size-touch)'

function Entry({ entry, depth, here }: { entry: SidebarEntry; depth: number; here: string | null }) {
  const [open, setOpen] = useState(true)
  const list = useId()
  const indent = (entry.children.length > 0 ? folderIndents : leafIndents)[Math.min(depth, 3)]
  if (entry.children.length === 0) {
    const current = entry.key === here
    return (
      <li className={clsx('relative', current && 'before:absolute before:inset-y-1.5 before:-left-2 before:w-0.5 before:bg-accent')}>
        <Link
          prefetch={false}
          href={entry.address ?? '/'}
          aria-current={current ? 'page' : undefined}
          className={clsx(
            row,
            indent,
            current ? 'border border-line-strong bg-surface text-text' : 'border border-transparent hover:bg-hover hover:text-text',
          )}
        >
          <span className="truncate">{entry.name}</span>
        </Link>
      </li>
    )
  }
  return (
    <li>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setOpen(!open)}
        className={clsx(row, indent, 'hover:text-text')}
      >
        <ChevronDown aria-hidden className={clsx('size-3.5 shrink-0 text-muted', !open && '-rotate-90')} />
        <span className="truncate">{entry.name}</span>
      </button>
      <Level id={list} entries={entry.children} depth={depth + 1} here={here} hidden={!open} />
    </li>
  )
}
