import type { ReactNode } from 'react'

/** A page that only says something: what happened, what it means, and where to go from here. */
export function MessagePage({ title, text, detail, children }: { title: string; text: string; detail?: string; children?: ReactNode }) {
  return (
    <div className="grid flex-1 content-start justify-items-start gap-2 px-6 py-10 max-md:px-4">
      <h1 className="font-semibold text-page">{title}</h1>
      <p className="max-w-prose text-secondary">{text}</p>
      {detail && <p className="font-mono text-meta text-muted">{detail}</p>}
      <div className="mt-4 flex gap-2">{children}</div>
    </div>
  )
}
