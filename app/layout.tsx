import type { Metadata, Viewport } from 'next'
import { cookies, headers } from 'next/headers'
import { NextIntlClientProvider } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { wordsOf } from '@/lib/kernel/words'
import { earlyEvents } from './early-events'
import { FollowSystem } from './follow-system'
import './globals.css'
import { currentLanguage } from './words'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell')
  return { title: { default: t('product'), template: `%s · ${t('product')}` }, robots: { index: false, follow: false } }
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

// Before the first paint: who chose no appearance gets that of the system, and follows it when it changes.
const followSystem = `(()=>{const m=matchMedia('(prefers-color-scheme: dark)'),e=document.documentElement,f=()=>{if(!/(^|; )theme=(light|dark)/.test(document.cookie))e.dataset.theme=m.matches?'dark':'light'};f();m.addEventListener('change',f)})()`

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [language, jar, request] = await Promise.all([currentLanguage(), cookies(), headers()])
  const chosen = jar.get('theme')?.value
  const theme = chosen === 'light' || chosen === 'dark' ? chosen : undefined
  return (
    <html lang={language} data-theme={theme} suppressHydrationWarning>
      <head>
        <script
          nonce={request.get('x-nonce') ?? undefined}
          dangerouslySetInnerHTML={{ __html: `${followSystem};${earlyEvents}` }}
          suppressHydrationWarning
        />
      </head>
      <body>
        <FollowSystem />
        <NextIntlClientProvider messages={wordsOf(language, ['ui', 'pages', 'problems'])}>{children}</NextIntlClientProvider>
      </body>
    </html>
  )
}
