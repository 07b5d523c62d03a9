import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { figure } from '@/app/format'
import { type ListState, withState } from '@/components/data-table/address'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { Language } from '@/lib/kernel/context'
import { pageOf } from '@/lib/menus/nodes'
import { countedAtMost } from '@/lib/users/list-queries'
import type { RoleLine } from '@/lib/users/role-queries'

type Props = { roles: readonly RoleLine[]; state: ListState; language: Language; linked: boolean }

/** The roles with who has them: the figure leads to those users in the list of users, where one may see it (`linked`). */
export async function RoleTable({ roles, state, language, linked }: Props) {
  const [t, groups] = await Promise.all([getTranslations('roleList'), getTranslations('groupList')])
  const shown = (count: number) =>
    count > countedAtMost ? groups('moreThan', { count: figure(countedAtMost, language) }) : figure(count, language)
  return (
    <Table label={t('title')} frame="flex-1 border-line-strong border-t">
      <thead>
        <tr>
          <Th>{t('name')}</Th>
          <Th>{t('users')}</Th>
        </tr>
      </thead>
      <tbody>
        {roles.map((role) => (
          <Tr key={role.id} chosen={String(role.id) === state.rol}>
            <Td strong className="relative w-3/5 max-md:max-w-44 max-md:whitespace-normal max-md:py-2">
              <Link
                href={withState(state, { rol: String(role.id), nieuw: undefined })}
                prefetch={false}
                scroll={false}
                className="focus-inside no-underline before:absolute before:inset-0"
              >
                {role.name}
              </Link>
              {role.isDefault && <span className="ml-2 font-regular text-muted text-small max-md:ml-0 max-md:block">{t('standard')}</span>}
            </Td>
            <Td muted={role.users === 0}>
              {role.users > 0 && linked ? (
                <Link
                  href={`${pageOf('users').address}?rol=${role.id}`}
                  prefetch={false}
                  aria-label={t('usersOf', { count: role.users, shown: shown(role.users) })}
                >
                  {t('usersCounted', { count: role.users, shown: shown(role.users) })}
                </Link>
              ) : (
                t('usersCounted', { count: role.users, shown: shown(role.users) })
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
