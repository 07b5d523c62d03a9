import { clsx } from 'clsx'
import { Lock, Minus, Plus } from 'lucide-react'
import { memo } from 'react'
import { Tag } from '@/components/ui/tag'
import type { ListRow, OptionRow } from './rows'

const rowLook = 'flex h-8 select-none items-center gap-2 border-line border-b px-3 coarse:h-(--size-touch)'

/** One line of a list. The list handles keys and presses; a line only says what it is. */
export const Row = memo(function Row({
  row,
  id,
  index,
  active,
  chosen,
  place,
  of,
}: {
  row: ListRow
  id: string
  index: number
  active: boolean
  chosen: boolean
  place: number
  of: number
}) {
  if (row.kind === 'head') {
    return (
      <div role="presentation" data-row={index} className={clsx(rowLook, 'bg-sunken text-small')}>
        <span className="truncate font-medium">{row.text}</span> <span className="text-muted">{row.count}</span>
        {row.note && <span className="ml-auto shrink-0 text-meta text-muted">{row.note}</span>}
      </div>
    )
  }
  return (
    <div
      role="option"
      id={id}
      data-row={index}
      aria-selected={row.locked ? undefined : chosen}
      aria-disabled={row.locked || undefined}
      aria-posinset={place}
      aria-setsize={of}
      tabIndex={-1}
      className={clsx(
        rowLook,
        'cursor-default',
        chosen ? 'bg-selected' : row.leads ? 'bg-sunken hover:bg-hover' : 'hover:bg-hover',
        active && 'group-focus:outline-2 group-focus:outline-focus group-focus:-outline-offset-2',
      )}
    >
      <span className={clsx('font-mono text-meta', row.leads ? 'min-w-0 truncate font-medium' : 'shrink-0')}>{row.code}</span>{' '}
      <span
        title={row.name}
        className={clsx(row.leads ? 'shrink-0' : 'min-w-0 truncate', (row.muted || row.leads) && 'text-muted', row.leads && 'text-small')}
      >
        {row.name}
      </span>{' '}
      <Right row={row} />
    </div>
  )
})

function Right({ row }: { row: OptionRow }) {
  if (!row.note && !row.mark) return null
  return (
    <span
      className={clsx(
        'ml-auto flex min-w-0 items-center gap-1.5 pl-2 text-meta text-muted',
        row.leads ? 'shrink-[99]' : row.mark ? 'shrink-0' : 'shrink-[2]',
      )}
    >
      {row.note && (
        <span className={clsx('flex min-w-0 items-center gap-1', row.mark && 'max-md:hidden')}>
          {row.locked && <Lock aria-hidden className="size-3 shrink-0" />}
          <span className="truncate">{row.note}</span>
        </span>
      )}
      {row.mark && (
        <Tag tone={row.mark.tone} className="shrink-0">
          {row.mark.tone === 'positive' ? <Plus aria-hidden /> : <Minus aria-hidden />}
          {row.mark.text}
        </Tag>
      )}
    </span>
  )
}
