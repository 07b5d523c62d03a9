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
  /** The button that does it, in words that name what; null: there is nothing to do but close. */
  does: string | null
  /** The button that leaves it, where "Annuleren" could be taken for what is asked. */
  keeps?: string
  destroys?: boolean
  /** What is asked about, as `useAction` has it; what it refused is forgotten when the question closes. */
  action: { busy: boolean; problems?: readonly Problem[]; clear?: () => void }
  noAnswer?: string
  onConfirm: () => void
  children: ReactNode
}

/**
 * Ask: a question before something with consequences: they stand in it, and the button that does it names them; a refusal stands in it and says why.
 * Enter in a field does it as well; no form of its own, for it can stand within one.
 */
export function Ask({ open, onClose, title, does, keeps, destroys, action, noAnswer, onConfirm, children }: Props) {
  const ui = useTranslations('ui')
  const { busy, problems = [], clear } = action
  const close = () => {
    onClose()
    clear?.()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // What is typed here is for this question alone: the panel around it has keys of its own.
    event.stopPropagation()
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.target.type === 'checkbox') return
    event.preventDefault()
    if (does !== null && !busy) onConfirm()
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      title={title}
      closeLabel={ui('close')}
      foot={
        <>
          <Button onClick={close}>{does === null ? ui('close') : (keeps ?? ui('cancel'))}</Button>
          {does !== null && (
            <Button variant={destroys ? 'destroy' : 'main'} busy={busy} onClick={onConfirm}>
              {does}
            </Button>
          )}
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
