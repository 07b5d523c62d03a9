'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Ask } from '@/components/form/ask'
import { Problems } from '@/components/form/problems'
import { useAction } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import type { ApplicationView } from '@/lib/api-clients/application-queries'
import { reinstate, withdraw } from '../actions'

/** Withdraws an application, told how many clients that closes; or takes it into use again (W1). */
export function Withdraw({ application }: { application: ApplicationView }) {
  const t = useTranslations('webApiScreen')
  const [asking, setAsking] = useState(false)
  const { id: applicationId, name, clients, withdrawn } = application
  const taking = useAction(withdraw, () => {
    setAsking(false)
    toast('done', t('applicationWithdrawn'))
  })
  const giving = useAction(reinstate, () => toast('done', t('applicationActive')))
  if (withdrawn)
    return (
      <div className="grid justify-items-start gap-2">
        <Problems problems={giving.problems} />
        <Button variant="quiet" busy={giving.busy} onClick={() => giving.run({ applicationId })}>
          {t('reinstate')}
        </Button>
      </div>
    )
  return (
    <>
      <Button variant="danger" className="-ml-3" onClick={() => setAsking(true)}>
        {t('withdraw')}
      </Button>
      <Ask
        open={asking}
        onClose={() => setAsking(false)}
        title={t('withdrawTitle', { name })}
        does={t('withdrawDo', { count: clients })}
        destroys
        action={taking}
        onConfirm={() => taking.run({ applicationId, clients })}
      >
        <p>{t('withdrawText', { count: clients })}</p>
      </Ask>
    </>
  )
}
