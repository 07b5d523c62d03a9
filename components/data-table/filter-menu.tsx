'use client'
import { ChevronDown, Plus, X } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { buttonLook } from '@/components/ui/button-look'
import { Menu } from '@/components/ui/menu'

export type FilterChoice = { label: string; href: string; chosen: boolean }

/** What is chosen of a filter, how many it finds, and a cross that takes it away. */
export function FilterChip({ name, label, count, clearHref }: { name: string; label: string; count?: string; clearHref: string }) {
  return (
    <Link
      href={clearHref}
      prefetch={false}
      scroll={false}
      className="inline-flex h-(--size-control-small) max-w-72 items-center gap-1.5 rounded-chip border border-accent-line bg-accent-tint px-2 text-accent-text text-small no-underline coarse:h-(--size-touch)"
    >
      <span className="truncate">
        {name}: {label}
      </span>
      {count && <span className="shrink-0 tabular-nums">{count}</span>}
      <X aria-hidden className="size-3.5 shrink-0" />
    </Link>
  )
}

/**
 * FilterMenu: one filter of a list. Nothing chosen: a button with the filter's name, its number of choices and the choices behind it; chosen: a
 * chip with how many it finds (`count`). The choices are addresses, so the server makes them. The list behind it is not labelled with the filter's
 * name: a field of that name may stand beside the list, and a label must lead to one of them.
 */
export function FilterMenu({
  name,
  choices,
  clearHref,
  count,
}: {
  name: string
  choices: readonly FilterChoice[]
  clearHref: string
  count?: string
}) {
  const t = useTranslations('ui')
  const chosen = choices.find((choice) => choice.chosen)
  if (chosen) return <FilterChip name={name} label={chosen.label} count={count} clearHref={clearHref} />
  return (
    <Menu
      listName={t('filterChoices')}
      align="start"
      look={`${buttonLook({ variant: 'plain', size: 'small' })} rounded-chip font-regular text-secondary`}
      label={
        <>
          {name}{' '}
          <span aria-hidden className="text-muted">
            {choices.length}
          </span>
          <ChevronDown aria-hidden className="text-muted" />
        </>
      }
      items={choices.map((choice) => ({ kind: 'link', label: choice.label, href: choice.href }))}
    />
  )
}

/** The filters that one seldom needs, behind one button, each under its name. */
export function MoreFilters({
  name,
  groups,
}: {
  name: string
  groups: readonly { name: string; choices: readonly Omit<FilterChoice, 'chosen'>[] }[]
}) {
  if (groups.length === 0) return null
  return (
    <Menu
      name={name}
      align="start"
      look={`${buttonLook({ variant: 'plain', size: 'small' })} rounded-chip border-dashed! font-regular text-secondary`}
      label={
        <>
          <Plus aria-hidden className="text-muted" />
          {name}
        </>
      }
      items={groups.flatMap((group) => [
        { kind: 'head' as const, label: group.name },
        ...group.choices.map((choice) => ({ kind: 'link' as const, label: choice.label, href: choice.href })),
      ])}
    />
  )
}
