import { getTranslations } from 'next-intl/server'
import { MessagePage } from '@/app/message-page'
import { ButtonLink } from '@/components/ui/button'
import { visitor } from './visitor'

/** Whoever manages the menus is told where the page is made available; the others, whom to ask. */
export default async function ForbiddenPage() {
  const [t, { reach }] = await Promise.all([getTranslations('pages'), visitor()])
  const menu = reach.pages.find(({ name }) => name === 'menu')
  return (
    <MessagePage title={t('titleForbidden')} text={t(menu ? 'textUnavailable' : 'textForbidden')}>
      {menu && <ButtonLink href={menu.address}>{t('toMenu')}</ButtonLink>}
      <ButtonLink href="/">{t('home')}</ButtonLink>
    </MessagePage>
  )
}
