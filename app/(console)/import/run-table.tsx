import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { moment } from '@/app/format'
import type { Sorting } from '@/components/data-table/address'
import { Empty } from '@/components/ui/empty'
import { Status, type StatusKind } from '@/components/ui/status'
import { SortTh, Table, Td, Th, Tr } from '@/components/ui/table'
import type { RunLine } from '@/lib/import/runs/list-queries'
import { OUTCOME_ORDER, type RunStatus } from '@/lib/import/runs/view'
import type { sorts } from './historie/wish'

const kinds: Record<RunStatus, StatusKind> = {
  preview: 'waiting',
  'needs-approval': 'paused',
  committing: 'running',
  committed: 'done',
  refused: 'refused',
  failed: 'error',
  cancelled: 'undone',
  undone: 'undone',
}

/** Runs as a table: when, what, where each stands, and what it did or would do; on a narrow screen two lines a run. */
export async function RunTable({
  runs,
  label,
  none,
  action,
  sorting,
  frame,
}: {
  runs: readonly RunLine[]
  label: string
  none: string
  action?: ReactNode
  /** What a head needs that sorts, by the word of the address (`sortHead`); without it the runs are the latest and stay so. */
  sorting?: (word?: keyof typeof sorts) => Sorting
  frame?: string
}) {
  const [t, format] = await Promise.all([getTranslations('importWizard'), getFormatter()])
  if (runs.length === 0) return <Empty action={action}>{none}</Empty>
  const head = (name: 'when' | 'file' | 'account' | 'status', word?: keyof typeof sorts, className?: string) =>
    sorting ? (
      <SortTh {...sorting(word)} className={className}>
        {t(`history.${name}`)}
      </SortTh>
    ) : (
      <Th className={className}>{t(`history.${name}`)}</Th>
    )
  return (
    <Table label={label} frame={frame}>
      <thead>
        <tr>
          {head('when')}
          {head('file', 'bestand')}
          {head('account', 'klantaccount', 'max-md:hidden')}
          {head('status', 'stand')}
          <Th className="max-lg:hidden">{t('history.counts')}</Th>
          <Th className="max-lg:hidden">{t('history.who')}</Th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <Tr key={run.run}>
            <Td className="w-0 whitespace-nowrap">{moment(new Date(run.createdAt))}</Td>
            <Td strong className="max-w-64 max-md:max-w-36">
              <Link prefetch={false} href={`/import/${run.run}`} className="text-accent-text" title={run.fileName}>
                {run.fileName}
              </Link>
            </Td>
            <Td className="max-md:hidden">{run.account.name}</Td>
            <Td>
              <Status kind={kinds[run.status]}>{t(`history.statuses.${run.status}`)}</Status>
            </Td>
            <Td className="max-w-96 max-lg:hidden" muted={!run.counts}>
              {run.counts ? countsText(run.counts) || t('sentence.nobody') : t('history.noCounts')}
            </Td>
            <Td className="max-lg:hidden">{run.startedBy ?? <span className="text-muted">–</span>}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )

  /** Users per outcome; errors as rows, since a row may be of nobody that can be told. */
  function countsText({ users, rows }: NonNullable<RunLine['counts']>): string {
    const told = OUTCOME_ORDER.filter((outcome) => outcome !== 'error' && users[outcome] > 0)
    const parts = told.map((outcome) => `${format.number(users[outcome])} ${t(`outcome.${outcome}`)}`)
    if (rows.error > 0) parts.push(t('sentence.errors', { count: rows.error }))
    return parts.join(', ')
  }
}
