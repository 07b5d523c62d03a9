import type { ReactNode } from 'react'

/** Empty: one muted sentence at the place of the first row, and the one button that fills it or clears the filter. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex min-h-(--size-row) flex-wrap content-start items-center gap-3 px-6 py-2 text-muted max-md:px-4 [section:has(tbody:empty)+&]:flex-1">
      <p>{children}</p>
      {action}
    </div>
  )
}
