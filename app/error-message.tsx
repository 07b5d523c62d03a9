'use client'
import { useTranslations } from 'next-intl'
import { Button, ButtonLink } from '@/components/ui/button'
import { MessagePage } from './message-page'

export type PageError = { error: Error & { digest?: string }; retry: () => void }

/** What one sees when a page could not be made; the reference leads to the log, the reason stays there. */
export function ErrorMessage({ error, retry }: PageError) {
  const t = useTranslations('pages')
  const ui = useTranslations('ui')
  return (
    <MessagePage title={t('titleError')} text={t('textError')} detail={error.digest && t('reference', { reference: error.digest })}>
      <Button variant="main" onClick={retry}>
        {ui('retry')}
      </Button>
      <ButtonLink href="/">{t('home')}</ButtonLink>
    </MessagePage>
  )
}
