import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

/** The edge of a field identifies it (3:1); focus makes that edge the ring; an error colours it. */
export const fieldLook =
  'block w-full min-w-0 rounded-control border border-control bg-surface px-2 text-body text-text focus-visible:outline-offset-[-1px] aria-invalid:border-negative disabled:cursor-not-allowed disabled:border-line-strong disabled:bg-sunken disabled:text-disabled coarse:min-h-(--size-touch) coarse:text-[1rem]'

/** Input: one line of text. `lead` stands inside before the text (an icon); `tail` after it (a button, a count). `mono` for codes. */
export function Input({
  className,
  lead,
  tail,
  mono,
  ...rest
}: ComponentProps<'input'> & { lead?: ReactNode; tail?: ReactNode; mono?: boolean }) {
  const input = (
    <input
      className={clsx(fieldLook, 'h-(--size-control)', mono && 'font-mono', Boolean(lead) && 'pl-8', Boolean(tail) && 'pr-10', className)}
      {...rest}
    />
  )
  if (!lead && !tail) return input
  return (
    <span className="relative block min-w-0">
      {lead && (
        <span className="pointer-events-none absolute inset-y-0 left-2.5 grid place-items-center text-muted [&_svg]:size-3.5">{lead}</span>
      )}
      {input}
      {tail && <span className="absolute inset-y-0 right-1 grid place-items-center">{tail}</span>}
    </span>
  )
}
