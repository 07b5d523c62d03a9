import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonLook } from './button-look'

/** PanelStep: the way from a panel to the row before or after, among the `actions` of a Panel; nothing where there is none. */
export function PanelStep({ href, label, children }: { href?: string; label: string; children: ReactNode }) {
  if (!href) return null
  const look = `${buttonLook({ variant: 'quiet' })} aspect-square px-0 coarse:min-w-(--size-touch)`
  return (
    <Link href={href} prefetch={false} scroll={false} aria-label={label} title={label} className={look}>
      {children}
    </Link>
  )
}
