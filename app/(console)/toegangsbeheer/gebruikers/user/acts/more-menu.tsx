'use client'
import { Copy, KeyRound, LogOut, MoreHorizontal, Waypoints } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { lazily } from '@/components/ui/lazily'
import { Menu, type MenuItem } from '@/components/ui/menu'

const ResetPasswordDialog = lazily(() => import('./reset-password').then((module) => module.ResetPasswordDialog))
const EndSessionsDialog = lazily(() => import('./end-sessions').then((module) => module.EndSessionsDialog))

type Props = {
  userId: number
  login: string
  active: boolean
  sessions: number
  linkHours: number
  copyHref: string
  explainHref: string | null
}

/** What else one can do with a user, behind a button in the head of the panel. */
export function MoreMenu({ userId, login, active, sessions, linkHours, copyHref, explainHref }: Props) {
  const t = useTranslations('userForm')
  const [asking, setAsking] = useState<'reset' | 'end' | null>(null)
  const items: MenuItem[] = [
    { kind: 'link', label: t('more.copy'), icon: <Copy aria-hidden />, href: copyHref },
    ...(explainHref ? [{ kind: 'link' as const, label: t('more.explain'), icon: <Waypoints aria-hidden />, href: explainHref }] : []),
    ...(active
      ? [{ kind: 'action' as const, label: t('more.reset'), icon: <KeyRound aria-hidden />, onSelect: () => setAsking('reset') }]
      : []),
    { kind: 'action', label: t('more.endSessions'), icon: <LogOut aria-hidden />, onSelect: () => setAsking('end') },
  ]
  return (
    <>
      <Menu name={t('more.label')} label={<MoreHorizontal aria-hidden className="size-4" />} items={items} />
      {asking === 'reset' && (
        <ResetPasswordDialog userId={userId} login={login} sessions={sessions} linkHours={linkHours} open onClose={() => setAsking(null)} />
      )}
      {asking === 'end' && <EndSessionsDialog userId={userId} login={login} count={sessions} open onClose={() => setAsking(null)} />}
    </>
  )
}
