import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ExportMenu } from '@/components/data-table/export-menu'
import { ButtonLink } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { accountChoices } from '@/lib/import/accounts/queries'
import { listRuns } from '@/lib/import/runs/queries'
import { visitorOf } from '../../visitor'
import { Head } from '../frame'
import { RunTable } from '../run-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('importWizard.history'))('title') }
}

type Search = { klantaccount?: string | string[]; voor?: string | string[] }
const one = (value: string | string[] | undefined) => (typeof value === 'string' && value ? value : undefined)

/** Every run that the person may see, newest first, each leading to its own address. */
export default async function HistoryPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [{ ctx }, search, t, list] = await Promise.all([
    visitorOf('import-history'),
    searchParams,
    getTranslations('importWizard.history'),
    getTranslations('userList'),
  ])
  const account = one(search.klantaccount)
  const after = one(search.voor)
  const [runs, accounts] = await Promise.all([listRuns(ctx, { account, after }), accountChoices(ctx)])
  const address = (given: { klantaccount?: string; voor?: string }) => {
    const query = new URLSearchParams(Object.entries(given).filter((entry): entry is [string, string] => Boolean(entry[1])))
    return query.size > 0 ? `/import/historie?${query}` : '/import/historie'
  }
  return (
    <>
      <Head
        title={t('title')}
        side={
          <div className="flex items-center gap-1">
            {runs.items.length > 0 && (
              <ExportMenu
                address="/api/lijsten/imports"
                query={account ? `?${new URLSearchParams({ klantaccount: account })}` : '?'}
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
          <Chip href={address({})} chosen={!account}>
            {t('all')}
          </Chip>
          {accounts.map(({ code, name }) => (
            <Chip key={code} href={address({ klantaccount: code })} chosen={account === code}>
              {name}
            </Chip>
          ))}
        </div>
      )}
      <RunTable runs={runs.items} label={t('table')} none={t('none')} />
      {(runs.next || after) && (
        <div className="flex gap-2 px-6 py-3 max-md:px-4">
          {after && <ButtonLink href={address({ klantaccount: account })}>{t('newest')}</ButtonLink>}
          {runs.next && <ButtonLink href={address({ klantaccount: account, voor: runs.next })}>{t('older')}</ButtonLink>}
        </div>
      )}
    </>
  )
}
