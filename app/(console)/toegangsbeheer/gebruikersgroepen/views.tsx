import { getTranslations } from 'next-intl/server'
import { SegmentedLinks } from '@/components/ui/segmented'
import { pageOf } from '@/lib/menus/nodes'

/** The two views of the tab: groups, and the roles that users have beside their group. */
export async function Views({ current }: { current: 'user-groups' | 'roles' }) {
  const t = await getTranslations('groupList')
  const links = [
    { href: pageOf('user-groups').address, name: t('groups') },
    { href: pageOf('roles').address, name: t('roles') },
  ]
  return <SegmentedLinks label={t('views')} current={pageOf(current).address} links={links} />
}
