import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { BarePage } from './bare-page'
import { MessagePage } from './message-page'

export default async function NotFound() {
  const t = await getTranslations('pages')
  return (
    <BarePage>
      <MessagePage title={t('titleNotFound')} text={t('textNotFound')}>
        <ButtonLink href="/">{t('home')}</ButtonLink>
      </MessagePage>
    </BarePage>
  )
}
