import { getTranslations } from 'next-intl/server'
import { figure } from '@/app/format'
import { currentLanguage } from '@/app/words'
import { type ListState, withState } from '@/components/data-table/address'
import { ExportMenu } from '@/components/data-table/export-menu'
import { SearchForm } from '@/components/data-table/search-form'
import { Toolbar } from '@/components/data-table/toolbar'
import { Chip } from '@/components/ui/chip'
import { StatusIcon } from '@/components/ui/status'
import type { ClientPage } from '@/lib/api-clients/list-queries'
import { filters, noPanel } from './wish'

const kinds = { active: 'active', suspended: 'paused', expired: 'until', revoked: 'unavailable' } as const

/** Search, and a chip for each state that there is, with how many; every choice is an address. */
export async function ClientFilters({ state, counts }: { state: ListState; counts: ClientPage['counts'] }) {
  const [t, language] = await Promise.all([getTranslations('webApiScreen'), currentLanguage()])
  return (
    <Toolbar
      end={
        <ExportMenu
          address="/api/lijsten/web-api-gebruikers"
          query={withState(state, noPanel)}
          compact
          labels={{ export: t('export'), csv: t('exportCsv'), xlsx: t('exportXlsx') }}
        />
      }
    >
      <SearchForm label={t('search')} state={state} className="w-40 max-md:w-0 max-md:min-w-40 max-md:flex-1" />
      <Chip href={withState(state, { toestand: undefined })} chosen={!state.toestand} count={figure(counts.all, language)}>
        {t('filter.all')}
      </Chip>
      {Object.entries(filters).map(
        ([word, filter]) =>
          (counts[filter] > 0 || state.toestand === word) && (
            <Chip
              key={word}
              href={withState(state, { toestand: word })}
              chosen={state.toestand === word}
              count={figure(counts[filter], language)}
            >
              <StatusIcon kind={kinds[filter]} />
              {t(`filter.${filter}`)}
            </Chip>
          ),
      )}
    </Toolbar>
  )
}
