'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Ask } from '@/components/form/ask'
import { useAction } from '@/components/form/use-action'
import { reset } from '../actions'
import { OneTimeLink } from '../one-time-link'

type Props = { userId: number; login: string; sessions: number; linkHours: number; open: boolean; onClose: () => void }

/** Withdraws the password; then the one-time link stands here, once, or where it was mailed to (U4). */
export function ResetPasswordDialog({ userId, login, sessions, linkHours, open, onClose }: Props) {
  const t = useTranslations('userForm')
  const [handed, setHanded] = useState<{ link: string | null; mailedTo: string | null } | null>(null)
  const action = useAction(reset, ({ link, mailedTo }) => setHanded({ link, mailedTo }))
  return (
    <Ask
      open={open}
      onClose={() => {
        onClose()
        setHanded(null)
      }}
      title={t('reset.title', { login })}
      does={handed ? null : t('reset.button')}
      destroys
      onConfirm={() => action.run({ userId })}
      action={action}
    >
      {handed ? <OneTimeLink {...handed} login={login} hours={linkHours} /> : <p>{t('reset.lead', { count: sessions })}</p>}
    </Ask>
  )
}
