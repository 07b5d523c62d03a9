import { clsx } from 'clsx'
import type { ReactNode } from 'react'

/**
 * ActionBar: the foot of a page or step that stays in sight; left what happens in words (`consequence`), right the buttons, the main one last.
 * On a narrow screen the words stand above the buttons.
 */
export function ActionBar({ consequence, children, className }: { consequence?: ReactNode; children: ReactNode; className?: string }) {
  return (
    <div
      className={clsx(
        'sticky bottom-0 z-3 flex flex-wrap items-center gap-x-6 gap-y-3 bg-surface px-6 py-3 shadow-bar max-md:px-4',
        className,
      )}
    >
      <div className="min-w-0 flex-1 basis-80 text-secondary">{consequence}</div>
      <div className="flex flex-wrap items-center gap-2 max-md:w-full max-md:justify-end">{children}</div>
    </div>
  )
}
