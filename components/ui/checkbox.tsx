'use client'
import { clsx } from 'clsx'
import { type ComponentProps, type ReactNode, useEffect, useRef } from 'react'

const box =
  'peer grid size-4 shrink-0 appearance-none place-items-center rounded-check border border-control bg-surface checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent disabled:cursor-not-allowed disabled:border-line-strong disabled:bg-sunken'

/**
 * Checkbox with its label beside it; `indeterminate` for "some of them". `labelHidden` keeps the name for a screen reader only (rows of a table).
 * The whole line is the target, 44 px high for a finger.
 */
export function Checkbox({
  label,
  labelHidden = false,
  indeterminate = false,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; labelHidden?: boolean; indeterminate?: boolean }) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (input.current) input.current.indeterminate = indeterminate
  }, [indeterminate])
  return (
    <label
      className={clsx('inline-flex min-h-5 items-center gap-2 text-body coarse:min-h-(--size-touch) has-disabled:text-disabled', className)}
    >
      <span className="relative grid size-4 shrink-0 place-items-center">
        <input ref={input} type="checkbox" className={box} {...rest} />
        <svg
          aria-hidden="true"
          viewBox="0 0 16 16"
          className="pointer-events-none absolute inset-0 hidden stroke-on-accent peer-checked:block peer-disabled:stroke-secondary peer-indeterminate:hidden"
        >
          <path d="m4.5 8.3 2.4 2.4 4.8-5.2" fill="none" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
        <svg
          aria-hidden="true"
          viewBox="0 0 16 16"
          className="pointer-events-none absolute inset-0 hidden stroke-on-accent peer-indeterminate:block peer-disabled:stroke-secondary"
        >
          <path d="M4.5 8h7" fill="none" strokeWidth="1.75" strokeLinecap="round" />
        </svg>
      </span>
      <span className={labelHidden ? 'sr-only' : undefined}>{label}</span>
    </label>
  )
}
