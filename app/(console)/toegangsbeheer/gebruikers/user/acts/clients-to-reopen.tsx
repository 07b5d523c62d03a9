'use client'
import { useTranslations } from 'next-intl'
import type { ClientOfUser } from '@/lib/api-clients/queries'

const named = 10

/** The API clients that wait, by application, and the employers that reopening them opens (W6). */
export function ClientsToReopen({ clients }: { clients: readonly ClientOfUser[] }) {
  const t = useTranslations('userForm')
  const employers = clients[0]?.employers ?? []
  const more = employers.length - named
  return (
    <>
      <ul className="list-disc pl-5">
        {clients.map(({ application, clientId }) => (
          <li key={clientId}>{application}</li>
        ))}
      </ul>
      <p>{t('reopen.opens', { count: employers.length, names: employers.slice(0, named).join(', '), more: Math.max(0, more) })}</p>
    </>
  )
}
