import { getTranslations } from 'next-intl/server'
import { moment } from '@/app/format'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { HistoryRow } from '@/lib/history/queries'
import { Changes } from './changes'

/** Whom or what it was about, by the name that a person knows it by. */
const subjectOf = ({ user, before, after }: HistoryRow): string => {
  const image = { ...before, ...after }
  return String(user ?? image.name ?? image.code ?? image.node ?? image.account ?? '')
}

/** The records, the latest first: when, who, by what means, which thing, and what became of it. */
export async function HistoryTable({ rows }: { rows: readonly HistoryRow[] }) {
  const t = await getTranslations('historyList')
  const verb = (action: string) => (t.has(`actions.${action}` as 'actions.create') ? t(`actions.${action}` as 'actions.create') : action)
  const by = (means: string) => (t.has(`by.${means}` as 'by.api') ? t(`by.${means}` as 'by.api') : means)
  return (
    <Table label={t('title')} frame="flex-1 border-line-strong border-t">
      <thead>
        <tr>
          <Th>{t('at')}</Th>
          <Th className="max-md:hidden">{t('actor')}</Th>
          <Th className="max-md:hidden">{t('means')}</Th>
          <Th>{t('thing')}</Th>
          <Th className="max-md:hidden">{t('action')}</Th>
          <Th className="w-2/5 max-lg:hidden">{t('changes')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td className="max-md:py-1">
              {moment(new Date(row.at))}
              <span className="block max-w-36 truncate text-secondary text-small md:hidden">{row.actor}</span>
            </Td>
            <Td strong className="max-md:hidden">
              {row.actor}
            </Td>
            <Td className="max-md:hidden">
              {by(row.means)}
              {row.runId !== null && <span className="text-muted"> · {t('run', { run: row.runId })}</span>}
            </Td>
            <Td className="max-md:w-full max-md:max-w-0 max-md:truncate max-md:py-1">
              {t(`things.${row.thing}`)} <span className="text-secondary">{subjectOf(row)}</span>
              <span className="block truncate text-secondary text-small md:hidden">{verb(row.action)}</span>
            </Td>
            <Td className="max-md:hidden">{verb(row.action)}</Td>
            <Td className="max-w-0 max-lg:hidden">
              <Changes before={row.before} after={row.after} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
