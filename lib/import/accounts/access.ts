import { type SQL, sql } from 'drizzle-orm'
import type { Database, Tx } from '@/db/client'
import { liveLevel } from '@/lib/access/guard'
import { isCovered } from '@/lib/access/reach/within'
import { actorUserId, type Context } from '@/lib/kernel/context'

/** The employers in the scope of account `a`, as a SELECT of their ids (I11). */
const scopeOf: SQL = sql`
  select e.id from employers e where a.scope = 'all'
  union all
  select s.employer_id from customer_account_employers s where a.scope = 'employers' and s.account_id = a.id
  union all
  select m.employer_id from customer_account_employer_groups s join employer_group_members m on m.employer_group_id = s.employer_group_id
  where a.scope = 'groups' and s.account_id = a.id`

/**
 * The ids of the accounts that the caller sees and runs, as a SELECT (I22): System all; an Admin those whose whole employer scope its
 * own reach covers; others none.
 */
export async function accountsCovered(tx: Tx | Database, ctx: Context): Promise<SQL> {
  const level = await liveLevel(tx, ctx)
  const userId = actorUserId(ctx.actor)
  if (level === 'system') return sql`select id from customer_accounts`
  if (level !== 'admin' || userId === null) return sql`select id from customer_accounts where false`
  return sql`select a.id from customer_accounts a where ${isCovered(scopeOf, userId)}`
}

/** The scope of an account as its runs keep it (`import_runs.scope_employers`): the ids of its employers by now, null for all of them. */
export const scopeToKeep = (accountId: number): SQL<number[] | null> =>
  sql`(select case when a.scope <> 'all' then array(${scopeOf}) end from customer_accounts a where a.id = ${accountId})`

/**
 * The condition on rows of `import_runs` that the caller sees and runs them (I22): it covers the account, and the scope that the account had for this
 * run. That can have been wider: whoever covers what is left of it reads no reports on the employers of before.
 */
export async function isCoveredRun(tx: Tx | Database, ctx: Context): Promise<SQL> {
  const level = await liveLevel(tx, ctx)
  const userId = actorUserId(ctx.actor)
  if (level === 'system') return sql`true`
  if (level !== 'admin' || userId === null) return sql`false`
  const [account, kept] = [sql.raw('import_runs.account_id'), sql.raw('import_runs.scope_employers')]
  return sql`(${account} in (${await accountsCovered(tx, ctx)}) and case when ${kept} is null then (select ${isCovered(sql`select id from employers`, userId)})
    else ${isCovered(sql`select unnest(${kept})`, userId)} end)`
}

/** Whether the caller may see and run this account (I22). */
export async function coversAccount(tx: Tx | Database, ctx: Context, accountId: number): Promise<boolean> {
  const { rows } = await tx.execute(sql`select from (${await accountsCovered(tx, ctx)}) c where c.id = ${accountId}`)
  return rows.length > 0
}
