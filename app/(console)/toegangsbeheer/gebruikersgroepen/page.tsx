import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { figure } from '@/app/format'
import { currentLanguage } from '@/app/words'
import { stateOf, withState } from '@/components/data-table/address'
import { ListFoot } from '@/components/data-table/list-foot'
import { SearchForm } from '@/components/data-table/search-form'
import { Toolbar } from '@/components/data-table/toolbar'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { listGroups } from '@/lib/user-groups/list-queries'
import { visitorOf } from '../../visitor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('groupList'))('title') }
}

type Given = Promise<Record<string, string | string[] | undefined>>

export default async function GroupsPage({ searchParams }: { searchParams: Given }) {
  const { ctx } = await visitorOf('user-groups')
  const state = stateOf(await searchParams, ['zoek', 'na'])
  const [page, language, t, ui] = await Promise.all([
    listGroups(ctx, { search: state.zoek, after: state.na }),
    currentLanguage(),
    getTranslations('groupList'),
    getTranslations('ui'),
  ])
  return (
    <>
      <h1 className="sr-only">{t('title')}</h1>
      <Toolbar>
        <SearchForm label={t('search')} state={state} className="w-50 max-md:w-full" />
      </Toolbar>
      <Table label={t('title')} frame="flex-1 border-line-strong border-t">
        <thead>
          <tr>
            <Th>{t('name')}</Th>
            <Th className="max-md:hidden">{t('description')}</Th>
            <Th figure>{t('members')}</Th>
            <Th figure>{t('employers')}</Th>
          </tr>
        </thead>
        <tbody>
          {page.items.map((group) => (
            <Tr key={group.id}>
              <Td strong>{group.name}</Td>
              <Td className="max-md:hidden">{group.description}</Td>
              <Td figure muted={group.members === 0}>
                {figure(group.members, language)}
              </Td>
              <Td figure muted={group.employers === 0}>
                {figure(group.employers, language)}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {page.items.length === 0 && (
        <Empty action={state.zoek && <ButtonLink href="?">{t('clearFilter')}</ButtonLink>}>{t(state.zoek ? 'nothing' : 'none')}</Empty>
      )}
      <ListFoot
        count={page.items.length > 0 && t('shown', { count: page.items.length })}
        previous={state.na ? withState(state, {}) : null}
        next={page.next && withState(state, { na: page.next })}
        labels={{ previous: ui('firstPage'), next: ui('nextPage'), pages: t('pages') }}
      />
    </>
  )
}
