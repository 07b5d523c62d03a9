'use client'
import { useTranslations } from 'next-intl'
import type { ClientView } from '@/lib/api-clients/client-queries'
import { EmployerNames } from '../opens'

/** In a question that opens a client again: what its application gets access to, by name (W3, W6). */
export function OpensAgain({ client: { application, opens } }: { client: ClientView }) {
  const t = useTranslations('webApiScreen')
  return (
    <>
      <p>{t(opens.employers > 0 ? 'reopenText' : 'reopenNothing', { application })}</p>
      <div className="max-h-60 overflow-y-auto">
        <EmployerNames opens={opens} all />
      </div>
    </>
  )
}
