import { clsx } from 'clsx'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { moment } from '@/app/format'
import { type ListState, sortHead, withState } from '@/components/data-table/address'
import { PageChoice, RowChoice } from '@/components/data-table/selection'
import { RowArrow, SortTh, Table, Td, Th, Tr } from '@/components/ui/table'
import type { UserLine } from '@/lib/users/list-queries'
import type { Column } from './columns'
import { UserState } from './user-state'
import { sorts, withoutPanel } from './wish'

type Props = { users: readonly UserLine[]; state: ListState; columns: ReadonlySet<Column> }

/** The rows of the list; on a narrow screen two lines each. Beside an open user the columns that matter less give way. */
export async function UserTable({ users, state, columns }: Props) {
  const [t, shell] = await Promise.all([getTranslations('userList'), getTranslations('shell')])
  const open = state.gebruiker
  const beside = open || state.nieuw
  // The login name, which needs no word, is the standard.
  const sorting = (word?: keyof typeof sorts) => sortHead({ ...state, ...withoutPanel }, word, Object.keys(sorts))
  const shown = (column: Column, wide = false) =>
    columns.has(column) ? clsx('max-md:hidden', wide && (beside ? 'max-2xl:hidden' : 'max-xl:hidden')) : null
  const look = {
    code: shown('code', true),
    level: shown('level', Boolean(beside)),
    group: shown('group'),
    role: shown('role', true),
    email: shown('email', true),
    grants: shown('grants'),
    lastSignIn: shown('lastSignIn', true),
    status: columns.has('status') ? '' : 'md:hidden',
  }
  const choice = 'relative z-1 w-10 pr-0!'
  return (
    <Table label={t('title')} frame="border-line-strong border-t flex-1">
      <thead className="max-md:hidden">
        <tr>
          <Th className="w-10 pr-0!">
            <PageChoice label={t('chooseAll')} />
          </Th>
          <SortTh {...sorting('naam')}>{t('name')}</SortTh>
          <SortTh {...sorting()}>{t('login')}</SortTh>
          {look.code !== null && (
            <SortTh {...sorting('code')} className={look.code}>
              {t('code')}
            </SortTh>
          )}
          {look.level !== null && <Th className={look.level}>{t('level')}</Th>}
          {look.group !== null && <Th>{t('group')}</Th>}
          {look.role !== null && <Th className={look.role}>{t('role')}</Th>}
          {look.email !== null && <Th className={look.email}>{t('email')}</Th>}
          {look.grants !== null && <Th figure>{t('grants')}</Th>}
          {look.lastSignIn !== null && <Th className={look.lastSignIn}>{t('lastSignIn')}</Th>}
          <Th className={look.status}>{t('status')}</Th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <Tr key={user.id} chosen={user.login === open} className="relative">
            <Td className={choice}>
              <RowChoice id={user.id} label={t('choose', { login: user.login })} />
            </Td>
            <Td strong className="truncate md:max-w-64! max-md:h-15 max-md:w-full max-md:max-w-0">
              <Link
                href={withState({ ...state, ...withoutPanel }, { gebruiker: user.login }, [])}
                prefetch={false}
                scroll={false}
                data-row={user.login}
                data-id={user.id}
                aria-label={`${user.name ?? t('noName')}, ${user.login}`}
                aria-current={user.login === open ? 'true' : undefined}
                className="no-underline before:absolute before:inset-0 focus-inside"
              >
                {user.name ?? <span className="font-regular text-muted">{t('noName')}</span>}
              </Link>
              <span className="block truncate font-regular text-secondary text-small md:hidden">{user.login}</span>
            </Td>
            <Td className="max-w-44! max-md:hidden">{user.login}</Td>
            {look.code !== null && <Td className={clsx('max-w-36!', look.code)}>{user.code}</Td>}
            {look.level !== null && <Td className={look.level}>{shell(`level.${user.level}`)}</Td>}
            {look.group !== null && (
              <Td className={clsx('max-w-44!', look.group)}>{user.group ?? <span className="text-muted">–</span>}</Td>
            )}
            {look.role !== null && <Td className={clsx('max-w-36!', look.role)}>{user.role ?? <span className="text-muted">–</span>}</Td>}
            {look.email !== null && <Td className={clsx('max-w-52!', look.email)}>{user.email}</Td>}
            {look.grants !== null && (
              <Td figure muted={user.grants === 0} className={look.grants}>
                {user.grants}
              </Td>
            )}
            {look.lastSignIn !== null && (
              <Td muted={!user.lastSignIn} className={look.lastSignIn}>
                {user.lastSignIn ? moment(user.lastSignIn) : t('notYet')}
              </Td>
            )}
            <Td className={clsx('max-md:text-right', look.status)}>
              <UserState user={user} />
              <span className="block text-muted text-small md:hidden">{t('rights', { count: user.grants })}</span>
            </Td>
            <RowArrow />
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
