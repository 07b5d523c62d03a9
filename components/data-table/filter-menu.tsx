'use client'
import { ChevronDown, X } from 'lucide-react'
import Link from 'next/link'
import { buttonLook } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'

export type FilterChoice = { label: string; href: string; chosen: boolean }

/**
 * FilterMenu: one filter of a list. Nothing chosen: a button with the filter's name and its choices behind it; chosen: a chip that says so and takes it away.
 * The choices are addresses, so the server makes them.
 */
export function FilterMenu({ name, choices, clearHref }: { name: string; choices: readonly FilterChoice[]; clearHref: string }) {
  const chosen = choices.find((choice) => choice.chosen)
  if (chosen) {
    return (
      <Link
        href={clearHref}
        prefetch={false}
        scroll={false}
        className="inline-flex h-(--size-control-small) max-w-64 items-center gap-1.5 rounded-chip border border-accent-line bg-accent-tint px-2 text-accent-text text-small no-underline coarse:h-(--size-touch)"
      >
        <span className="truncate">
          {name}: {chosen.label}
        </span>
        <X aria-hidden className="size-3.5 shrink-0" />
      </Link>
    )
  }
  return (
    <Menu
      name={name}
      align="start"
      look={`${buttonLook({ variant: 'plain', size: 'small' })} rounded-chip font-regular text-secondary`}
      label={
        <>
          {name}
          <ChevronDown aria-hidden className="text-muted" />
        </>
      }
      items={choices.map((choice) => ({ kind: 'link', label: choice.label, href: choice.href }))}
    />
  )
}
