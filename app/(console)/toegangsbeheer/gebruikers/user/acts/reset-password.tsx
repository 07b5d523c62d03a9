'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/form/use-action'
import { reset } from '../actions'
import { OneTimeLink } from '../one-time-link'
import { ActDialog } from './act-dialog'

type Props = { userId: number; login: string; sessions: number; linkHours: number; open: boolean; onClose: () => void }

/** Withdraws the password; then the one-time link stands here, once, or where it was mailed to (U4). */
export function ResetPasswordDialog({ userId, login, sessions, linkHours, open, onClose }: Props) {
  const t = useTranslations('userForm')
  const [handed, setHanded] = useState<{ link: string | null; mailedTo: string | null } | null>(null)
  const { run, busy, problems, clear } = useAction(reset, ({ link, mailedTo }) => setHanded({ link, mailedTo }))
  return (
    <ActDialog
      open={open}
      onClose={() => {
        onClose()
        clear()
        setHanded(null)
      }}
      title={t('reset.title', { login })}
      button={handed ? null : t('reset.button')}
      destroys
      onConfirm={() => run({ userId })}
      busy={busy}
      problems={problems}
    >
      {handed ? <OneTimeLink {...handed} login={login} hours={linkHours} /> : <p>{t('reset.lead', { count: sessions })}</p>}
    </ActDialog>
  )
}
