'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Ask } from '@/components/form/ask'
import { useAction } from '@/components/form/use-action'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import type { ClientView } from '@/lib/api-clients/client-queries'
import { saveExpiry } from '../actions'
import { OpensAgain } from './opens-again'

/** The last day on which the client works, or none; of one that has expired a later day opens it again, and the employers are named (W3). */
export function Expiry({ client }: { client: ClientView }) {
  const t = useTranslations('webApiScreen')
  const ui = useTranslations('ui')
  const [asking, setAsking] = useState(false)
  const { clientId, expiresOn, opens } = client
  const [chosen, setChosen] = useState(expiresOn ?? '')
  const input = useRef<HTMLInputElement>(null)
  const [half, setHalf] = useState(false)
  const action = useAction(saveExpiry, () => {
    setAsking(false)
    toast('done', t('savedToast'))
  })
  const expired = client.state === 'expired'
  return (
    <>
      <button type="button" className="text-accent-text hover:underline" onClick={() => setAsking(true)}>
        {t(expiresOn ? 'changeDay' : 'chooseDay')}
      </button>
      <Ask
        open={asking}
        onClose={() => setAsking(false)}
        title={t('expiryTitle')}
        does={ui('save')}
        action={action}
        onConfirm={() => {
          // A day that is half filled in has no value, as if there were none.
          const bad = input.current?.validity.badInput ?? false
          setHalf(bad)
          if (!bad) action.run({ clientId, expiresOn: chosen || null, confirmed: expired ? opens.fingerprint : null })
        }}
      >
        <Field label={t('lastDay')} help={t('lastDayHelp')} error={half && ui('badDate')} id="laatste-dag">
          <Input
            ref={input}
            type="date"
            value={chosen}
            onChange={(event) => {
              setHalf(false)
              setChosen(event.currentTarget.value)
            }}
            className="w-44"
          />
        </Field>
        {expired && <OpensAgain client={client} />}
      </Ask>
    </>
  )
}
