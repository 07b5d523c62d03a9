import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { rangeWords } from '@/app/range-words'
import { currentLanguage } from '@/app/words'
import { firstRow, pagesAround, stateOf, withState } from '@/components/data-table/address'
import { ListFoot } from '@/components/data-table/list-foot'
import { SelectionArea } from '@/components/data-table/selection'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { narrows } from '@/lib/users/filter'
import { listUsers, pageSize } from '@/lib/users/list-queries'
import { visitorOf } from '../../visitor'
import { Bulk } from './bulk/bulk'
import { columnsFrom } from './columns'
import { UserPanel } from './user/user-panel'
import { UserFilters } from './user-filters'
import { UserTable } from './user-table'
import { filterNames, filterOf, stateNames, wishOf, withoutPanel } from './wish'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('userList'))('title') }
}

type Given = Promise<Record<string, string | string[] | undefined>>

export default async function UsersPage({ searchParams }: { searchParams: Given }) {
  const { ctx, reach } = await visitorOf('users')
  const state = stateOf(await searchParams, stateNames)
  const [page, language, jar, t, ui] = await Promise.all([
    listUsers(ctx, wishOf(state)),
    currentLanguage(),
    cookies(),
    getTranslations('userList'),
    getTranslations('ui'),
  ])
  const from = firstRow(state)
  const filter = filterOf(state)
  const filtered = narrows(filter)
  const columns = columnsFrom(jar.get('columns-users')?.value)
  const at = page.items.findIndex(({ login }) => login === state.gebruiker)
  const pages = pagesAround(page, from, pageSize)
  /** The row before or after the open one, on the page before or after where this one ends. */
  const stepHref = async (way: 'previous' | 'next') => {
    if (at < 0) return undefined
    const here = page.items[way === 'next' ? at + 1 : at - 1]
    if (here) return withState(state, { gebruiker: here.login }, [])
    const there = pages[way]
    if (!there) return undefined
    const { items } = await listUsers(ctx, { ...wishOf(state), after: there.na, before: there.voor, limit: 1 })
    return items[0] && withState(state, { ...there, gebruiker: items[0].login }, [])
  }
  const [previousHref, nextHref] = await Promise.all([stepHref('previous'), stepHref('next')])
  return (
    <div className="flex min-h-0 flex-1">
      <h1 className="sr-only">{t('title')}</h1>
      <SelectionArea
        scope={withState(Object.fromEntries(filterNames.map((name) => [name, state[name]])), {})}
        page={page.items.map(({ id }) => id)}
        open={state.gebruiker}
        className="flex min-h-0 min-w-0 flex-1 flex-col"
      >
        <UserFilters
          state={state}
          ctx={ctx}
          columns={columns}
          counted={page}
          levels={reach.level === 'system' ? ['system', 'admin', 'user'] : ['admin', 'user']}
          importing={reach.pages.some(({ name }) => name === 'import')}
        />
        <UserTable users={page.items} state={state} columns={columns} />
        {page.items.length === 0 && (
          <Empty action={filtered && <ButtonLink href="?">{t('clearFilter')}</ButtonLink>}>{t(filtered ? 'nothing' : 'none')}</Empty>
        )}
        <Bulk
          ctx={ctx}
          filter={filter}
          inactive={page.items.flatMap(({ id, state }) => (state === 'deactivated' ? [id] : []))}
          total={page.more ? null : page.count}
        />
        <ListFoot
          count={page.items.length > 0 && t.rich(page.more ? 'many' : 'counted', rangeWords(from, page.items.length, page.count, language))}
          previous={pages.previous && withState(state, { ...withoutPanel, ...pages.previous })}
          next={pages.next && withState(state, { ...withoutPanel, ...pages.next })}
          labels={{ previous: ui('previousPage'), next: ui('nextPage'), pages: t('pages') }}
        />
      </SelectionArea>
      {(state.gebruiker || state.nieuw) && (
        <UserPanel
          key={state.nieuw ? `nieuw ${state.zoals}` : state.gebruiker}
          ctx={ctx}
          login={state.nieuw ? null : (state.gebruiker ?? null)}
          copyOf={state.zoals}
          state={state}
          previousHref={previousHref}
          nextHref={nextHref}
          closeHref={withState(state, withoutPanel, [])}
        />
      )}
    </div>
  )
}
