import { getTranslations } from 'next-intl/server'
import { day } from '@/app/format'
import { Status } from '@/components/ui/status'
import type { UserLine } from '@/lib/users/list-queries'

/** The state of a user in the list: an icon and a word, with the day that the validity ends. */
export async function UserState({ user }: { user: Pick<UserLine, 'state' | 'validUntil'> }) {
  const t = await getTranslations('userList')
  if (user.state === 'deactivated') {
    return (
      <Status kind="deactivated" muted>
        {t('deactivated')}
      </Status>
    )
  }
  if (user.state === 'until') return <Status kind="until">{t('until', { day: day(user.validUntil ?? '') })}</Status>
  if (user.state === 'outside') return <Status kind="paused">{t('outside')}</Status>
  return <Status kind="active">{t('active')}</Status>
}
