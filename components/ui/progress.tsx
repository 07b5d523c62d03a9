import { clsx } from 'clsx'
import type { ReactNode } from 'react'

/**
 * Progress: what is being done and how far. `value` of `max`, or neither while the end is unknown. `label` names it; `detail` is the line under it ("12.000 van 100.000 rijen · 0:14").
 * The browser's own element: its width needs no inline style, which the content policy refuses.
 */
export function Progress({
  label,
  value,
  max,
  detail,
  className,
}: {
  label: ReactNode
  value?: number
  max?: number
  detail?: ReactNode
  className?: string
}) {
  const known = value !== undefined && max !== undefined && max > 0
  return (
    <div className={clsx('grid gap-2', className)}>
      <label className="grid gap-2 text-body">
        <span>{label}</span>
        <progress
          {...(known ? { value, max } : {})}
          className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-hover [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-hover [&::-webkit-progress-value]:bg-accent indeterminate:animate-pulse indeterminate:bg-accent-line indeterminate:[&::-webkit-progress-bar]:bg-accent-line"
        />
      </label>
      {detail && <p className="text-meta text-muted">{detail}</p>}
    </div>
  )
}
