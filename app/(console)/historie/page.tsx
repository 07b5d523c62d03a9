import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { idIn, stateOf, withState } from '@/components/data-table/address'
import { FilterMenu } from '@/components/data-table/filter-menu'
import { ListFoot } from '@/components/data-table/list-foot'
import { Toolbar } from '@/components/data-table/toolbar'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { auditNames, searchAudit } from '@/lib/access/audit'
import { visitorOf } from '../visitor'
import { HistoryTable } from './history-table'
import { isThing, things } from './things'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('historyList'))('title') }
}

const pageSize = 50
type Given = Promise<Record<string, string | string[] | undefined>>

export default async function HistoryPage({ searchParams }: { searchParams: Given }) {
  const { ctx } = await visitorOf('history')
  const state = stateOf(await searchParams, ['wat', 'na'])
  const [found, t, ui, mail] = await Promise.all([
    searchAudit(ctx, {
      thing: isThing(state.wat) ? state.wat : undefined,
      before: idIn(state.na),
      limit: pageSize + 1,
    }),
    getTranslations('historyList'),
    getTranslations('ui'),
    getTranslations('mailList'),
  ])
  const rows = found.ok ? found.items : []
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  const choices = things.map((thing) => ({
    label: t(`things.${thing}`),
    href: withState(state, { wat: thing }),
    chosen: state.wat === thing,
  }))
  return (
    <>
      <h1 className="sr-only">{t('title')}</h1>
      <Toolbar
        end={
          <ButtonLink variant="quiet" href="/historie/mail">
            {mail('link')}
          </ButtonLink>
        }
      >
        <FilterMenu name={t('thing')} clearHref={withState(state, { wat: undefined })} choices={choices} />
      </Toolbar>
      <HistoryTable rows={shown} names={await auditNames(ctx, shown)} />
      {shown.length === 0 && (
        <Empty action={state.wat && <ButtonLink href="?">{t('clearFilter')}</ButtonLink>}>{t(state.wat ? 'nothing' : 'none')}</Empty>
      )}
      <ListFoot
        count={shown.length > 0 && t('shown', { count: shown.length })}
        previous={state.na ? withState(state, {}) : null}
        next={last ? withState(state, { na: String(last.id) }) : null}
        labels={{ previous: ui('firstPage'), next: ui('nextPage'), pages: t('pages') }}
      />
    </>
  )
}
