import { getTranslations } from 'next-intl/server'
import { day, moment } from '@/app/format'
import { Note } from '@/components/ui/note'
import type { ClientView } from '@/lib/api-clients/client-queries'
import { warningOf } from '@/lib/api-clients/rules'
import { Reopen } from './reopen'

/** What someone must know of this client first: why it is closed, that it is about to expire, that its secret never arrived. */
export async function ClientNotes({ client }: { client: ClientView }) {
  const t = await getTranslations('webApiScreen')
  const { application, state, reasons, expiresOn, daysLeft, revokedAt } = client
  const warning = warningOf(daysLeft)
  if (state === 'revoked') return <Note>{t('revokedText', { at: revokedAt ? moment(revokedAt) : '' })}</Note>
  if (state === 'expired') return <Note kind="warning">{t('expiredText', { day: day(expiresOn ?? '') })}</Note>
  return (
    <>
      {state === 'suspended' && (
        <Note kind="warning" title={t('suspendedTitle', { application })}>
          {reasons.map((reason) => (
            <p key={reason}>{t(`reasons.${reason}`)}</p>
          ))}
          {reasons.includes('asked') && <Reopen client={client} />}
        </Note>
      )}
      {state === 'not-received' && <Note kind="warning">{t('notReceivedText')}</Note>}
      {warning !== null && (
        <Note kind={warning === 1 ? 'error' : 'warning'}>{t('expiryWarning', { day: day(expiresOn ?? ''), days: daysLeft ?? 0 })}</Note>
      )}
    </>
  )
}
