import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { currentLanguage } from '@/app/words'
import { type Words, wordsOf } from '@/lib/kernel/words'

/** Hands the words of the panel to the client components inside, beside what every client component has. */
export async function ClientWords({ children }: { children: ReactNode }) {
  const messages = wordsOf(await currentLanguage(), ['ui', 'problems', 'userForm']) as Words
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>
}
