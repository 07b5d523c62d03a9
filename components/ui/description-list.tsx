import { clsx } from 'clsx'
import type { ReactNode } from 'react'

/** DescriptionList: what something is, name left, value right ("Laatst gebruikt · Nog niet"). An empty value is a muted dash. */
export function DescriptionList({ items, className }: { items: readonly { name: ReactNode; value: ReactNode }[]; className?: string }) {
  return (
    <dl className={clsx('grid grid-cols-[fit-content(45%)_1fr] gap-x-4 gap-y-1.5 text-small', className)}>
      {items.map((item, index) => (
        <div key={index} className="contents">
          <dt className="text-muted">{item.name}</dt>
          <dd className="min-w-0 break-words text-text">{item.value ?? <span className="text-muted">–</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
