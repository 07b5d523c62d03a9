import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { currentLanguage } from '@/app/words'
import { wordsOf } from '@/lib/kernel/words'
import { FreshSecrets } from './fresh-secrets'

/** Gives the islands of this screen its words, and keeps the secrets that were just made while one walks from panel to panel. */
export default async function WebApiLayout({ children }: { children: ReactNode }) {
  const messages = wordsOf(await currentLanguage(), ['ui', 'problems', 'webApiScreen'])
  return (
    <NextIntlClientProvider messages={messages}>
      <FreshSecrets>{children}</FreshSecrets>
    </NextIntlClientProvider>
  )
}
