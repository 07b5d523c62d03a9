'use client'
import { useTranslations } from 'next-intl'
import { buttonLook } from '@/components/ui/button-look'
import { MessagePage } from './message-page'

export type PageError = { error: Error & { digest?: string }; retry: () => void }

/** What one sees when a page could not be made; the reference leads to the log, the reason stays there. */
export function ErrorMessage({ error, retry }: PageError) {
  const t = useTranslations('pages')
  const ui = useTranslations('ui')
  return (
    <MessagePage title={t('titleError')} text={t('textError')} detail={error.digest && t('reference', { reference: error.digest })}>
      <button type="button" onClick={retry} className={buttonLook({ variant: 'main' })}>
        {ui('retry')}
      </button>
      {/* Every page carries this one: without the router's links, and what failed is better loaded anew. */}
      <a href="/" className={buttonLook()}>
        {t('home')}
      </a>
    </MessagePage>
  )
}
