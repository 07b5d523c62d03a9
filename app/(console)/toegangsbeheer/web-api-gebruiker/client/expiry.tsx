'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Ask } from '@/components/form/ask'
import { useAction } from '@/components/form/use-action'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { saveExpiry } from '../actions'

/** The last day on which the client works, or none (W3). */
export function Expiry({ clientId, expiresOn }: { clientId: string; expiresOn: string | null }) {
  const t = useTranslations('webApiScreen')
  const ui = useTranslations('ui')
  const [asking, setAsking] = useState(false)
  const [chosen, setChosen] = useState(expiresOn ?? '')
  const action = useAction(saveExpiry, () => {
    setAsking(false)
    toast('done', t('savedToast'))
  })
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
        onConfirm={() => action.run({ clientId, expiresOn: chosen || null })}
      >
        <Field label={t('lastDay')} help={t('lastDayHelp')} id="laatste-dag">
          <Input type="date" value={chosen} onChange={(event) => setChosen(event.currentTarget.value)} className="w-44" />
        </Field>
      </Ask>
    </>
  )
}
