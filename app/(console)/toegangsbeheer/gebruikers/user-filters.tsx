import { Plus } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { ColumnsMenu } from '@/app/columns-menu'
import { figure } from '@/app/format'
import { currentLanguage } from '@/app/words'
import { type ListState, withState } from '@/components/data-table/address'
import { ExportMenu } from '@/components/data-table/export-menu'
import { FilterChip, FilterMenu, MoreFilters } from '@/components/data-table/filter-menu'
import { SearchFilter } from '@/components/data-table/search-filter'
import { SearchForm } from '@/components/data-table/search-form'
import { Toolbar } from '@/components/data-table/toolbar'
import { ButtonLink } from '@/components/ui/button'
import type { Context, Level } from '@/lib/kernel/context'
import { groupsToFilter } from '@/lib/users/group-queries'
import { type Counted, countUsers } from '@/lib/users/list-queries'
import { roleChoices } from '@/lib/users/role-queries'
import { type Column, optionalColumns } from './columns'
import { clients, filterNames, filterOf, levelWord, oneOf, statuses, withoutPanel } from './wish'

type Props = {
  state: ListState
  ctx: Context
  columns: ReadonlySet<Column>
  counted: Counted
  levels: readonly Level[]
  importing: boolean
}

/** Search and filters above the list of users, and what can be done with the list; every choice is an address. `importing`: who looks reaches the import. */
export async function UserFilters({ state, ctx, columns, counted, levels, importing }: Props) {
  const [t, shell, ui, language, groups, roles, counts] = await Promise.all([
    getTranslations('userList'),
    getTranslations('shell'),
    getTranslations('ui'),
    currentLanguage(),
    groupsToFilter(ctx, { id: oneOf(state.groep) }),
    roleChoices(ctx),
    countsOf(ctx, state, counted),
  ])
  const list = { ...state, ...withoutPanel }
  const to = (name: string, value: string | undefined) => withState(list, { [name]: value })
  const choice = (name: string, value: string, label: string) => ({ label, href: to(name, value), chosen: state[name] === value })
  const said = ({ count, more }: Counted) => `${more ? '> ' : ''}${figure(count, language)}`
  const count = (name: (typeof filterNames)[number]) => counts[name] && said(counts[name])

  const roleFilter = [choice('rol', 'geen', t('noRole')), ...roles.map((role) => choice('rol', String(role.id), role.name))]
  const clientFilter = Object.keys(clients).map((word) => choice('api', word, t(`client.${word as 'met'}`)))
  const seldom = [
    { name: 'rol', title: t('role'), choices: roleFilter },
    { name: 'api', title: t('client.title'), choices: clientFilter },
  ] as const
  const chosenGroup = state.groep === 'geen' ? t('noGroup') : groups.chosen?.name
  return (
    <Toolbar
      end={
        <>
          <ColumnsMenu
            list="users"
            label={t('columnsMenu')}
            columns={optionalColumns.map((id) => ({ id, label: t(id), shown: columns.has(id) }))}
          />
          <ExportMenu
            address="/api/lijsten/gebruikers"
            query={withState(list, {})}
            labels={{ export: t('export'), csv: t('exportCsv'), xlsx: t('exportXlsx') }}
            other={importing ? { label: t('exportForImport'), href: '/import#sjablonen' } : undefined}
          />
          <ButtonLink variant="main" scroll={false} href={withState({ ...state, ...withoutPanel }, { nieuw: '1' }, [])}>
            <Plus aria-hidden />
            {t('new')}
          </ButtonLink>
        </>
      }
    >
      <SearchForm
        label={t('search')}
        state={state}
        className="max-w-50 grow basis-32 max-md:w-0 max-md:min-w-40 max-md:max-w-none max-md:flex-1"
      />
      {chosenGroup === undefined ? (
        <SearchFilter
          name={t('group')}
          param="groep"
          state={list}
          choices={groups.first}
          none={t('noGroup')}
          source="/api/lijsten/gebruikers/groepen"
          count={said(groups.all)}
          words={{ search: t('searchGroup'), nothing: ui('noResults') }}
        />
      ) : (
        <FilterChip name={t('group')} label={chosenGroup} count={count('groep')} clearHref={to('groep', undefined)} />
      )}
      <FilterMenu
        name={t('level')}
        count={count('niveau')}
        clearHref={to('niveau', undefined)}
        choices={levels.map((level) => choice('niveau', levelWord[level], shell(`level.${level}`)))}
      />
      <FilterMenu
        name={t('status')}
        count={count('status')}
        clearHref={to('status', undefined)}
        choices={Object.entries(statuses).map(([word, status]) => choice('status', word, t(status)))}
      />
      {seldom.map(({ name, title, choices }) => {
        const chosen = choices.find((one) => one.chosen)
        return chosen && <FilterChip key={name} name={title} label={chosen.label} count={count(name)} clearHref={to(name, undefined)} />
      })}
      <MoreFilters
        name={t('moreFilters')}
        groups={seldom.flatMap(({ title, choices }) => (choices.some((one) => one.chosen) ? [] : [{ name: title, choices }]))}
      />
    </Toolbar>
  )
}

/** How many each filter that is chosen finds by itself; where it is the only one, that is the list. */
async function countsOf(ctx: Context, state: ListState, whole: Counted): Promise<Partial<Record<(typeof filterNames)[number], Counted>>> {
  const chosen = filterNames.filter((name) => state[name])
  const alone = async (name: (typeof filterNames)[number]) =>
    [name, chosen.length === 1 ? whole : await countUsers(ctx, filterOf({ [name]: state[name] }))] as const
  return Object.fromEntries(await Promise.all(chosen.filter((name) => name !== 'zoek').map(alone)))
}
