import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { figure } from '@/app/format'
import { currentLanguage } from '@/app/words'
import { stateOf, withState } from '@/components/data-table/address'
import { ExportMenu } from '@/components/data-table/export-menu'
import { ListFoot } from '@/components/data-table/list-foot'
import { SearchForm } from '@/components/data-table/search-form'
import { Toolbar } from '@/components/data-table/toolbar'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { accountsAtMost, listAccounts } from '@/lib/import/accounts/queries'
import { visitorOf } from '../../visitor'
import { AccountPanel } from './account-panel'
import { AccountTable } from './account-table'
import { stateNames, wishOf, withoutPanel } from './wish'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accountList'))('title') }
}

type Given = Promise<Record<string, string | string[] | undefined>>

export default async function AccountsPage({ searchParams }: { searchParams: Given }) {
  const { ctx } = await visitorOf('customer-accounts')
  const state = stateOf(await searchParams, stateNames)
  const [found, language, t, list, ui] = await Promise.all([
    listAccounts(ctx, wishOf(state), accountsAtMost + 1),
    currentLanguage(),
    getTranslations('accountList'),
    getTranslations('userList'),
    getTranslations('ui'),
  ])
  const accounts = found.slice(0, accountsAtMost)
  const newHref = withState(state, { ...withoutPanel, nieuw: '1' })
  const open = state.nieuw === '1' ? 'new' : state.account === undefined ? null : { code: state.account }
  return (
    <div className="flex min-h-0 flex-1">
      <h1 className="sr-only">{t('title')}</h1>
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <Toolbar
          end={
            <>
              <ExportMenu
                address="/api/lijsten/klantaccounts"
                query={withState(state, withoutPanel)}
                labels={{ export: list('export'), csv: list('exportCsv'), xlsx: list('exportXlsx') }}
              />
              <ButtonLink variant="main" href={newHref} scroll={false}>
                <Plus aria-hidden />
                {t('new')}
              </ButtonLink>
            </>
          }
        >
          <SearchForm label={t('search')} state={state} className="w-50 max-md:w-0 max-md:min-w-40 max-md:flex-1" />
        </Toolbar>
        <AccountTable accounts={accounts} state={state} />
        {accounts.length === 0 && (
          <Empty
            action={
              state.zoek ? (
                <ButtonLink href="?">{t('clearFilter')}</ButtonLink>
              ) : (
                <ButtonLink href={newHref} scroll={false}>
                  {t('make')}
                </ButtonLink>
              )
            }
          >
            {t(state.zoek ? 'nothing' : 'none')}
          </Empty>
        )}
        <ListFoot
          count={
            found.length > accountsAtMost
              ? t('first', { count: figure(accountsAtMost, language) })
              : accounts.length > 0 && t('counted', { count: accounts.length })
          }
          previous={null}
          next={null}
          labels={{ previous: ui('previousPage'), next: ui('nextPage'), pages: t('title') }}
        />
      </div>
      {open && <AccountPanel key={open === 'new' ? 'nieuw ' : open.code} ctx={ctx} open={open} state={state} accounts={accounts} />}
    </div>
  )
}
