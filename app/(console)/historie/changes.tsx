import { clsx } from 'clsx'
import { ChevronRight } from 'lucide-react'
import type { AuditTeller, Difference } from '@/lib/access/audit-telling'
import type { HistoryRow } from '@/lib/history/queries'

/** What differs between the two images of a record, in words: the column, old struck out, new. One line, that opens to all of it. */
export function Changes({
  row,
  teller,
  className,
}: {
  row: Pick<HistoryRow, 'before' | 'after'>
  teller: AuditTeller
  className?: string
}) {
  const changed = teller.differences(row)
  if (changed.length === 0) return null
  return (
    <details className={clsx('group/changes text-small', className)}>
      <summary className="flex cursor-pointer list-none items-start gap-1 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="mt-1 size-3 shrink-0 text-muted group-open/changes:rotate-90" />
        <span className="min-w-0 flex-1 truncate">
          {changed.map((one) => (
            <span
              key={one.column}
              className="mr-3 group-open/changes:mr-0 group-open/changes:block group-open/changes:whitespace-normal group-open/changes:break-words"
            >
              <Change {...one} />
            </span>
          ))}
        </span>
      </summary>
    </details>
  )
}

/** The same in one line that does not open, for a row that leads to the whole record. */
export function ChangesLine({ row, teller }: { row: Pick<HistoryRow, 'before' | 'after'>; teller: AuditTeller }) {
  return teller.differences(row).map((one) => (
    <span key={one.column} className="mr-3">
      <Change {...one} />
    </span>
  ))
}

function Change({ name, was, is }: Difference) {
  return (
    <>
      <span className="text-muted">{name}</span> {was !== null && <s className="text-muted">{was}</s>}
      {was !== null && is !== null && ' → '}
      {is !== null && <span className="text-text">{is}</span>}
    </>
  )
}
