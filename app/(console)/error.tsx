'use client'
import { useTranslations } from 'next-intl'
import { MessagePage } from '@/app/message-page'
import { Button, ButtonLink } from '@/components/ui/button'

/** What one sees when a page could not be made; the reference leads to the log, the reason stays there. */
export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
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
