'use client'
import { CircleX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Ask } from '@/components/form/ask'
import { useAction } from '@/components/form/use-action'
import { IconButton } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { revokeOne } from '../actions'

/** Ends one of two secrets at once (W3). */
export function RevokeSecret({ clientId, secretId, prefix }: { clientId: string; secretId: number; prefix: string }) {
  const t = useTranslations('webApiScreen')
  const [asking, setAsking] = useState(false)
  const action = useAction(revokeOne, () => {
    setAsking(false)
    toast('done', t('revoked'))
  })
  return (
    <>
      <IconButton label={t('revokeSecret')} size="small" variant="danger" onClick={() => setAsking(true)}>
        <CircleX aria-hidden />
      </IconButton>
      <Ask
        open={asking}
        onClose={() => setAsking(false)}
        title={t('revokeSecretTitle', { prefix })}
        does={t('revokeSecret')}
        destroys
        action={action}
        onConfirm={() => action.run({ clientId, secretId })}
      >
        <p>{t('revokeSecretText')}</p>
      </Ask>
    </>
  )
}
