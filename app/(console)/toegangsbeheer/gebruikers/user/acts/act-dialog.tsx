'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useProblemText } from '@/components/form/use-problem-text'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Note } from '@/components/ui/note'
import type { Problem } from '@/lib/kernel/result'

/** The question before something is done to a user: what it brings about, then the button that does it; a refusal stands in it and says why. */
export function ActDialog({
  open,
  onClose,
  title,
  button,
  destroys = false,
  onConfirm,
  busy,
  problems,
  children,
}: {
  open: boolean
  onClose: () => void
  title: string
  /** Null: there is nothing to confirm. */
  button: string | null
  destroys?: boolean
  onConfirm: () => void
  busy: boolean
  problems: readonly Problem[]
  children: ReactNode
}) {
  const ui = useTranslations('ui')
  const say = useProblemText()
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      closeLabel={ui('close')}
      foot={
        <>
          <Button onClick={onClose}>{button ? ui('cancel') : ui('close')}</Button>
          {button && (
            <Button variant={destroys ? 'destroy' : 'main'} busy={busy} onClick={onConfirm}>
              {button}
            </Button>
          )}
        </>
      }
    >
      <div className="grid gap-3">
        {children}
        {problems.length > 0 && (
          <Note kind="error" live>
            {problems.map((problem) => (
              <p key={problem.code}>{say(problem)}</p>
            ))}
          </Note>
        )}
      </div>
    </Dialog>
  )
}
