import { cva, type VariantProps } from 'class-variance-authority'
import { clsx } from 'clsx'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'

/**
 * Button and ButtonLink: verbs. One `main` in a region; `plain` beside it; `quiet` in bars and heads; `danger` withdraws or destroys,
 * `destroy` is the confirmed, filled form of it. `busy` keeps the size, says so to a screen reader and ignores clicks.
 *
 *     <Button variant="main" type="submit" busy={pending}>Opslaan</Button>
 *     <ButtonLink href="/import">Importeren</ButtonLink>
 */
export const buttonLook = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-control font-medium text-body no-underline transition-colors duration-(--duration-quick) coarse:min-h-(--size-touch) disabled:cursor-not-allowed disabled:text-disabled aria-disabled:cursor-not-allowed [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        main: 'bg-accent text-on-accent enabled:hover:bg-accent-hover disabled:bg-hover [a&]:hover:bg-accent-hover',
        plain: 'border border-button-line bg-surface text-text enabled:hover:bg-hover [a&]:hover:bg-hover',
        quiet: 'text-secondary enabled:hover:bg-hover enabled:hover:text-text [a&]:hover:bg-hover [a&]:hover:text-text',
        danger: 'text-negative enabled:hover:bg-negative-tint',
        destroy: 'bg-negative-fill text-on-negative enabled:hover:brightness-95 disabled:bg-hover',
      },
      size: { normal: 'h-(--size-control) px-3', small: 'h-(--size-control-small) px-2 text-small', wide: 'h-9 w-full px-3' },
    },
    defaultVariants: { variant: 'plain', size: 'normal' },
  },
)

type Look = VariantProps<typeof buttonLook>

export function Button({
  variant,
  size,
  busy = false,
  className,
  type = 'button',
  onClick,
  children,
  ...rest
}: ComponentProps<'button'> & Look & { busy?: boolean }) {
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

export function ButtonLink({ variant, size, className, ...rest }: ComponentProps<typeof Link> & Look) {
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
