import { clsx } from 'clsx'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { type ButtonLook, buttonLook } from './button-look'

/**
 * Button and ButtonLink: verbs. One `main` in a region; `plain` beside it; `quiet` in bars and heads; `danger` withdraws or destroys,
 * `destroy` is the confirmed, filled form of it. `busy` keeps the size, says so to a screen reader and ignores clicks.
 *
 *     <Button variant="main" type="submit" busy={pending}>Opslaan</Button>
 *     <ButtonLink href="/import">Importeren</ButtonLink>
 */
export function Button({
  variant,
  size,
  busy = false,
  className,
  type = 'button',
  onClick,
  children,
  ...rest
}: ComponentProps<'button'> & ButtonLook & { busy?: boolean }) {
  return (
    <button
      type={busy ? 'button' : type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
      className={clsx(buttonLook({ variant, size }), busy && 'opacity-70', className)}
      {...rest}
    >
      {children}
    </button>
  )
}

export function ButtonLink({ variant, size, className, ...rest }: ComponentProps<typeof Link> & ButtonLook) {
  return <Link prefetch={false} className={clsx(buttonLook({ variant, size }), className)} {...rest} />
}

/** A square button with an icon alone; `label` is its name for everyone who does not see the icon, and its tooltip. */
export function IconButton({
  label,
  className,
  children,
  ...rest
}: Omit<ComponentProps<typeof Button>, 'children'> & { label: string; children: ReactNode }) {
  return (
    <Button
      aria-label={label}
      title={label}
      variant="quiet"
      className={clsx('aspect-square px-0 coarse:min-w-(--size-touch)', className)}
      {...rest}
    >
      {children}
    </Button>
  )
}
