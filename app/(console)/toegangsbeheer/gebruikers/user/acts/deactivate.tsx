'use client'
import { UserX } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { deactivate } from '../actions'

const ActDialog = dynamic(() => import('./act-dialog').then((module) => module.ActDialog))

type Props = { userId: number; login: string; sessions: number; grants: number; clients: readonly string[] }

/** Deactiveren, after its consequences by number; who is the last System user hears why not (L6). */
export function Deactivate({ userId, login, sessions, grants, clients }: Props) {
  const t = useTranslations('userForm')
  const [open, setOpen] = useState(false)
  const { run, busy, problems, clear } = useAction(deactivate, () => setOpen(false))
  return (
    <>
      <Button variant="danger" onClick={() => setOpen(true)} className="-ml-3">
        <UserX aria-hidden /> {t('deactivate.button')}
      </Button>
      {open && (
        <ActDialog
          open={open}
          onClose={() => {
            setOpen(false)
            clear()
          }}
          title={t('deactivate.title', { login })}
          button={t('deactivate.button')}
          destroys
          onConfirm={() => run({ userId })}
          busy={busy}
          problems={problems}
        >
          <p>{t('deactivate.lead')}</p>
          <ul className="list-disc pl-5">
            <li>{t('deactivate.sessions', { count: sessions })}</li>
            {clients.length > 0 && <li>{t('deactivate.clients', { count: clients.length, names: clients.join(', ') })}</li>}
            <li>{t('deactivate.kept', { count: grants })}</li>
          </ul>
        </ActDialog>
      )}
    </>
  )
}
