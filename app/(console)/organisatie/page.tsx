import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { figure } from '@/app/format'
import { rangeWords } from '@/app/range-words'
import { currentLanguage } from '@/app/words'
import { firstRow, pagesAround, sortHead, stateOf, withState } from '@/components/data-table/address'
import { ExportMenu } from '@/components/data-table/export-menu'
import { FilterMenu } from '@/components/data-table/filter-menu'
import { ListFoot } from '@/components/data-table/list-foot'
import { SearchForm } from '@/components/data-table/search-form'
import { Toolbar } from '@/components/data-table/toolbar'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { SortTh, Table, Td, Th, Tr } from '@/components/ui/table'
import { listEmployers, pageSize } from '@/lib/import/organisation/list-queries'
import { visitorOf } from '../visitor'
import { EmployerPanel } from './employer-panel'
import { sorts, stateNames, wishOf } from './wish'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organisationList'))('title') }
}

type Given = Promise<Record<string, string | string[] | undefined>>

export default async function OrganisationPage({ searchParams }: { searchParams: Given }) {
  const { ctx, reach } = await visitorOf('organisation')
  const state = stateOf(await searchParams, stateNames)
  const wish = wishOf(state)
  const [found, language, t, list, ui] = await Promise.all([
    listEmployers(ctx, wish),
    currentLanguage(),
    getTranslations('organisationList'),
    getTranslations('userList'),
    getTranslations('ui'),
  ])
  const filtered = Boolean(state.zoek ?? state.groep)
  const from = firstRow(state)
  const pages = pagesAround(found, from, pageSize)
  const sorting = (word?: keyof typeof sorts) => sortHead({ ...state, werkgever: undefined }, word, Object.keys(sorts))
  const groups = found.groups.map(({ id, name }) => ({
    label: name,
    href: withState(state, { groep: String(id) }),
    chosen: wish.group === id,
  }))
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <h1 className="sr-only">{t('title')}</h1>
        <Toolbar
          end={
            <>
              <p className="text-secondary text-small max-md:hidden">{t('size', found.size)}</p>
              <ExportMenu
                address="/api/lijsten/organisatie"
                query={withState(state, { werkgever: undefined })}
                labels={{ export: list('export'), csv: list('exportCsv'), xlsx: list('exportXlsx') }}
              />
            </>
          }
        >
          <SearchForm label={t('search')} state={state} className="w-50 max-md:w-full" />
          {groups.length > 0 && <FilterMenu name={t('group')} clearHref={withState(state, { groep: undefined })} choices={groups} />}
        </Toolbar>
        <Table label={t('title')} frame="flex-1 border-line-strong border-t">
          <thead>
            <tr>
              <SortTh {...sorting()}>{t('code')}</SortTh>
              <SortTh {...sorting('naam')}>{t('name')}</SortTh>
              <Th className="max-md:hidden">{t('groups')}</Th>
              <SortTh figure {...sorting('afdelingen')}>
                {t('departments')}
              </SortTh>
              <SortTh figure {...sorting('werknemers')}>
                {t('employees')}
              </SortTh>
            </tr>
          </thead>
          <tbody>
            {found.items.map((employer) => (
              <Tr key={employer.id} chosen={employer.code === state.werkgever} className="relative">
                <Td mono>{employer.code}</Td>
                <Td strong className="max-w-96 truncate max-md:w-full max-md:max-w-0">
                  <Link
                    href={withState(state, { werkgever: employer.code }, [])}
                    prefetch={false}
                    scroll={false}
                    className="focus-inside no-underline before:absolute before:inset-0"
                  >
                    {employer.name}
                  </Link>
                </Td>
                <Td className="max-md:hidden">{employer.groups.join(', ')}</Td>
                <Td figure muted={employer.departments === 0}>
                  {figure(employer.departments, language)}
                </Td>
                <Td figure muted={employer.employees === 0}>
                  {figure(employer.employees, language)}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
        {found.items.length === 0 && (
          <Empty action={filtered && <ButtonLink href="?">{t('clearFilter')}</ButtonLink>}>{t(filtered ? 'nothing' : 'none')}</Empty>
        )}
        <ListFoot
          count={
            found.items.length > 0 && t.rich(found.more ? 'many' : 'counted', rangeWords(from, found.items.length, found.count, language))
          }
          previous={pages.previous && withState(state, pages.previous)}
          next={pages.next && withState(state, pages.next)}
          labels={{ previous: ui('previousPage'), next: ui('nextPage'), pages: t('pages') }}
        />
      </div>
      {state.werkgever && (
        <EmployerPanel
          key={state.werkgever}
          ctx={ctx}
          code={state.werkgever}
          closeHref={withState(state, { werkgever: undefined }, [])}
          pages={new Set(reach.pages.map(({ name }) => name))}
        />
      )}
    </div>
  )
}
