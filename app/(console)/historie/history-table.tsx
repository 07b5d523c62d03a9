import { getTranslations } from 'next-intl/server'
import { moment } from '@/app/format'
import { currentLanguage } from '@/app/words'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { Names } from '@/lib/history/names'
import type { HistoryRow } from '@/lib/history/queries'
import type { Language } from '@/lib/kernel/context'
import { isNodeKey, nodeOf } from '@/lib/menus/nodes'
import { Actor, Changes } from './changes'

/** Whom or what it was about, by the name that a person knows it by; of what links two things, both. */
const subjectOf = ({ user, before, after }: HistoryRow, names: Names, language: Language): string => {
  const image: Record<string, unknown> = { ...before, ...after }
  const node = String(image.node ?? '')
  const own = user ?? image.name ?? image.code ?? (isNodeKey(node) ? nodeOf(node).name[language] : image.account)
  if (own !== undefined && own !== null) return String(own)
  return ['group_id', 'employer_group_id', 'employer_id']
    .flatMap((column) => names(column, image[column])?.flatMap(({ name }) => name ?? []) ?? [])
    .join(' · ')
}

/** The records, the latest first: when, who, by what means, which thing, and what became of it. */
export async function HistoryTable({ rows, names }: { rows: readonly HistoryRow[]; names: Names }) {
  const [t, language] = await Promise.all([getTranslations('historyList'), currentLanguage()])
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
              <span className="block max-w-36 truncate text-secondary text-small md:hidden">
                <Actor name={row.actor} />
              </span>
            </Td>
            <Td strong className="max-md:hidden">
              <Actor name={row.actor} />
            </Td>
            <Td className="max-md:hidden">
              {by(row.means)}
              {row.runId !== null && <span className="text-muted"> · {t('run', { run: row.runId })}</span>}
            </Td>
            <Td className="max-lg:w-full max-lg:max-w-0 max-md:truncate max-md:py-1">
              {t(`things.${row.thing}`)} <span className="text-secondary">{subjectOf(row, names, language)}</span>
              <span className="block truncate text-secondary text-small md:hidden">{verb(row.action)}</span>
              <Changes row={row} names={names} className="lg:hidden" />
            </Td>
            <Td className="max-md:hidden">{verb(row.action)}</Td>
            <Td className="max-w-0 py-2 max-lg:hidden">
              <Changes row={row} names={names} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
