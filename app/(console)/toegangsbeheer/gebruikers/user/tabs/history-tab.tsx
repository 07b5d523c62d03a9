import { getTranslations } from 'next-intl/server'
import { Actor, Changes } from '@/app/(console)/historie/changes'
import { moment } from '@/app/format'
import { auditNames, searchAudit } from '@/lib/access/audit'
import type { Context } from '@/lib/kernel/context'

const shown = 50

/** What was recorded of the user, and what the user did, the latest first (H3). */
export async function HistoryTab({ ctx, login }: { ctx: Context; login: string }) {
  const [t, list, found] = await Promise.all([
    getTranslations('userForm'),
    getTranslations('historyList'),
    searchAudit(ctx, { user: login, limit: shown }),
  ])
  const verb = (action: string) =>
    list.has(`actions.${action}` as 'actions.create') ? list(`actions.${action}` as 'actions.create') : action
  const rows = found.ok ? found.items : []
  if (rows.length === 0) return <p className="text-muted">{t('history.none')}</p>
  const names = await auditNames(ctx, rows)
  return (
    <>
      <ol aria-label={t('tabs.history')} className="border-line border-t">
        {rows.map((row) => (
          <li key={row.id} className="border-line border-b py-2">
            <p className="flex justify-between gap-3">
              <span className="font-medium">
                {list(`things.${row.thing}`)} <span className="font-regular text-secondary">{verb(row.action)}</span>
              </span>
              <time className="shrink-0 text-muted text-small">{moment(new Date(row.at))}</time>
            </p>
            <p className="text-secondary text-small">
              {t.rich('history.by', { actor: () => <Actor name={row.actor} /> })}
              {row.runId !== null && ` · ${t('history.run', { run: row.runId })}`}
            </p>
            <Changes row={row} names={names} />
          </li>
        ))}
      </ol>
      {rows.length === shown && <p className="py-2 text-muted text-small">{t('history.first', { count: shown })}</p>}
    </>
  )
}
