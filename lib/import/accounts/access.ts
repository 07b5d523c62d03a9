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

/** Whether the caller may see and run this account (I22). */
export async function coversAccount(tx: Tx | Database, ctx: Context, accountId: number): Promise<boolean> {
  const { rows } = await tx.execute(sql`select from (${await accountsCovered(tx, ctx)}) c where c.id = ${accountId}`)
  return rows.length > 0
}
