'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { momentFrom, moment as said } from '@/app/format'
import { Ask } from '@/components/form/ask'
import { useAction } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import { toast } from '@/components/ui/toast'
import type { ClientView } from '@/lib/api-clients/client-queries'
import { rotate } from '../actions'
import { useFreshSecrets } from '../fresh-secrets'
import { OpensAgain } from './opens-again'

type Until = 'day' | 'moment' | 'now'

/** A moment as a field for date and time has it, in Dutch time. */
const fieldOf = (at: Date): string => said(at).replace(/(\d\d)-(\d\d)-(\d{4}) /, '$3-$2-$1T')

/** Roteren: a second secret, and until when the first goes on: a day, a chosen moment, or not at all because it leaked (W3). */
export function Rotate({ client }: { client: ClientView }) {
  const t = useTranslations('webApiScreen')
  const fresh = useFreshSecrets()
  const [asking, setAsking] = useState(false)
  const [until, setUntil] = useState<Until>('day')
  const [moment, setMoment] = useState('')
  const [wrong, setWrong] = useState(false)
  const action = useAction(rotate, ({ clientId, secretId, secret }) => {
    setAsking(false)
    fresh.keep({ clientId, secretId, secret })
    toast('done', t('rotated'))
  })
  const reopens = client.state === 'expired' && client.renewDays !== null
  const go = () => {
    const chosen = momentFrom(moment)
    setWrong(until === 'moment' && !chosen)
    if (until === 'moment' && !chosen) return
    action.run({
      clientId: client.clientId,
      until: until === 'moment' ? chosen!.toISOString() : until === 'now' ? 'now' : null,
      confirmed: reopens ? client.opens.fingerprint : null,
    })
  }
  return (
    <>
      <Button
        variant="quiet"
        onClick={() => {
          setMoment(fieldOf(new Date(Date.now() + 24 * 3_600_000)))
          setAsking(true)
        }}
      >
        {t('rotate')}
      </Button>
      <Ask
        open={asking}
        onClose={() => setAsking(false)}
        title={t('rotateTitle')}
        does={t('rotate')}
        destroys={until === 'now'}
        action={action}
        noAnswer={t('noAnswer')}
        onConfirm={go}
      >
        <p>{t('rotateText', { application: client.application })}</p>
        <RadioGroup
          name="tot"
          label={t('rotateUntil')}
          value={until}
          onChange={(value) => setUntil(value as Until)}
          choices={[
            { value: 'day', label: t('rotateDay') },
            { value: 'moment', label: t('rotateMoment') },
            { value: 'now', label: t('rotateNow'), help: t('rotateNowHelp') },
          ]}
        />
        {until === 'moment' && (
          <Field label={t('moment')} help={t('momentHelp')} error={wrong && t('momentWrong')} id="moment">
            <Input type="datetime-local" value={moment} onChange={(event) => setMoment(event.currentTarget.value)} className="w-56" />
          </Field>
        )}
        {client.newScopes && <p>{t('rotateScopes', { scopes: client.newScopes.join(' ') })}</p>}
        {client.renewDays !== null && <p>{t('rotateExpiry', { days: client.renewDays })}</p>}
        {reopens && <OpensAgain client={client} />}
      </Ask>
    </>
  )
}
