'use client'
import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Ask } from '@/components/form/ask'
import { useAction } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import type { ClientView } from '@/lib/api-clients/client-queries'
import { markHandedOver, revoke } from '../actions'
import { useFreshSecrets } from '../fresh-secrets'
import { Rotate } from './rotate'

/** What can be done with a client: Intrekken, Roteren and, while a secret can be shown again, Overgedragen. */
export function ClientFoot({ client }: { client: ClientView }) {
  const t = useTranslations('webApiScreen')
  const fresh = useFreshSecrets()
  const [asking, setAsking] = useState<'revoke' | 'hand-over' | null>(null)
  const close = () => setAsking(null)
  const { clientId, user, application } = client
  const closing = useAction(revoke, () => {
    close()
    fresh.forget(clientId)
    toast('done', t('revoked'))
  })
  const handing = useAction(markHandedOver, () => {
    close()
    fresh.forget(clientId)
    toast('done', t('handedOver'))
  })
  const toHandOver = client.secrets.some(({ live, copyUntil }) => live && copyUntil)
  return (
    <div className="grid flex-1 gap-2">
      <div className="flex items-center gap-2">
        <Button variant="danger" className="-ml-3" onClick={() => setAsking('revoke')}>
          {t('revoke')}
        </Button>
        <Rotate client={client} />
        {toHandOver && (
          <Button variant="main" className="ml-auto" onClick={() => setAsking('hand-over')}>
            <Check aria-hidden />
            {t('handOver')}
          </Button>
        )}
      </div>
      <Ask
        open={asking === 'revoke'}
        onClose={close}
        title={t('revokeTitle')}
        does={t('revokeDo')}
        destroys
        action={closing}
        onConfirm={() => closing.run({ clientId })}
      >
        <p>{t('revokeText', { application, user })}</p>
      </Ask>
      <Ask
        open={asking === 'hand-over'}
        onClose={close}
        title={t('handOverTitle')}
        does={t('confirm')}
        action={handing}
        onConfirm={() => handing.run({ clientId })}
      >
        <p>{t('handOverText', { application })}</p>
      </Ask>
    </div>
  )
}
