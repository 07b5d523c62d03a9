'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'

/** SaveBar: what stands in the foot of a form: what is destructive at the far left, "3 wijzigingen", undo, and Opslaan at the far right. */
export function SaveBar({
  changes,
  busy,
  onUndo,
  undoLabel,
  destructive,
  form,
}: {
  changes: number
  busy: boolean
  onUndo?: () => void
  undoLabel?: string
  destructive?: ReactNode
  /** The id of the form, where the bar stands outside of it. */
  form?: string
}) {
  const t = useTranslations('ui')
  return (
    <>
      {destructive}
      <p aria-live="polite" className="ml-auto flex items-center gap-1.5 whitespace-nowrap text-small">
        {changes > 0 && (
          <>
            <span aria-hidden className="size-1.5 rounded-full bg-accent" />
            {t('unsaved', { count: changes })}
          </>
        )}
      </p>
      {onUndo && changes > 0 && (
        <Button variant="quiet" onClick={onUndo}>
          {undoLabel}
        </Button>
      )}
      <Button type="submit" form={form} variant="main" busy={busy}>
        {t('save')}
      </Button>
    </>
  )
}
