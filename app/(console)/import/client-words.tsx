import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { currentLanguage } from '@/app/words'
import { type Words, words } from '@/lib/kernel/words'

type Part = keyof Words['importWizard']

/** Hands parts of the wizard's words to the client components inside, beside what every client component has. */
export async function ClientWords({ parts, children }: { parts: readonly Part[]; children: ReactNode }) {
  const all = words(await currentLanguage())
  const importWizard = Object.fromEntries(parts.map((part) => [part, all.importWizard[part]]))
  const messages = { ui: all.ui, problems: all.problems, importWizard } as unknown as Words
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>
}
