'use client'
import { UserX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { lazily } from '@/components/ui/lazily'
import { toast } from '@/components/ui/toast'
import { deactivate } from '../actions'

const Ask = lazily(() => import('@/components/form/ask').then((module) => module.Ask))

/** `hidden`: an Admin is told of no API clients, whether or not there are any (L7). */
type Props = { userId: number; login: string; sessions: number; grants: number; clients: readonly string[]; hidden: boolean }

/** Deactiveren, after its consequences by number; who is the last System user hears why not (L6). */
export function Deactivate({ userId, login, sessions, grants, clients, hidden }: Props) {
  const t = useTranslations('userForm')
  const [open, setOpen] = useState(false)
  const action = useAction(deactivate, () => {
    setOpen(false)
    toast('done', t('deactivate.done', { login }))
  })
  return (
    <>
      <Button variant="danger" onClick={() => setOpen(true)} className="-ml-3">
        <UserX aria-hidden /> {t('deactivate.button')}
      </Button>
      {open && (
        <Ask
          open={open}
          onClose={() => setOpen(false)}
          title={t('deactivate.title', { login })}
          does={t('deactivate.button')}
          destroys
          onConfirm={() => action.run({ userId })}
          action={action}
        >
          <p>{t('deactivate.lead')}</p>
          <ul className="list-disc pl-5">
            <li>{t('deactivate.sessions', { count: sessions })}</li>
            {clients.length > 0 && <li>{t('deactivate.clients', { count: clients.length, names: clients.join(', ') })}</li>}
            {hidden && <li>{t('reopen.hidden')}</li>}
            <li>{t('deactivate.kept', { count: grants })}</li>
          </ul>
        </Ask>
      )}
    </>
  )
}
