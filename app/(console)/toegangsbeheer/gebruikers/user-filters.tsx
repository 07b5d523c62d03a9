import { Plus } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { type ListState, withState } from '@/components/data-table/address'
import { ExportMenu } from '@/components/data-table/export-menu'
import { FilterMenu } from '@/components/data-table/filter-menu'
import { SearchForm } from '@/components/data-table/search-form'
import { Toolbar } from '@/components/data-table/toolbar'
import { ButtonLink } from '@/components/ui/button'
import type { Context, Level } from '@/lib/kernel/context'
import { groupNames } from '@/lib/users/group-queries'
import { levelWord, statuses } from './wish'

/** Search and filters above the list of users; every choice is an address. */
export async function UserFilters({ state, ctx, levels }: { state: ListState; ctx: Context; levels: readonly Level[] }) {
  const [t, shell, groups] = await Promise.all([getTranslations('userList'), getTranslations('shell'), groupNames(ctx)])
  const choice = (name: string, value: string, label: string) => ({
    label,
    href: withState(state, { [name]: value }),
    chosen: state[name] === value,
  })
  return (
    <Toolbar
      end={
        <>
          <ExportMenu
            address="/api/lijsten/gebruikers"
            query={withState(state, { gebruiker: undefined, nieuw: undefined, zoals: undefined, paneel: undefined })}
            labels={{ export: t('export'), csv: t('exportCsv'), xlsx: t('exportXlsx') }}
          />
          <ButtonLink
            variant="main"
            scroll={false}
            href={withState(state, { nieuw: '1', gebruiker: undefined, zoals: undefined, paneel: undefined }, [])}
          >
            <Plus aria-hidden />
            {t('new')}
          </ButtonLink>
        </>
      }
    >
      <SearchForm label={t('search')} state={state} className="w-50 max-md:w-full" />
      <FilterMenu
        name={t('level')}
        clearHref={withState(state, { niveau: undefined })}
        choices={levels.map((level) => choice('niveau', levelWord[level], shell(`level.${level}`)))}
      />
      <FilterMenu
        name={t('status')}
        clearHref={withState(state, { status: undefined })}
        choices={Object.entries(statuses).map(([word, status]) => choice('status', word, t(status)))}
      />
      {groups.length > 0 && (
        <FilterMenu
          name={t('group')}
          clearHref={withState(state, { groep: undefined })}
          choices={groups.map((group) => choice('groep', String(group.id), group.name))}
        />
      )}
    </Toolbar>
  )
}
