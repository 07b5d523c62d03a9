import { clsx } from 'clsx'
import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Status } from '@/components/ui/status'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { getPlanUser, listPlanUsers } from '@/lib/import/runs/plan-queries'
import type { PlanUserView, RunCounts } from '@/lib/import/runs/view'
import type { Context } from '@/lib/kernel/context'
import { outcomeKinds } from '../outcomes'
import { type ListState, listAddress, outcomesShown } from './list-state'
import { OpenedUser } from './opened-user'
import { Pager } from './pager'
import { Signed } from './sentence'
import { WhatChanges } from './what-changes'

const PAGE = 50
const cell = 'max-md:block max-md:h-auto max-md:max-w-none max-md:border-0 max-md:p-0 max-md:first:pl-0! max-md:last:pr-0!'

type Given = {
  ctx: Context
  run: string
  /** The step's own address. */
  base: string
  counts: RunCounts
  state: ListState
  /** The run, while its values can still be mended. */
  mendable: string | null
}

export const usersPage = ({ ctx, run, counts, state }: Given) =>
  listPlanUsers(ctx, run, {
    outcomes: outcomesShown(state, counts.users),
    search: state.search,
    after: state.after,
    before: state.before,
    limit: PAGE,
  })

/** The tab Gebruikers: one line a user of the plan, in the order of the file; a line opens to fields and grants. Two lines each on a narrow screen. */
export async function UsersTable({ page, ...given }: Given & { page: Awaited<ReturnType<typeof usersPage>> }) {
  const { ctx, run, base, state, mendable } = given
  const [t, words, opened] = await Promise.all([
    getTranslations('importWizard.preview'),
    getTranslations('importWizard'),
    state.open === undefined ? null : getPlanUser(ctx, run, state.open),
  ])
  const { remarks, outcome, search } = state
  if (page.items.length === 0 && !search && (outcome ?? 'all') === 'all')
    return (
      <Empty
        action={
          given.counts.rows.error > 0 && (
            <ButtonLink size="small" href={listAddress(base, { remarks: true, severity: 'error' })}>
              {t('toRemarks')}
            </ButtonLink>
          )
        }
      >
        {given.counts.rows.total === 0 ? words('sentence.empty') : t('noUsers')}
      </Empty>
    )
  if (page.items.length === 0)
    return (
      <Empty
        action={
          <ButtonLink size="small" href={listAddress(base, { remarks, outcome: 'all' })}>
            {t('clear')}
          </ButtonLink>
        }
      >
        {search ? t('notFound', { text: search }) : t('nobody')}
      </Empty>
    )
  return (
    <>
      <Table label={t('users')} className="max-md:block" frame="max-md:overflow-visible">
        <thead className="max-md:sr-only">
          <tr>
            <Th figure className="w-16">
              {t('row')}
            </Th>
            <Th>{t('user')}</Th>
            <Th>{t('group')}</Th>
            <Th>{t('outcome')}</Th>
            <Th>{t('changes')}</Th>
            <Th figure>{t('added')}</Th>
            <Th figure>{t('removed')}</Th>
          </tr>
        </thead>
        <tbody className="max-md:block">
          {page.items.map((user) => {
            const open = opened?.number === user.number
            return (
              <UserRow
                key={user.number}
                user={user}
                open={open}
                address={listAddress(base, { ...state, open: open ? undefined : user.number })}
                mendable={mendable}
              >
                {open && opened && <OpenedUser user={opened} mendable={mendable} />}
              </UserRow>
            )
          })}
        </tbody>
      </Table>
      <Pager page={page} address={(at) => listAddress(base, { remarks, outcome, search, ...at })} />
    </>
  )
}

async function UserRow({
  user,
  open,
  address,
  mendable,
  children,
}: {
  user: PlanUserView
  open: boolean
  address: string
  mendable: string | null
  children: React.ReactNode
}) {
  const t = await getTranslations('importWizard')
  return (
    <>
      <Tr
        open={open}
        className="relative max-md:grid max-md:grid-cols-[1fr_auto_auto] max-md:gap-x-2 max-md:px-4 max-md:py-2.5 max-md:not-has-[+tr[data-opened]]:border-line max-md:not-has-[+tr[data-opened]]:border-b"
      >
        <Td figure className={clsx('max-md:hidden', open && 'border-transparent!')}>
          {user.firstRow ?? <span className="text-muted">–</span>}
        </Td>
        <Td strong className={clsx(cell, 'max-w-64! md:min-w-52', open && 'border-transparent!')}>
          <Link
            href={address}
            prefetch={false}
            scroll={false}
            aria-expanded={open}
            className="focus-inside flex items-center gap-2 no-underline after:absolute after:inset-0"
          >
            <ChevronRight
              aria-hidden
              className={clsx('size-3.5 shrink-0 text-muted transition-transform duration-(--duration-quick)', open && 'rotate-90')}
            />
            <span className="truncate">{user.name}</span>
          </Link>
        </Td>
        <Td className={clsx('max-w-40 max-md:hidden', open && 'border-transparent!')}>{user.group}</Td>
        <Td className={clsx(cell, 'text-text max-md:col-span-2 max-md:text-right', open && 'border-transparent!')}>
          <Status kind={outcomeKinds[user.outcome]}>{t(`outcomeCell.${user.outcome}`)}</Status>
        </Td>
        <Td className={clsx(cell, 'w-full md:max-w-0! max-md:pl-[1.375rem]', open && 'border-transparent!')}>
          <WhatChanges user={user} mendable={mendable} />
        </Td>
        <Td figure className={clsx(cell, open && 'border-transparent!')}>
          <Signed value={user.added} sign="+" />
        </Td>
        <Td figure className={clsx(cell, open && 'border-transparent!')}>
          <Signed value={user.removed} sign="−" />
        </Td>
      </Tr>
      {open && (
        <tr data-opened className="bg-sunken max-md:block">
          <td colSpan={7} className="border-line border-b max-md:block">
            {children}
          </td>
        </tr>
      )}
    </>
  )
}
