import { getTranslations } from 'next-intl/server'
import { MessagePage } from '@/app/message-page'
import { currentLanguage } from '@/app/words'
import { ButtonLink } from '@/components/ui/button'
import { nodeOf } from '@/lib/menus/nodes'

/** Says in words that the screen of this node is not there yet, and what does its work until then. */
export default async function NoScreen() {
  const [t, language] = await Promise.all([getTranslations('pages'), currentLanguage()])
  return (
    <MessagePage title={t('titleNoScreen', { name: nodeOf('maintenance.connections').name[language] })} text={t('textNoScreen')}>
      <ButtonLink href="/">{t('home')}</ButtonLink>
    </MessagePage>
  )
}
