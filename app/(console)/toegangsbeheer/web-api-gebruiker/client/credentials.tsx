'use client'
import { Clock, KeyRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { moment } from '@/app/format'
import { useAction } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import type { ClientView } from '@/lib/api-clients/client-queries'
import { receive } from '../actions'
import { type FreshSecret, useFreshSecrets } from '../fresh-secrets'
import { CopyField } from './copy-field'
import { ShowAgain } from './show-again'

/** Client ID and, while this page holds it, Client Secret in one framed block, with what will happen to the secret and when (W2). */
export function Credentials({ client }: { client: ClientView }) {
  const t = useTranslations('webApiScreen')
  const fresh = useFreshSecrets()
  const { clientId, secrets } = client
  // The party alone: "Keylane – Benefits Plaza" makes these sentences long.
  const application = client.application.split(' – ')[0] ?? client.application
  const live = secrets.filter((secret) => secret.live)
  const given = fresh.of(clientId)
  // One that was replaced or revoked meanwhile must not be passed on.
  const held = given && live.some(({ id }) => id === given.secretId) ? given : undefined
  const kept = live.filter((secret) => secret.copyUntil)
  const shown = kept.find(({ id }) => id === held?.secretId) ?? kept[0]
  const b = (chunks: React.ReactNode) => <b className="font-semibold text-text">{chunks}</b>
  return (
    <section
      aria-label={t('credentialsFor', { application })}
      className={`rounded-control border bg-sunken ${held ? 'border-accent-line' : 'border-line-strong'}`}
    >
      <div className="flex items-center gap-2 border-line-strong border-b px-3 py-2">
        <KeyRound aria-hidden className="size-4 text-accent-text" />
        <h3 className="min-w-0 flex-1 truncate font-semibold">{t('credentialsFor', { application })}</h3>
        {held && <Receipt held={held} />}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3 p-3">
        <Field label={t('clientId')} id="client-id">
          <CopyField value={clientId} what={t('ofId')} />
        </Field>
        {held && (
          <Field key={held.secretId} label={t('clientSecret')} id="client-secret">
            <CopyField value={held.secret} what={t('ofSecret')} first />
          </Field>
        )}
      </div>
      {client.state !== 'revoked' && live.length > 0 && (
        <div className="flex gap-2 border-line-strong border-t px-3 py-2 text-secondary text-small">
          <Clock aria-hidden className={`mt-0.5 size-4 shrink-0 ${shown ? 'text-warning' : 'text-muted'}`} />
          <div className="min-w-0 flex-1">
            <p>{shown?.copyUntil ? t.rich('fate', { until: moment(shown.copyUntil), application, b }) : t('fateGone')}</p>
            <div className="mt-1 flex flex-wrap gap-2 empty:hidden">
              {!held && kept.map((secret) => <ShowAgain key={secret.id} clientId={clientId} secret={secret} named={kept.length > 1} />)}
              {held && (
                <Button size="small" variant="quiet" className="-ml-2" onClick={() => fresh.forget(clientId)}>
                  {t('hide')}
                </Button>
              )}
            </div>
          </div>
        </div>
      )}
    </section>
  )
}

/** Whether the server knows that the secret arrived: it saves by itself (W1). */
function Receipt({ held }: { held: FreshSecret }) {
  const t = useTranslations('webApiScreen')
  const fresh = useFreshSecrets()
  const { clientId, secretId, secret, receipt } = held
  const again = useAction(receive, () => fresh.shown({ clientId, secretId, secret }))
  return (
    <span role="status" className="shrink-0 text-meta text-muted">
      {receipt === 'under-way' && t('saving')}
      {receipt instanceof Date && t('saved', { time: moment(receipt).slice(-5) })}
      {receipt === 'failed' && (
        <span className="flex items-center gap-1.5 text-warning">
          {t('notSaved')}
          <Button size="small" busy={again.busy} onClick={() => again.run({ clientId, secretId })}>
            {t('retrySave')}
          </Button>
        </span>
      )}
    </span>
  )
}
