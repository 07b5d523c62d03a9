import { clsx } from 'clsx'
import { X } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

const look =
  'inline-flex h-(--size-control-small) items-center gap-1.5 whitespace-nowrap rounded-chip border px-2 text-small no-underline transition-colors duration-(--duration-quick) coarse:h-(--size-touch) [&_svg]:size-3.5'
const on = 'border-accent-line bg-accent-tint text-accent-text'
const off = 'border-button-line bg-surface text-secondary hover:bg-hover hover:text-text'

/**
 * Chip: a filter as a link, its state in the address. `chosen` is marked with aria-current; `removes` draws the cross of a filter that the link takes away.
 *
 *     <Chip href="?status=active" chosen count={412}>Actief</Chip>
 */
export function Chip({
  href,
  chosen = false,
  removes = false,
  count,
  children,
}: {
  href: string
  chosen?: boolean
  removes?: boolean
  count?: ReactNode
  children: ReactNode
}) {
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      aria-current={chosen && !removes ? 'true' : undefined}
      className={clsx(look, chosen ? on : off)}
    >
      {children}
      {count !== undefined && <span className={chosen ? undefined : 'text-muted'}>{count}</span>}
      {removes && <X aria-hidden />}
    </Link>
  )
}

/** ChipButton: the same as a button with aria-pressed, for filters that live in the page. */
export function ChipButton({
  chosen,
  onClick,
  count,
  children,
}: {
  chosen: boolean
  onClick: () => void
  count?: ReactNode
  children: ReactNode
}) {
  return (
    <button type="button" aria-pressed={chosen} onClick={onClick} className={clsx(look, chosen ? on : off)}>
      {children}
      {count !== undefined && <span className={chosen ? undefined : 'text-muted'}>{count}</span>}
    </button>
  )
}
