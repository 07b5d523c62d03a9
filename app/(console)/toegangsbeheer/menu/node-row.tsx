import { clsx } from 'clsx'
import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { StatusIcon } from '@/components/ui/status'
import type { MenuItem } from './tree-of'

type Say = ReturnType<typeof useTranslations<'menuScreen'>>

/** The remarks of a node for who does not see them. */
export const describeNode = (item: MenuItem, t: Say): string =>
  [
    t(item.available ? 'available' : 'unavailable'),
    item.unreachable && t('unreachable'),
    item.locked && t('locked'),
    item.was !== null && t('unsaved'),
  ]
    .filter(Boolean)
    .join(', ')

/** One line of the tree: check or cross, name, and what there is to say about it. */
export function NodeRow({ item }: { item: MenuItem }) {
  const t = useTranslations('menuScreen')
  return (
    <>
      <StatusIcon kind={item.available ? 'available' : 'unavailable'} className={clsx('size-4!', item.unreachable && 'text-muted!')} />
      <span className={clsx('shrink-0 max-md:min-w-0 max-md:shrink max-md:truncate', item.unreachable && 'text-muted')}>{item.name}</span>
      {item.locked && (
        <span className="flex min-w-0 shrink items-center gap-1 text-meta text-muted">
          <Lock aria-hidden className="size-3 shrink-0" />
          <span className="truncate max-md:sr-only">{t('locked')}</span>
        </span>
      )}
      {item.unreachable && (
        <span className="min-w-0 truncate text-meta text-muted">
          <span className="max-md:hidden">{t('unreachable')}</span>
          <span className="md:hidden">{t('unreachableShort')}</span>
        </span>
      )}
      {item.was !== null && (
        <span className="ml-auto flex shrink-0 items-center gap-1.5 text-accent-text text-meta">
          <span className="size-1.5 rounded-full bg-accent" />
          <span className="max-md:sr-only">{t('was', { available: String(item.was) })}</span>
        </span>
      )}
    </>
  )
}
