import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { loginOfLink } from '@/lib/auth/set-password'
import { savePassword } from './actions'
import { SetPasswordForm } from './set-password-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('setTitle') }
}

export default async function PasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const [login, t, ui] = await Promise.all([loginOfLink(token), getTranslations('signIn'), getTranslations('ui')])
  return (
    <>
      <h1 className="font-semibold text-page">{t('setTitle')}</h1>
      {login !== null && (
        <p className="mt-1 break-words text-secondary">
          {t.rich('setFor', { login, b: (chunks) => <span className="font-medium text-text">{chunks}</span> })}
        </p>
      )}
      <div className="mt-4">
        <SetPasswordForm
          save={savePassword}
          token={token}
          usable={login !== null}
          words={{
            password: t('newPassword'),
            repeat: t('repeatPassword'),
            help: t('setHelp'),
            submit: t('setSubmit'),
            different: t('different'),
            done: t('setDone'),
            unusable: t('linkUsed'),
            toSignIn: t('toSignIn'),
            show: ui('showPassword'),
            hide: ui('hidePassword'),
          }}
        />
      </div>
    </>
  )
}
