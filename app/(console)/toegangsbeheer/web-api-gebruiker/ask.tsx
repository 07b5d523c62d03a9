'use client'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent, ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Problem } from '@/lib/kernel/result'
import { Problems } from './problems'

type Props = {
  open: boolean
  onClose: () => void
  title: string
  /** The button that does it, in words that name what. */
  does: string
  destroys?: boolean
  busy: boolean
  problems: readonly Problem[]
  noAnswer?: string
  onConfirm: () => void
  children: ReactNode
}

/**
 * A question before something with consequences: they stand in it, and the button that does it names them. Enter in a field does it as well;
 * no form of its own, for it can stand within one.
 */
export function Ask({ open, onClose, title, does, destroys, busy, problems, noAnswer, onConfirm, children }: Props) {
  const ui = useTranslations('ui')
  const onKeyDown = (event: KeyboardEvent) => {
    // What is typed here is for this question alone: the panel around it has keys of its own.
    event.stopPropagation()
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    if (!busy) onConfirm()
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      closeLabel={ui('close')}
      foot={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button variant={destroys ? 'destroy' : 'main'} busy={busy} onClick={onConfirm}>
            {does}
          </Button>
        </>
      }
    >
      {open && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Enter in one of the fields inside
        <div className="grid gap-3" onKeyDown={onKeyDown}>
          {children}
          <Problems problems={problems} noAnswer={noAnswer} />
        </div>
      )}
    </Dialog>
  )
}
