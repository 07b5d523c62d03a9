'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Ask } from '@/components/form/ask'
import { useAction } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { PasswordInput } from '@/components/ui/password-input'
import type { SecretView } from '@/lib/api-clients/client-queries'
import { show } from '../actions'
import { useFreshSecrets } from '../fresh-secrets'

/** Opnieuw tonen: asks for one's own password, for a page left open must not be enough (W2). */
export function ShowAgain({ clientId, secret, named }: { clientId: string; secret: SecretView; named: boolean }) {
  const t = useTranslations('webApiScreen')
  const ui = useTranslations('ui')
  const fresh = useFreshSecrets()
  const [asking, setAsking] = useState(false)
  const [password, setPassword] = useState('')
  const close = () => {
    setAsking(false)
    setPassword('')
  }
  const action = useAction(show, (shown) => {
    close()
    fresh.shown({ clientId, secretId: shown.secretId, secret: shown.secret })
  })
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t('showAgain')}
        {named && ` (${secret.prefix}…)`}
      </Button>
      <Ask
        open={asking}
        onClose={close}
        title={t('showTitle')}
        does={t('show')}
        action={action}
        onConfirm={() => action.run({ clientId, secretId: secret.id, password })}
      >
        <p>{t('showText')}</p>
        <Field label={t('ownPassword')} id="eigen-wachtwoord">
          <PasswordInput
            words={{ show: ui('showPassword'), hide: ui('hidePassword') }}
            autoComplete="current-password"
            autoFocus
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        </Field>
      </Ask>
    </>
  )
}
