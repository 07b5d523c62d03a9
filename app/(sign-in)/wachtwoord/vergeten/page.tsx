import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { canMailLinks } from '@/lib/auth/forgotten-password'
import { askLink } from './actions'
import { ForgottenForm } from './forgotten-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('forgottenTitle') }
}

export default async function ForgottenPage() {
  const t = await getTranslations('signIn')
  return (
    <>
      <h1 className="font-semibold text-page">{t('forgottenTitle')}</h1>
      {canMailLinks() ? (
        <ForgottenForm
          ask={askLink}
          words={{
            intro: t('forgottenIntro'),
            login: t('login'),
            submit: t('forgottenSubmit'),
            done: t('forgottenDone'),
            toSignIn: t('toSignIn'),
          }}
        />
      ) : (
        <div className="mt-2 grid justify-items-start gap-6">
          <p className="text-secondary">{t('forgottenAskAdmin')}</p>
          <ButtonLink href="/inloggen">{t('toSignIn')}</ButtonLink>
        </div>
      )}
    </>
  )
}
