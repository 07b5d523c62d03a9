import { ChevronDown, ChevronUp } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** Walk: in the head of a panel, to the row before and the row after the one that it shows; where there is none, nothing. */
export function Walk({
  previousHref,
  nextHref,
  labels,
}: {
  previousHref?: string
  nextHref?: string
  labels: { previous: string; next: string }
}) {
  return (
    <>
      <Step href={previousHref} label={labels.previous}>
        <ChevronUp aria-hidden />
      </Step>
      <Step href={nextHref} label={labels.next}>
        <ChevronDown aria-hidden />
      </Step>
    </>
  )
}

function Step({ href, label, children }: { href?: string; label: string; children: ReactNode }) {
  if (!href) return null
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      aria-label={label}
      title={label}
      className="grid size-8 place-items-center rounded-control text-secondary hover:bg-hover hover:text-text coarse:size-(--size-touch) [&_svg]:size-4"
    >
      {children}
    </Link>
  )
}
