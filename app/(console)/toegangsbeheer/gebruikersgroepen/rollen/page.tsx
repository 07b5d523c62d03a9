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
import { listRoles, rolesAtMost } from '@/lib/users/role-queries'
import { visitorOf } from '../../../visitor'
import { Views } from '../views'
import { RolePanel } from './role-panel'
import { RoleTable } from './role-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roleList'))('title') }
}

type Given = Promise<Record<string, string | string[] | undefined>>

export default async function RolesPage({ searchParams }: { searchParams: Given }) {
  const { ctx, reach } = await visitorOf('roles')
  const state = stateOf(await searchParams, ['zoek', 'rol', 'nieuw'])
  const [found, language, t, list, ui] = await Promise.all([
    listRoles(ctx, { search: state.zoek }),
    currentLanguage(),
    getTranslations('roleList'),
    getTranslations('userList'),
    getTranslations('ui'),
  ])
  const roles = found.slice(0, rolesAtMost)
  const open = state.nieuw === '1' ? 'new' : state.rol
  return (
    <div className="flex min-h-0 flex-1">
      <h1 className="sr-only">{t('title')}</h1>
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <Toolbar
          end={
            <>
              <ExportMenu
                address="/api/lijsten/rollen"
                query={withState(state, { rol: undefined, nieuw: undefined })}
                labels={{ export: list('export'), csv: list('exportCsv'), xlsx: list('exportXlsx') }}
              />
              <ButtonLink variant="main" href={withState(state, { nieuw: '1', rol: undefined })} scroll={false}>
                <Plus aria-hidden />
                {t('new')}
              </ButtonLink>
            </>
          }
        >
          <Views current="roles" />
          <SearchForm label={t('search')} state={state} className="w-50 max-md:w-0 max-md:min-w-40 max-md:flex-1" />
        </Toolbar>
        <RoleTable roles={roles} state={state} language={language} linked={reach.pages.some(({ name }) => name === 'users')} />
        {roles.length === 0 && (
          <Empty action={state.zoek && <ButtonLink href="?">{t('clearFilter')}</ButtonLink>}>{t(state.zoek ? 'nothing' : 'none')}</Empty>
        )}
        <ListFoot
          count={
            found.length > rolesAtMost
              ? t('first', { count: figure(rolesAtMost, language) })
              : roles.length > 0 && t('counted', { count: roles.length })
          }
          previous={null}
          next={null}
          labels={{ previous: ui('previousPage'), next: ui('nextPage'), pages: t('title') }}
        />
      </div>
      {open && <RolePanel key={open} ctx={ctx} open={open} state={state} />}
    </div>
  )
}
