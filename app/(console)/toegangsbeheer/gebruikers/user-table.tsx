import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { day, moment } from '@/app/format'
import { type ListState, withState } from '@/components/data-table/address'
import { Status } from '@/components/ui/status'
import { SortTh, Table, Td, Th, Tr } from '@/components/ui/table'
import type { Language } from '@/lib/kernel/context'
import type { UserLine } from '@/lib/users/list-queries'

type Props = { users: readonly UserLine[]; state: ListState; language: Language }

/** The rows of the list; on a narrow screen two lines each. Beside an open user the columns that matter less give way. */
export async function UserTable({ users, state }: Props) {
  const t = await getTranslations('userList')
  const open = state.gebruiker
  const byName = state.sorteer === 'naam'
  const sorted = state.richting === 'af' ? 'descending' : 'ascending'
  const sortHref = (word: string | undefined, now: boolean) =>
    withState(state, { sorteer: word, richting: now && sorted === 'ascending' ? 'af' : undefined })
  const aside = open ? 'max-2xl:hidden' : 'max-xl:hidden'
  const rowHref = (user: UserLine) => withState(state, { gebruiker: user.login }, [])
  return (
    <Table label={t('title')} frame="border-line-strong border-t flex-1">
      <thead className="max-md:hidden">
        <tr>
          <SortTh href={sortHref('naam', byName)} sorted={byName ? sorted : undefined}>
            {t('name')}
          </SortTh>
          <SortTh href={sortHref(undefined, !byName)} sorted={byName ? undefined : sorted}>
            {t('login')}
          </SortTh>
          <Th className={aside}>{t('code')}</Th>
          <Th>{t('group')}</Th>
          <Th figure>{t('grants')}</Th>
          <Th className={aside}>{t('lastSignIn')}</Th>
          <Th>{t('status')}</Th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <Tr key={user.id} chosen={user.login === open} className="relative">
            <Td strong className="max-md:h-15">
              <Link
                href={rowHref(user)}
                prefetch={false}
                scroll={false}
                aria-label={`${user.name ?? t('noName')}, ${user.login}`}
                className="no-underline before:absolute before:inset-0 focus-inside"
              >
                {user.name ?? <span className="font-regular text-muted">{t('noName')}</span>}
              </Link>
              <span className="block truncate font-regular text-secondary text-small md:hidden">{user.login}</span>
            </Td>
            <Td className="max-md:hidden">{user.login}</Td>
            <Td className={aside}>{user.code}</Td>
            <Td className="max-md:hidden">{user.group ?? <span className="text-muted">–</span>}</Td>
            <Td figure muted={user.grants === 0} className="max-md:hidden">
              {user.grants}
            </Td>
            <Td muted={!user.lastSignIn} className={aside}>
              {user.lastSignIn ? moment(user.lastSignIn) : t('notYet')}
            </Td>
            <Td className="max-md:text-right">
              <State
                user={user}
                words={{ active: t('active'), deactivated: t('deactivated'), outside: t('outside') }}
                until={(value) => t('until', { day: value })}
              />
              <span className="block text-muted text-small md:hidden">{t('rights', { count: user.grants })}</span>
            </Td>
            <td aria-hidden className="w-8 border-line border-b pr-4 text-muted md:hidden">
              <ChevronRight className="size-3.5" />
            </td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

type Words = { active: string; deactivated: string; outside: string }

function State({ user, words, until }: { user: UserLine; words: Words; until: (day: string) => string }) {
  if (user.state === 'deactivated') {
    return (
      <Status kind="deactivated" muted>
        {words.deactivated}
      </Status>
    )
  }
  if (user.state === 'until') return <Status kind="until">{until(day(user.validUntil ?? ''))}</Status>
  if (user.state === 'outside') return <Status kind="paused">{words.outside}</Status>
  return <Status kind="active">{words.active}</Status>
}
