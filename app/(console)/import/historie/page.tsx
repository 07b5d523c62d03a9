import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { rangeWords } from '@/app/range-words'
import { currentLanguage } from '@/app/words'
import { firstRow, pagesAround, sortHead, stateOf, withState } from '@/components/data-table/address'
import { ExportMenu } from '@/components/data-table/export-menu'
import { ListFoot } from '@/components/data-table/list-foot'
import { ButtonLink } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { accountChoices } from '@/lib/import/accounts/queries'
import { countRuns, listRuns, pageSize } from '@/lib/import/runs/list-queries'
import { visitorOf } from '../../visitor'
import { Head } from '../frame'
import { RunTable } from '../run-table'
import { sorts, stateNames, wishOf } from './wish'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('importWizard.history'))('title') }
}

type Given = Promise<Record<string, string | string[] | undefined>>

/** Every run that the person may see, newest first unless sorted otherwise, each leading to its own address. */
export default async function HistoryPage({ searchParams }: { searchParams: Given }) {
  const { ctx } = await visitorOf('import-history')
  const state = stateOf(await searchParams, stateNames)
  const wish = wishOf(state)
  const [runs, counted, accounts, language, t, list, ui] = await Promise.all([
    listRuns(ctx, wish),
    countRuns(ctx, wish),
    accountChoices(ctx),
    currentLanguage(),
    getTranslations('importWizard.history'),
    getTranslations('userList'),
    getTranslations('ui'),
  ])
  const from = firstRow(state)
  const pages = pagesAround(runs, from, pageSize)
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <Head
        title={t('title')}
        side={
          <div className="flex items-center gap-1">
            {runs.items.length > 0 && (
              <ExportMenu
                address="/api/lijsten/imports"
                query={withState(state, {})}
                labels={{ export: list('export'), csv: list('exportCsv'), xlsx: list('exportXlsx') }}
              />
            )}
            <ButtonLink variant="main" href="/import">
              {t('begin')}
            </ButtonLink>
          </div>
        }
      >
        <p>{t('intro')}</p>
      </Head>
      {accounts.length > 1 && (
        <div className="flex flex-wrap gap-2 px-6 pb-3 max-md:px-4">
          <Chip href={withState(state, { klantaccount: undefined })} chosen={!state.klantaccount}>
            {t('all')}
          </Chip>
          {accounts.map(({ code, name }) => (
            <Chip key={code} href={withState(state, { klantaccount: code })} chosen={state.klantaccount === code}>
              {name}
            </Chip>
          ))}
        </div>
      )}
      <RunTable
        runs={runs.items}
        label={t('table')}
        none={t('none')}
        sorting={(word) => sortHead(state, word, Object.keys(sorts), true)}
        frame="flex-1 border-line-strong border-t"
      />
      <ListFoot
        count={
          runs.items.length > 0 && t.rich(counted.more ? 'many' : 'counted', rangeWords(from, runs.items.length, counted.count, language))
        }
        previous={pages.previous && withState(state, pages.previous)}
        next={pages.next && withState(state, pages.next)}
        labels={{ previous: ui('previousPage'), next: ui('nextPage'), pages: t('pages') }}
      />
    </div>
  )
}
