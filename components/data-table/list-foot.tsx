import { clsx } from 'clsx'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** ListFoot: how many there are, in words, and the way to the pages before and after. It stays in sight under the rows; with nothing to say it is not there. */
export function ListFoot({
  count,
  previous,
  next,
  labels,
}: {
  count: ReactNode
  previous: string | null
  next: string | null
  labels: { previous: string; next: string; pages: string }
}) {
  if (!count && !previous && !next) return null
  return (
    <div className="sticky bottom-0 z-2 flex min-h-11 shrink-0 items-center justify-between gap-4 border-line-strong border-t bg-surface px-6 text-secondary text-small max-md:bottom-10 max-md:px-4">
      <p>{count}</p>
      {(previous || next) && (
        <nav aria-label={labels.pages} className="flex gap-1">
          <Step href={previous} label={labels.previous}>
            <ChevronLeft aria-hidden />
          </Step>
          <Step href={next} label={labels.next}>
            <ChevronRight aria-hidden />
          </Step>
        </nav>
      )}
    </div>
  )
}

function Step({ href, label, children }: { href: string | null; label: string; children: ReactNode }) {
  const look = 'grid size-7 place-items-center rounded-control coarse:size-(--size-touch) [&_svg]:size-4'
  if (!href) return <span className={clsx(look, 'text-disabled')}>{children}</span>
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={label}
      title={label}
      className={clsx(look, 'text-secondary hover:bg-hover hover:text-text')}
    >
      {children}
    </Link>
  )
}
