import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { isLinkUsable } from '@/lib/auth/set-password'
import { savePassword } from './actions'
import { SetPasswordForm } from './set-password-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('setTitle') }
}

export default async function PasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const [usable, t, ui] = await Promise.all([isLinkUsable(token), getTranslations('signIn'), getTranslations('ui')])
  return (
    <>
      <h1 className="font-semibold text-page">{t('setTitle')}</h1>
      {usable ? (
        <div className="mt-6">
          <SetPasswordForm
            save={savePassword}
            token={token}
            words={{
              password: t('newPassword'),
              repeat: t('repeatPassword'),
              help: t('setHelp'),
              submit: t('setSubmit'),
              different: t('different'),
              done: t('setDone'),
              toSignIn: t('toSignIn'),
              show: ui('showPassword'),
              hide: ui('hidePassword'),
            }}
          />
        </div>
      ) : (
        <div className="mt-2 grid justify-items-start gap-6">
          <p className="text-secondary">{t('linkUsed')}</p>
          <ButtonLink href="/inloggen">{t('toSignIn')}</ButtonLink>
        </div>
      )}
    </>
  )
}
