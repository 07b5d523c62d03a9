import { getTranslations } from 'next-intl/server'
import { day, figure } from '@/app/format'
import { currentLanguage } from '@/app/words'
import { idIn, type ListState, withState } from '@/components/data-table/address'
import { ExportMenu } from '@/components/data-table/export-menu'
import { FilterChip, FilterMenu } from '@/components/data-table/filter-menu'
import { SearchFilter } from '@/components/data-table/search-filter'
import { Toolbar } from '@/components/data-table/toolbar'
import { ButtonLink } from '@/components/ui/button'
import { countAudit } from '@/lib/access/audit'
import { auditChosen } from '@/lib/access/audit-choices'
import { auditTeller } from '@/lib/access/audit-telling'
import type { Counted } from '@/lib/history/queries'
import { today } from '@/lib/kernel/clock'
import type { Context } from '@/lib/kernel/context'
import { PeriodFilter } from './period-filter'
import { dayFrom, type FilterName, filterNames, filterOf, means, things, withoutPanel } from './wish'

type Props = { state: ListState; ctx: Context; counted: Counted }

/** The filters above the history, and what can be done with the list; every choice is an address. */
export async function HistoryFilters({ state, ctx, counted }: Props) {
  const [t, ui, mail, language, counts, chosen] = await Promise.all([
    getTranslations('historyList'),
    getTranslations('ui'),
    getTranslations('mailList'),
    currentLanguage(),
    countsOf(ctx, state, counted),
    auditChosen(ctx, { group: idIn(state.groep), employer: idIn(state.werkgever), run: idIn(state.run) }),
  ])
  const list = { ...state, ...withoutPanel }
  const to = (change: ListState) => withState(list, change)
  const count = (name: FilterName) => {
    const found = counts[name]
    return found && `${found.more ? '> ' : ''}${figure(found.count, language)}`
  }
  const teller = auditTeller(language, () => null)
  const numbered = (id: string | undefined, name: string | null) => idIn(id) && (name ?? t('number', { number: idIn(id)! }))
  const searched = [
    { param: 'gebruiker', label: state.gebruiker },
    { param: 'groep', label: numbered(state.groep, chosen.group) },
    { param: 'werkgever', label: numbered(state.werkgever, chosen.employer) },
    { param: 'run', label: numbered(state.run, chosen.run && t('runOf', { run: idIn(state.run) ?? 0, file: chosen.run })) },
    { param: 'door', label: state.door && teller.actor(state.door) },
  ] as const
  const often = [
    { days: 0, label: t('filter.today') },
    { days: 6, label: t('filter.week') },
    { days: 29, label: t('filter.month') },
  ].map(({ days, label }) => ({ label, href: to({ van: daysAgo(days), tot: undefined }) }))
  const from = dayFrom(state.van) && day(state.van!)
  const until = dayFrom(state.tot) && day(state.tot!)
  const period =
    from && until
      ? t('filter.between', { from, to: until })
      : from
        ? t('filter.since', { day: from })
        : until && t('filter.until', { day: until })
  return (
    <Toolbar
      end={
        <>
          <ButtonLink variant="quiet" href="/historie/mail">
            {mail('link')}
          </ButtonLink>
          <ExportMenu
            address="/api/lijsten/historie"
            query={to({})}
            labels={{ export: t('export'), csv: t('exportCsv'), xlsx: t('exportXlsx') }}
          />
        </>
      }
    >
      {searched.map(({ param, label }) =>
        label ? (
          <FilterChip key={param} name={t(`filter.${param}`)} label={label} count={count(param)} clearHref={to({ [param]: undefined })} />
        ) : (
          <SearchFilter
            key={param}
            name={t(`filter.${param}`)}
            param={param}
            state={list}
            source={`/api/keuzes/historie/${param}`}
            words={{ search: t(`filter.search.${param}`), nothing: ui('noResults') }}
          />
        ),
      )}
      <FilterMenu
        name={t('thing')}
        count={count('wat')}
        clearHref={to({ wat: undefined })}
        choices={things.map((thing) => ({ label: t(`things.${thing}`), href: to({ wat: thing }), chosen: state.wat === thing }))}
      />
      <FilterMenu
        name={t('means')}
        count={count('via')}
        clearHref={to({ via: undefined })}
        choices={Object.entries(means).map(([word, by]) => ({ label: t(`by.${by}`), href: to({ via: word }), chosen: state.via === word }))}
      />
      {period ? (
        <FilterChip name={t('filter.period')} label={period} count={count('van')} clearHref={to({ van: undefined, tot: undefined })} />
      ) : (
        <PeriodFilter
          state={list}
          often={often}
          words={{ name: t('filter.period'), from: t('filter.from'), to: t('filter.to'), apply: t('filter.apply') }}
        />
      )}
    </Toolbar>
  )
}

/** The day so many days before today, as a date field writes it. */
const daysAgo = (days: number): string => new Date(Date.parse(`${today()}T12:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)

/** How many each filter that is chosen finds by itself; the period is one. Where it is the only one, that is the list. */
async function countsOf(ctx: Context, state: ListState, whole: Counted): Promise<Partial<Record<FilterName, Counted>>> {
  const chosen = filterNames
    .filter((name) => state[name])
    .map((name) => (name === 'tot' ? 'van' : name))
    .filter((name, at, all) => all.indexOf(name) === at)
  const alone = (name: FilterName) => filterOf(name === 'van' ? { van: state.van, tot: state.tot } : { [name]: state[name] })
  const count = async (name: FilterName) => [name, chosen.length === 1 ? whole : await countAudit(ctx, alone(name))] as const
  return Object.fromEntries(await Promise.all(chosen.map(count)))
}
