'use client'
import { Download } from 'lucide-react'
import Link from 'next/link'
import { buttonLook } from '@/components/ui/button-look'
import { Popover } from '@/components/ui/popover'

/**
 * ExportMenu: the whole of what a list's filter shows, as a file. `address` is that of the list's export (`/api/lijsten/…`) and `query` the
 * state of the list, such as `?zoek=berg`; the formats follow by themselves. `other`: where another export of the same things is made.
 */
export function ExportMenu({
  address,
  query,
  compact = false,
  labels,
  other,
}: {
  address: string
  query: string
  /** The icon alone; its name is for who does not see it. */
  compact?: boolean
  labels: { export: string; csv: string; xlsx: string }
  other?: { label: string; href: string }
}) {
  return (
    <Popover
      name={labels.export}
      align="end"
      className="min-w-44 p-1!"
      look={`${buttonLook({ variant: 'quiet' })} ${compact ? 'aspect-square px-0' : 'max-md:aspect-square max-md:px-0'}`}
      label={
        <>
          <Download aria-hidden />
          <span className={compact ? 'sr-only' : 'max-md:sr-only @max-5xl:sr-only'}>{labels.export}</span>
        </>
      }
    >
      {(['xlsx', 'csv'] as const).map((format) => (
        <a key={format} href={`${address}/${format}${query === '?' ? '' : query}`} download className={entryLook}>
          {labels[format]}
        </a>
      ))}
      {other && (
        <>
          <hr className="my-1 border-line border-t" />
          <Link href={other.href} prefetch={false} className={entryLook}>
            {other.label}
          </Link>
        </>
      )}
    </Popover>
  )
}

const entryLook =
  'focus-inside flex h-(--size-control) items-center rounded-control px-2 no-underline hover:bg-hover coarse:h-(--size-touch)'
