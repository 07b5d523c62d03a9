import { getTranslations } from 'next-intl/server'
import { MessagePage } from '@/app/message-page'
import { ButtonLink } from '@/components/ui/button'

export default async function ForbiddenPage() {
  const t = await getTranslations('pages')
  return (
    <MessagePage title={t('titleForbidden')} text={t('textForbidden')}>
      <ButtonLink href="/">{t('home')}</ButtonLink>
    </MessagePage>
  )
}
