import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { rangeWords } from '@/app/range-words'
import { currentLanguage } from '@/app/words'
import { firstRow, idIn, pagesAround, stateOf, withState } from '@/components/data-table/address'
import { ExportMenu } from '@/components/data-table/export-menu'
import { FilterMenu } from '@/components/data-table/filter-menu'
import { ListFoot } from '@/components/data-table/list-foot'
import { SearchForm } from '@/components/data-table/search-form'
import { Toolbar } from '@/components/data-table/toolbar'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { listGroups, pageSize } from '@/lib/user-groups/list-queries'
import { visitorOf } from '../../visitor'
import { GroupPanel } from './group-panel'
import { GroupTable } from './group-table'
import { Views } from './views'
import { stateNames, wishOf } from './wish'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('groupList'))('title') }
}

type Given = Promise<Record<string, string | string[] | undefined>>

export default async function GroupsPage({ searchParams }: { searchParams: Given }) {
  const visitor = await visitorOf('user-groups')
  const state = stateOf(await searchParams, stateNames)
  const [page, language, t, list, ui] = await Promise.all([
    listGroups(visitor.ctx, wishOf(state)),
    currentLanguage(),
    getTranslations('groupList'),
    getTranslations('userList'),
    getTranslations('ui'),
  ])
  const from = firstRow(state)
  const pages = pagesAround(page, from, pageSize)
  const lack = (word: string, label: string) => ({ label, href: withState(state, { zonder: word }), chosen: state.zonder === word })
  const open = state.nieuw === '1' ? 'new' : idIn(state.groep)
  const filtered = state.zoek || state.zonder
  return (
    <div className="flex min-h-0 flex-1">
      <h1 className="sr-only">{t('title')}</h1>
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <Toolbar
          end={
            <>
              <ExportMenu
                address="/api/lijsten/gebruikersgroepen"
                query={withState(state, { groep: undefined, nieuw: undefined })}
                labels={{ export: list('export'), csv: list('exportCsv'), xlsx: list('exportXlsx') }}
              />
              <ButtonLink variant="main" href={withState(state, { nieuw: '1', groep: undefined }, [])} scroll={false}>
                <Plus aria-hidden />
                {t('new')}
              </ButtonLink>
            </>
          }
        >
          <Views current="user-groups" />
          <SearchForm label={t('search')} state={state} className="w-50 max-md:w-0 max-md:min-w-40 max-md:flex-1" />
          <FilterMenu
            name={t('without')}
            clearHref={withState(state, { zonder: undefined })}
            choices={[lack('leden', t('withoutMembers')), lack('werkgevers', t('withoutEmployers'))]}
          />
        </Toolbar>
        <GroupTable groups={page.items} state={state} language={language} />
        {page.items.length === 0 && (
          <Empty action={filtered && <ButtonLink href="?">{t('clearFilter')}</ButtonLink>}>{t(filtered ? 'nothing' : 'none')}</Empty>
        )}
        <ListFoot
          count={page.items.length > 0 && t.rich(page.more ? 'many' : 'counted', rangeWords(from, page.items.length, page.count, language))}
          previous={pages.previous && withState(state, pages.previous)}
          next={pages.next && withState(state, pages.next)}
          labels={{ previous: ui('previousPage'), next: ui('nextPage'), pages: t('pages') }}
        />
      </div>
      {open !== undefined && <GroupPanel key={open} visitor={visitor} open={open} state={state} groups={page.items} />}
    </div>
  )
}
