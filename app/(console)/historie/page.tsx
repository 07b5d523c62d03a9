import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { rangeWords } from '@/app/range-words'
import { currentLanguage } from '@/app/words'
import { firstRow, idIn, pagesAround, stateOf, withState } from '@/components/data-table/address'
import { ListFoot } from '@/components/data-table/list-foot'
import { RowWalk } from '@/components/data-table/row-walk'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { auditNames, listAudit, pageSize } from '@/lib/access/audit'
import { auditTeller } from '@/lib/access/audit-telling'
import { visitorOf } from '../visitor'
import { HistoryFilters } from './history-filters'
import { HistoryTable } from './history-table'
import { RecordPanel } from './record-panel'
import { filters, stateNames, wishOf, withoutPanel } from './wish'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('historyList'))('title') }
}

type Given = Promise<Record<string, string | string[] | undefined>>

export default async function HistoryPage({ searchParams }: { searchParams: Given }) {
  const { ctx } = await visitorOf('history')
  const state = stateOf(await searchParams, stateNames)
  const [page, language, t, ui] = await Promise.all([
    listAudit(ctx, wishOf(state)),
    currentLanguage(),
    getTranslations('historyList'),
    getTranslations('ui'),
  ])
  const from = firstRow(state)
  const filtered = filters(state)
  const open = idIn(state.vastlegging)
  const list = { ...state, ...withoutPanel }
  const pages = pagesAround(page, from, pageSize)
  const at = page.items.findIndex(({ id }) => id === open)
  /** The record before or after the open one, on the page before or after where this one ends. */
  const stepHref = async (way: 'previous' | 'next') => {
    if (at < 0) return undefined
    const here = page.items[way === 'next' ? at + 1 : at - 1]
    if (here) return withState(state, { vastlegging: String(here.id) }, [])
    const there = pages[way]
    if (!there) return undefined
    const { items } = await listAudit(ctx, { ...wishOf(state), after: there.na, before: there.voor, limit: 1 })
    return items[0] && withState(state, { ...there, vastlegging: String(items[0].id) }, [])
  }
  const [previousHref, nextHref, names] = await Promise.all([stepHref('previous'), stepHref('next'), auditNames(ctx, page.items)])
  return (
    <div className="flex min-h-0 flex-1">
      <h1 className="sr-only">{t('title')}</h1>
      <RowWalk open={state.vastlegging} className="flex min-h-0 min-w-0 flex-1 flex-col">
        <HistoryFilters state={state} ctx={ctx} counted={page} />
        <HistoryTable rows={page.items} teller={auditTeller(language, names)} state={state} />
        {page.items.length === 0 && (
          <Empty action={filtered && <ButtonLink href="?">{t('clearFilter')}</ButtonLink>}>{t(filtered ? 'nothing' : 'none')}</Empty>
        )}
        <ListFoot
          count={page.items.length > 0 && t.rich(page.more ? 'many' : 'counted', rangeWords(from, page.items.length, page.count, language))}
          previous={pages.previous && withState(list, pages.previous)}
          next={pages.next && withState(list, pages.next)}
          labels={{ previous: ui('previousPage'), next: ui('nextPage'), pages: t('pages') }}
        />
      </RowWalk>
      {state.vastlegging && (
        <RecordPanel
          key={state.vastlegging}
          ctx={ctx}
          id={open ?? 0}
          closeHref={withState(state, withoutPanel, [])}
          previousHref={previousHref}
          nextHref={nextHref}
        />
      )}
    </div>
  )
}
