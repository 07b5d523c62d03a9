import { getTranslations } from 'next-intl/server'
import { MessagePage } from '@/app/message-page'
import { ButtonLink } from '@/components/ui/button'

export default async function NotFound() {
  const t = await getTranslations('pages')
  return (
    <MessagePage title={t('titleNotFound')} text={t('textNotFound')}>
      <ButtonLink href="/">{t('home')}</ButtonLink>
    </MessagePage>
  )
}
