import { clsx } from 'clsx'
import type { ReactNode } from 'react'

const tones = {
  positive: 'border-positive-line bg-positive-tint text-positive',
  warning: 'border-warning-line bg-warning-tint text-warning',
  negative: 'border-negative-line bg-negative-tint text-negative',
  neutral: 'border-neutral-line bg-neutral-tint text-neutral',
}

/** Tag: a small tinted label, only for what is about to happen or is left out ("wordt toegevoegd", "niet gebruikt"). For a state use Status. */
export function Tag({ tone = 'neutral', className, children }: { tone?: keyof typeof tones; className?: string; children: ReactNode }) {
  return (
    <span
      className={clsx(
        'inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-chip px-1.5 text-meta [&_svg]:size-3',
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  )
}
