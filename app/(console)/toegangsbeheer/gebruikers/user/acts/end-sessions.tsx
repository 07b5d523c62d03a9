'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Ask } from '@/components/form/ask'
import { useAction } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { endAll } from '../actions'

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
  const action = useAction(endAll, ({ ended }) => {
    onClose()
    toast('done', t('end.done', { count: ended }))
  })
  return (
    <Ask
      open={open}
      onClose={onClose}
      title={t('end.title', { login })}
      does={count > 0 ? t('end.button', { count }) : null}
      destroys
      onConfirm={() => action.run({ userId })}
      action={action}
    >
      <p>{t('end.lead', { count })}</p>
    </Ask>
  )
}
