import { and, eq, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { customerAccounts, importRuns } from '@/db/schema'
import { guard } from '@/lib/access/guard'
import type { Context } from '@/lib/kernel/context'
import { anywhere, pageOf, walkFrom, walking } from '@/lib/kernel/keyset'
import { storable } from '@/lib/kernel/storable'
import { isCoveredRun } from '../accounts/access'
import { columnsAround, runColumns } from './find'
import { runView } from './queries'
import type { RunSettings, RunView } from './view'

export type RunLine = Pick<RunView, 'run' | 'status' | 'account' | 'fileName' | 'counts' | 'startedBy' | 'createdAt' | 'committedAt'> & {
  template: RunSettings['template']
}

/** Which runs: of one account; `search`: a part of the file's name. */
export type RunFilter = { account?: string; search?: string }
/** `after` and `before` are places that an earlier page gave; one that is not understood begins at the beginning. */
export type RunWish = RunFilter & { sort?: RunSort; descending?: boolean; after?: string; before?: string; limit?: number }

/** A run from its beginning to its end, by way of what holds it up. */
const course = ['preview', 'needs-approval', 'committing', 'committed', 'undone', 'refused', 'cancelled', 'failed'] as const

/** The orders of the list; runs are numbered in the order in which they were delivered. */
const orders = {
  when: { key: sql`${importRuns.id}`, numbers: true },
  file: { key: sql`lower(${importRuns.fileName})`, numbers: false },
  account: { key: sql`lower(${customerAccounts.name})`, numbers: false },
  status: { key: sql`coalesce(array_position(${sql.param([...course])}::text[], ${importRuns.status}), 0)`, numbers: true },
}
export type RunSort = keyof typeof orders

/** At most this many are counted: past it the screen says "meer dan 10.000". */
const countedAtMost = 10_000
export const pageSize = 50

/** Runs that the caller covers (I22) by page, newest first unless the wish says otherwise. */
export async function listRuns(
  ctx: Context,
  { sort = 'when', descending = sort === 'when', ...wish }: RunWish = {},
): Promise<{ items: RunLine[]; next: string | null; previous: string | null }> {
  await guard(db(), ctx, 'import')
  const { key, numbers } = orders[sort]
  const limit = Math.min(Math.max(wish.limit ?? pageSize, 1), pageSize)
  const walk = walkFrom(wish, numbers)
  const { beyond, order } = walking(walk, { key, id: sql`${importRuns.id}`, descending, numbers })
  const rows = await db()
    .select({ run: runColumns, key: sql<string | number>`${key}`, ...(await columnsAround(db(), ctx)) })
    .from(importRuns)
    .innerJoin(customerAccounts, eq(customerAccounts.id, importRuns.accountId))
    .where(and(await meant(ctx, wish), beyond))
    .orderBy(order)
    .limit(limit + 1)
  const { shown, next, previous } = pageOf(
    rows.map((row) => ({ ...row, id: row.run.id })),
    limit,
    walk,
  )
  const items = shown.map(({ run, key: _, id: __, ...around }) => {
    const view = runView({ ...run, ...around }, null)
    return { ...view, status: run.status, template: view.settings.template }
  })
  return { items, next, previous }
}

/** How many runs a filter finds among those that the caller covers, counted up to ten thousand; `more`: there are more than `count`. */
export async function countRuns(ctx: Context, filter: RunFilter = {}): Promise<{ count: number; more: boolean }> {
  await guard(db(), ctx, 'import')
  const { rows } = await db().execute<{ count: number }>(sql`select count(*)::int as count from (
    select from import_runs join customer_accounts on customer_accounts.id = import_runs.account_id
    where ${await meant(ctx, filter)} limit ${countedAtMost + 1}) r`)
  const count = rows[0]?.count ?? 0
  return { count: Math.min(count, countedAtMost), more: count > countedAtMost }
}

async function meant(ctx: Context, { account, search }: RunFilter): Promise<SQL | undefined> {
  return and(
    await isCoveredRun(db(), ctx),
    account ? eq(customerAccounts.code, storable(account)) : undefined,
    search ? sql`lower(${importRuns.fileName}) like ${anywhere(search.toLowerCase())}` : undefined,
  )
}
