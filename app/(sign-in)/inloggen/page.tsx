import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentLanguage } from '@/app/words'
import { Note } from '@/components/ui/note'
import { currentContext, sessionIsOver } from '@/lib/auth/session'
import { nodeOf, pages } from '@/lib/menus/nodes'
import { returnAddress } from '../return-to'
import { SignInForm } from './sign-in-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') }
}

type Given = Promise<{ naar?: string | string[] }>

export default async function SignInPage({ searchParams }: { searchParams: Given }) {
  const returnTo = returnAddress((await searchParams).naar)
  if (await currentContext()) redirect(returnTo)
  const [over, language, t, ui, shell] = await Promise.all([
    sessionIsOver(),
    currentLanguage(),
    getTranslations('signIn'),
    getTranslations('ui'),
    getTranslations('shell'),
  ])
  const path = returnTo.split(/[?#]/, 1)[0] ?? ''
  const page = pages.find(({ address }) => path === address || path.startsWith(`${address}/`))
  const name = page && (page.node ? nodeOf(page.node).name[language] : shell('profile'))
  return (
    <>
      <h1 className="font-semibold text-page">{t('title')}</h1>
      {name && (
        <p className="mt-1 text-secondary">{t.rich('next', { page: name, b: (chunks) => <span className="text-text">{chunks}</span> })}</p>
      )}
      {over && <Note className="mt-4">{t('ended')}</Note>}
      <div className="mt-6">
        <SignInForm
          returnTo={returnTo}
          words={{ login: t('login'), password: t('password'), submit: t('submit'), show: ui('showPassword'), hide: ui('hidePassword') }}
        />
      </div>
      <p className="mt-6 text-small">
        <Link href="/wachtwoord/vergeten" prefetch={false} className="text-accent-text">
          {t('forgotten')}
        </Link>
      </p>
    </>
  )
}
