'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Note } from '@/components/ui/note'
import type { ClientOfUser } from '@/lib/api-clients/queries'
import { ClientsToReopen } from './acts/clients-to-reopen'
import { fetchJson } from './fetch-json'

/** Another group closes the user's API clients, unless one says that they may open what that group opens (W6). */
export function ReopenQuestion({ userId, groupId, onAnswer }: { userId: number; groupId: string; onAnswer: (reopen: boolean) => void }) {
  const t = useTranslations('userForm')
  const [clients, setClients] = useState<readonly ClientOfUser[]>([])
  const [reopen, setReopen] = useState(false)
  const answer = (value: boolean) => {
    setReopen(value)
    onAnswer(value)
  }
  useEffect(() => {
    let stale = false
    answer(false)
    fetchJson<ClientOfUser[]>(`/api/keuzes/clients-van-gebruiker?gebruiker=${userId}&groep=${groupId}`).then((found) => {
      if (!stale) setClients((found ?? []).filter(({ state }) => state !== 'revoked'))
    })
    return () => {
      stale = true
    }
  }, [userId, groupId])
  if (clients.length === 0) return null
  return (
    <Note kind="warning" live className="col-span-2" title={t('reopen.moveTitle', { count: clients.length })}>
      {groupId !== '' && (
        <>
          <ClientsToReopen clients={clients} />
          <Checkbox
            label={t('reopen.question')}
            checked={reopen}
            onChange={(event) => answer(event.currentTarget.checked)}
            className="mt-2"
          />
        </>
      )}
    </Note>
  )
}
