import { cva, type VariantProps } from 'class-variance-authority'

/** How a Button looks; apart from it, so that what must stay small need not bring the router's links along. */
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

export type ButtonLook = VariantProps<typeof buttonLook>
