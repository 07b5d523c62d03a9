import { getTranslations } from 'next-intl/server'
import { moment } from '@/app/format'
import type { GroupChange, Some } from '@/lib/user-groups/panel-queries'
import { Part } from './about'

/** What became of the group, the latest first: when, who, and what in words (H1). */
export async function Changes({ changes }: { changes: readonly GroupChange[] }) {
  const t = await getTranslations('groupForm')
  const some = ({ count, names }: Some) => ({
    count,
    names: [...names, ...(count > names.length ? [t('andMore', { count: count - names.length })] : [])].join(', '),
  })
  const told = (change: GroupChange): string[] => [
    ...(change.made ? [t('historyMade')] : []),
    ...(change.renamed ? [t('historyRenamed', change.renamed)] : []),
    ...(change.described ? [t('historyDescribed', { before: change.described.before ?? '–', after: change.described.after ?? '–' })] : []),
    ...(change.joined.count > 0 ? [t('historyJoined', some(change.joined))] : []),
    ...(change.left.count > 0 ? [t('historyLeft', some(change.left))] : []),
    ...(change.gained.count > 0 ? [t('historyGained', some(change.gained))] : []),
    ...(change.lost.count > 0 ? [t('historyLost', some(change.lost))] : []),
  ]
  return (
    <Part title={t('history')}>
      {changes.length === 0 && <p className="text-muted">{t('historyNone')}</p>}
      <ul className="grid gap-2">
        {changes.map((change) => (
          <li key={change.id}>
            <p className="text-meta text-muted">
              {moment(change.at)} · {change.actor}
            </p>
            {told(change).map((line) => (
              <p key={line} className="break-words">
                {line}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Part>
  )
}
