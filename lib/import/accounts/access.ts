import { type SQL, sql } from 'drizzle-orm'
import type { Database, Tx } from '@/db/client'
import { liveLevel } from '@/lib/access/guard'
import type { Context } from '@/lib/kernel/context'

/**
 * The ids of the accounts that the caller sees and runs, as a SELECT (I22): System all; others none until their reach covers
 * the whole employer scope of the account.
 */
export async function accountsCovered(tx: Tx | Database, ctx: Context): Promise<SQL> {
  const level = await liveLevel(tx, ctx)
  return level === 'system' ? sql`select id from customer_accounts` : sql`select id from customer_accounts where false`
}

/** Whether the caller may see and run this account (I22). */
export async function coversAccount(tx: Tx | Database, ctx: Context, accountId: number): Promise<boolean> {
  const { rows } = await tx.execute(sql`select from (${await accountsCovered(tx, ctx)}) c where c.id = ${accountId}`)
  return rows.length > 0
}
