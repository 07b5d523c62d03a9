import { clsx } from 'clsx'
import { Download } from 'lucide-react'
import { getFormatter, getTranslations } from 'next-intl/server'
import { buttonLook } from '@/components/ui/button-look'
import { Chip } from '@/components/ui/chip'
import { TabPanel, TabRow } from '@/components/ui/tabs'
import { Tiles } from '@/components/ui/tiles'
import type { RunCounts } from '@/lib/import/runs/view'
import { OUTCOME_ORDER } from '@/lib/import/runs/view'
import type { Context } from '@/lib/kernel/context'
import { outcomeKinds } from '../outcomes'
import { type ListState, listAddress, outcomesShown } from './list-state'
import { RemarksTable } from './remarks-table'
import { SearchBox } from './search-box'
import { UsersTable, usersPage } from './users-table'

/** The plan below its sentence: tiles per outcome that filter, the tabs Gebruikers and Opmerkingen, and the table. */
export async function PlanList(given: {
  ctx: Context
  run: string
  base: string
  counts: RunCounts
  state: ListState
  mendable: string | null
}) {
  const { counts, base, state } = given
  const [t, format, page] = await Promise.all([getTranslations('importWizard'), getFormatter(), state.remarks ? null : usersPage(given)])
  const filtered = outcomesShown(state, counts.users)
  const one = typeof state.outcome === 'string' && state.outcome !== 'all' ? state.outcome : undefined
  const everyone = OUTCOME_ORDER.reduce((sum, outcome) => sum + counts.users[outcome], 0)
  const shown = page ? page.total : filtered ? filtered.reduce((sum, outcome) => sum + counts.users[outcome], 0) : everyone
  const tabs = [
    {
      href: listAddress(base, { ...state, remarks: false, severity: undefined, after: undefined, before: undefined, open: undefined }),
      name: t('preview.users'),
      count: format.number(shown),
    },
    { href: listAddress(base, { remarks: true }), name: t('preview.remarks'), count: format.number(counts.remarksTotal) },
  ]
  return (
    <>
      <div className="px-6 max-md:px-4">
        <Tiles
          label={t('preview.tiles')}
          tiles={[
            ...OUTCOME_ORDER.map((outcome) => ({
              kind: outcomeKinds[outcome],
              value: format.number(counts.users[outcome]),
              word: t(`outcome.${outcome}`),
              chosen: one === outcome,
              href: listAddress(base, { remarks: false, search: state.search, outcome: one === outcome ? undefined : outcome }),
            })),
            // The other tiles count users, and these rows are of nobody.
            ...(counts.undeterminedRows > 0
              ? [
                  {
                    kind: outcomeKinds.error,
                    value: format.number(counts.undeterminedRows),
                    word: t('preview.undetermined'),
                    href: listAddress(base, { remarks: true, severity: 'error' as const }),
                  },
                ]
              : []),
          ]}
        />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 px-6 max-md:px-4">
        <TabRow label={t('preview.tabs')} panel="plan" tabs={tabs} current={tabs[state.remarks ? 1 : 0]?.href} className="h-12" />
        <div className="flex flex-wrap items-center gap-2 max-md:w-full max-md:pb-3">{state.remarks ? <Severities /> : <Filters />}</div>
      </div>
      <TabPanel id="plan" className="border-line-strong border-t">
        {state.remarks || !page ? <RemarksTable {...given} /> : <UsersTable {...given} page={page} />}
      </TabPanel>
    </>
  )

  function Filters() {
    return (
      <>
        {filtered && (
          <Chip href={listAddress(base, { remarks: false, search: state.search, outcome: 'all' })} chosen removes>
            {one ? t('preview.only', { word: t(`outcome.${one}`) }) : t('preview.without')}
          </Chip>
        )}
        <SearchBox label={t('preview.search')} />
        <a
          href={`/api/import/${given.run}/downloads/resultaat.xlsx`}
          download
          aria-label={t('preview.download')}
          title={t('preview.download')}
          className={clsx(buttonLook({ variant: 'quiet', size: 'small' }), 'aspect-square px-0 coarse:min-w-(--size-touch)')}
        >
          <Download aria-hidden />
        </a>
      </>
    )
  }

  function Severities() {
    return ([undefined, 'error', 'warning'] as const).map((severity) => (
      <Chip key={severity ?? 'all'} href={listAddress(base, { remarks: true, severity })} chosen={state.severity === severity}>
        {t(severity === 'error' ? 'remark.errors' : severity === 'warning' ? 'remark.warnings' : 'remark.all')}
      </Chip>
    ))
  }
}
