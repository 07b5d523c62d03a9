'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { endAll } from '../actions'
import { ActDialog } from './act-dialog'

type Props = { userId: number; login: string; count: number }

/** Ends all sessions of a user, from a button. */
export function EndSessions(props: Props) {
  const t = useTranslations('userForm')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="danger" onClick={() => setOpen(true)} className="justify-self-start">
        {t('end.button', { count: props.count })}
      </Button>
      <EndSessionsDialog {...props} open={open} onClose={() => setOpen(false)} />
    </>
  )
}

export function EndSessionsDialog({ userId, login, count, open, onClose }: Props & { open: boolean; onClose: () => void }) {
  const t = useTranslations('userForm')
  const { run, busy, problems, clear } = useAction(endAll, onClose)
  return (
    <ActDialog
      open={open}
      onClose={() => {
        onClose()
        clear()
      }}
      title={t('end.title', { login })}
      button={count > 0 ? t('end.button', { count }) : null}
      destroys
      onConfirm={() => run({ userId })}
      busy={busy}
      problems={problems}
    >
      <p>{t('end.lead', { count })}</p>
    </ActDialog>
  )
}
