'use client'
import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { IconButton } from './button'

/**
 * Dialog: a question that must be answered first. The browser's own modal dialog: it keeps the focus inside, closes on Escape and gives the focus back.
 * `foot` holds the buttons, destructive at the left, main at the right. For something one looks at beside a list, use Panel.
 *
 * `held`: what it asked for is being done; it stays until that is over.
 *
 *     <Dialog open={asking} onClose={() => setAsking(false)} title="3 gebruikers deactiveren" closeLabel="Sluiten" foot={…}>…</Dialog>
 */
export function Dialog({
  open,
  onClose,
  title,
  closeLabel,
  foot,
  held = false,
  className,
  children,
}: {
  open: boolean
  onClose: () => void
  title: ReactNode
  closeLabel: string
  foot?: ReactNode
  held?: boolean
  className?: string
  children: ReactNode
}) {
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = element.current
    if (open && !dialog?.open) dialog?.showModal()
    if (!open && dialog?.open) dialog.close()
  }, [open])
  // One that is taken away while it is open gives the focus back too.
  useLayoutEffect(() => {
    const dialog = element.current
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={element}
      aria-labelledby={titleId}
      onClose={() => element.current?.open || onClose()}
      onCancel={(event) => held && event.preventDefault()}
      closedby={held ? 'none' : 'any'}
      className={clsx(
        'm-auto w-full max-w-md rounded-overlay bg-overlay p-0 text-text shadow-overlay backdrop:bg-scrim open:animate-[rise_var(--duration-panel)_var(--ease-out)] max-md:mb-4',
        className,
      )}
    >
      <div className="flex items-start gap-3 px-5 pt-4">
        <h2 id={titleId} className="flex-1 font-semibold text-section">
          {title}
        </h2>
        <IconButton label={closeLabel} disabled={held} onClick={onClose} className="-mt-1.5 -mr-2.5">
          <X />
        </IconButton>
      </div>
      <div className="px-5 pt-2 pb-5 text-body text-secondary">{children}</div>
      {foot && <div className="flex items-center justify-end gap-2 rounded-b-overlay border-line border-t bg-sunken px-5 py-3">{foot}</div>}
    </dialog>
  )
}
