import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { moment } from '@/app/format'
import { type ListState, withState } from '@/components/data-table/address'
import { RowArrow, Table, Td, Th, Tr } from '@/components/ui/table'
import type { AuditTeller } from '@/lib/access/audit-telling'
import type { HistoryRow } from '@/lib/history/queries'
import { ChangesLine } from './changes'

type Props = { rows: readonly HistoryRow[]; teller: AuditTeller; state: ListState }

/** The records, the latest first: when, who, by what means, which thing, and what became of it; on a narrow screen two lines each. */
export async function HistoryTable({ rows, teller, state }: Props) {
  const t = await getTranslations('historyList')
  const open = state.vastlegging
  // Beside the panel, which says them, these give way.
  const aside = open ? 'max-2xl:hidden' : 'max-lg:hidden'
  return (
    <Table label={t('title')} frame="flex-1 border-line-strong border-t">
      <thead className="max-md:hidden">
        <tr>
          <Th>{t('at')}</Th>
          <Th>{t('actor')}</Th>
          <Th className={aside}>{t('means')}</Th>
          <Th>{t('thing')}</Th>
          <Th className={open ? 'max-xl:hidden' : undefined}>{t('action')}</Th>
          <Th className={`w-2/5 ${open ? 'max-[108rem]:hidden' : 'max-xl:hidden'}`}>{t('changes')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id} chosen={String(row.id) === open} className="relative">
            <Td className="max-md:h-15">
              <Link
                href={withState(state, { vastlegging: String(row.id) }, [])}
                prefetch={false}
                scroll={false}
                data-row={row.id}
                aria-label={t('open', {
                  thing: teller.thing(row),
                  subject: teller.subject(row),
                  action: teller.action(row.action),
                  at: moment(row.at),
                })}
                aria-current={String(row.id) === open ? 'true' : undefined}
                className="focus-inside no-underline before:absolute before:inset-0"
              >
                {moment(row.at)}
              </Link>
              <span className="block max-w-36 truncate text-small md:hidden">{teller.actor(row.actor)}</span>
            </Td>
            <Td strong className="max-w-44! max-md:hidden">
              {teller.actor(row.actor)}
            </Td>
            <Td className={`max-md:hidden ${aside}`}>
              {teller.means(row.means)}
              {row.runId !== null && <span className="text-muted"> · {t('run', { run: row.runId })}</span>}
            </Td>
            <Td className="max-lg:w-full max-lg:max-w-0">
              {teller.thing(row)} <span className="text-text">{teller.subject(row)}</span>
              <span className="block truncate text-muted text-small md:hidden">{teller.action(row.action)}</span>
            </Td>
            <Td className={`max-md:hidden ${open ? 'max-xl:hidden' : ''}`}>{teller.action(row.action)}</Td>
            <Td className={`max-w-0 text-small ${open ? 'max-[108rem]:hidden' : 'max-xl:hidden'}`}>
              <ChangesLine row={row} teller={teller} />
            </Td>
            <RowArrow />
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
