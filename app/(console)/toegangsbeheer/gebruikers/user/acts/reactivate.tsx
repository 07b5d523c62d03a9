'use client'
import { UserCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { lazily } from '@/components/ui/lazily'
import { toast } from '@/components/ui/toast'
import type { ClientOfUser } from '@/lib/api-clients/queries'
import { reactivate } from '../actions'
import { ClientsToReopen } from './clients-to-reopen'

const Ask = lazily(() => import('@/components/form/ask').then((module) => module.Ask))

/** Reactiveren: what works again, and, asked each time, whether the API clients may as well (W6). */
export function Reactivate({
  userId,
  login,
  grants,
  clients,
}: {
  userId: number
  login: string
  grants: number
  clients: readonly ClientOfUser[]
}) {
  const t = useTranslations('userForm')
  const [open, setOpen] = useState(false)
  const [reopen, setReopen] = useState(false)
  const close = () => {
    setOpen(false)
    setReopen(false)
  }
  const action = useAction(reactivate, () => {
    close()
    toast('done', t('reactivate.done', { login }))
  })
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <UserCheck aria-hidden /> {t('reactivate.button')}
      </Button>
      {open && (
        <Ask
          open={open}
          onClose={close}
          title={t('reactivate.title', { login })}
          does={t('reactivate.button')}
          onConfirm={() => action.run({ userId, reopenClients: reopen })}
          action={action}
        >
          <p>{t('reactivate.lead')}</p>
          <p>{t('reactivate.grants', { count: grants })}</p>
          {clients.length > 0 && (
            <div className="grid gap-2 rounded-region border border-line-strong p-3">
              <p>{t('reopen.stay', { count: clients.length })}</p>
              <ClientsToReopen clients={clients} />
              <Checkbox label={t('reopen.question')} checked={reopen} onChange={(event) => setReopen(event.currentTarget.checked)} />
            </div>
          )}
        </Ask>
      )}
    </>
  )
}
