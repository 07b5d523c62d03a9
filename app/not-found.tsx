import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { MessagePage } from './message-page'

export default async function NotFound() {
  const t = await getTranslations('pages')
  return (
    <main className="flex min-h-dvh flex-col">
      <MessagePage title={t('titleNotFound')} text={t('textNotFound')}>
        <ButtonLink href="/">{t('home')}</ButtonLink>
      </MessagePage>
    </main>
  )
}
