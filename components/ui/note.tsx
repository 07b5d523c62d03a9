import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { StatusIcon, type StatusKind } from './status'

const looks = {
  info: 'border-line-strong bg-sunken',
  warning: 'border-warning-line bg-warning-tint',
  error: 'border-negative-line bg-negative-tint',
  done: 'border-positive-line bg-positive-tint',
} as const

/**
 * Note: a framed remark about what stands around it. `warning` and `error` that appear after an action get `live`, so that they are read out.
 */
export function Note({
  kind = 'info',
  title,
  live = false,
  className,
  children,
}: {
  kind?: keyof typeof looks & StatusKind
  title?: ReactNode
  live?: boolean
  className?: string
  children?: ReactNode
}) {
  return (
    <div
      role={live ? (kind === 'error' ? 'alert' : 'status') : undefined}
      className={clsx('flex gap-2.5 rounded-control border p-2.5 text-secondary text-small', looks[kind], className)}
    >
      <StatusIcon kind={kind} className="mt-[3px]" />
      <div className="min-w-0 flex-1">
        {title && <p className="font-medium text-text">{title}</p>}
        {children}
      </div>
    </div>
  )
}
