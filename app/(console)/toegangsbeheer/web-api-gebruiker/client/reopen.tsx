'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Ask } from '@/components/form/ask'
import { useAction } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import type { ClientView } from '@/lib/api-clients/client-queries'
import { reopen } from '../actions'
import { OpensAgain } from './opens-again'

/** Heropenen: names the employers that the application gets access to again (W6). */
export function Reopen({ client }: { client: ClientView }) {
  const t = useTranslations('webApiScreen')
  const [asking, setAsking] = useState(false)
  const action = useAction(reopen, () => {
    setAsking(false)
    toast('done', t('reopened'))
  })
  const { clientId, opens } = client
  return (
    <>
      <Button size="small" className="mt-2" onClick={() => setAsking(true)}>
        {t('reopen')}
      </Button>
      <Ask
        open={asking}
        onClose={() => setAsking(false)}
        title={t('reopenTitle')}
        does={t('reopen')}
        action={action}
        onConfirm={() => action.run({ clientId, confirmed: opens.fingerprint })}
      >
        <OpensAgain client={client} />
      </Ask>
    </>
  )
}
