import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { Fragment } from 'react'

/** Breadcrumb: the way to this page through the menu; the last one is the place now. */
export function Breadcrumb({ label, crumbs }: { label: string; crumbs: readonly { name: string; href?: string }[] }) {
  return (
    <nav aria-label={label} className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1.5 whitespace-nowrap text-secondary">
        {crumbs.map((crumb, index) => (
          <Fragment key={index}>
            {index > 0 && <ChevronRight aria-hidden className="size-3.5 shrink-0 text-muted max-md:hidden" />}
            {index === crumbs.length - 1 ? (
              <li aria-current="page" className="truncate font-medium text-text">
                {crumb.name}
              </li>
            ) : (
              <li className="truncate max-md:hidden">
                {crumb.href ? (
                  <Link prefetch={false} href={crumb.href} className="no-underline hover:text-text">
                    {crumb.name}
                  </Link>
                ) : (
                  crumb.name
                )}
              </li>
            )}
          </Fragment>
        ))}
      </ol>
    </nav>
  )
}
