import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Brand } from '../brand'
import { LanguageMenu } from '../language-menu'
import { productVersion } from '../version'
import { currentLanguage } from '../words'

/** The frame of what one sees before signing in: the mark, the language, one card, the version. */
export default async function SignInLayout({ children }: { children: ReactNode }) {
  const [language, t, signIn] = await Promise.all([currentLanguage(), getTranslations('shell'), getTranslations('signIn')])
  return (
    <div className="flex min-h-dvh flex-col bg-canvas">
      <header className="flex h-15 shrink-0 items-center justify-between px-6 max-md:px-4">
        <Brand name={t('product')} />
        <LanguageMenu label={t('language')} language={language} wide />
      </header>
      <main className="grid flex-1 items-center justify-items-center px-4 py-6 max-md:items-start">
        <div className="w-full max-w-100 rounded-region border border-line-strong bg-surface p-8 max-md:p-5">{children}</div>
      </main>
      <footer className="flex shrink-0 justify-between gap-4 px-6 py-4 text-meta text-muted max-md:px-4">
        <span>{t('version', { version: productVersion })}</span>
        <span>{signIn('recorded')}</span>
      </footer>
    </div>
  )
}
