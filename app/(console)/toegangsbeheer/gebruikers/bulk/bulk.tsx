import { NextIntlClientProvider } from 'next-intl'
import { currentLanguage } from '@/app/words'
import type { Context } from '@/lib/kernel/context'
import { type Words, wordsOf } from '@/lib/kernel/words'
import { groupChoices } from '@/lib/user-groups/choice-queries'
import { manyAtMost } from '@/lib/users/bulk-schema'
import type { UserFilter } from '@/lib/users/filter'
import { roleChoices } from '@/lib/users/role-queries'
import { BulkActions } from './bulk-actions'

type Props = { ctx: Context; filter: UserFilter; inactive: readonly number[]; total: number | null }

/** What can be done with the users that are chosen. `total`: how many the filter shows; null when they are too many to count. */
export async function Bulk({ ctx, filter, inactive, total }: Props) {
  const [language, groups, roles] = await Promise.all([currentLanguage(), groupChoices(ctx), roleChoices(ctx)])
  const option = ({ id, name }: { id: number; name: string }) => ({ value: String(id), label: name })
  return (
    <NextIntlClientProvider messages={wordsOf(language, ['ui', 'problems', 'userBulk']) as Words}>
      <BulkActions
        filter={filter}
        inactive={inactive}
        total={total}
        most={manyAtMost}
        groups={groups.map(option)}
        roles={roles.map(option)}
      />
    </NextIntlClientProvider>
  )
}
