import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Brand } from './brand'

/** The frame of a message where there is no shell: the product's mark above one card. */
export async function BarePage({ children }: { children: ReactNode }) {
  const t = await getTranslations('shell')
  return (
    <div className="flex min-h-dvh flex-col bg-canvas">
      <header className="flex h-15 shrink-0 items-center px-6 max-md:px-4">
        <Brand name={t('product')} />
      </header>
      <main className="grid flex-1 items-center justify-items-center px-4 pt-6 pb-20 max-md:items-start">
        <div className="w-full max-w-120 rounded-region border border-line-strong bg-surface">{children}</div>
      </main>
    </div>
  )
}
