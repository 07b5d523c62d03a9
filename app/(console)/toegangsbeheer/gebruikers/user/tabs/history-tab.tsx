import { getTranslations } from 'next-intl/server'
import { Changes } from '@/app/(console)/historie/changes'
import { moment } from '@/app/format'
import { currentLanguage } from '@/app/words'
import { auditNames, searchAudit } from '@/lib/access/audit'
import { auditTeller } from '@/lib/access/audit-telling'
import type { Context } from '@/lib/kernel/context'

const shown = 50

/** What was recorded of the user, and what the user did, the latest first (H3). */
export async function HistoryTab({ ctx, login }: { ctx: Context; login: string }) {
  const [t, language, found] = await Promise.all([
    getTranslations('userForm'),
    currentLanguage(),
    searchAudit(ctx, { user: login, limit: shown }),
  ])
  const rows = found.ok ? found.items : []
  if (rows.length === 0) return <p className="text-muted">{t('history.none')}</p>
  const teller = auditTeller(language, await auditNames(ctx, rows))
  return (
    <>
      <ol aria-label={t('tabs.history')} className="border-line border-t">
        {rows.map((row) => (
          <li key={row.id} className="border-line border-b py-2">
            <p className="flex justify-between gap-3">
              <span className="font-medium">
                {teller.thing(row)} <span className="font-regular text-secondary">{teller.action(row.action)}</span>
              </span>
              <time className="shrink-0 text-muted text-small">{moment(row.at)}</time>
            </p>
            <p className="text-secondary text-small">
              {t.rich('history.by', { actor: () => teller.actor(row.actor) })}
              {row.runId !== null && ` · ${t('history.run', { run: row.runId })}`}
            </p>
            <Changes row={row} teller={teller} />
          </li>
        ))}
      </ol>
      {rows.length === shown && <p className="py-2 text-muted text-small">{t('history.first', { count: shown })}</p>}
    </>
  )
}
