import type { ReactNode } from 'react'

/** Toolbar: the line above a list: search and filters left, what one can do with the list right. */
export function Toolbar({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <div className="@container flex shrink-0 flex-wrap items-center gap-2 px-6 py-3 max-md:*:order-3 max-md:*:[[role=search]]:order-1 max-md:px-4">
      {children}
      {end && <div className="ml-auto flex items-center gap-1 max-md:[:has(>[role=search])>&]:order-2!">{end}</div>}
    </div>
  )
}
