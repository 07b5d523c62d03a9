import { sql } from 'drizzle-orm'
import type { Database, Tx } from '@/db/client'
import type { Context } from '@/lib/kernel/context'
export async function coversAccount(_tx: Tx | Database, _ctx: Context, _accountId: number): Promise<boolean> {
  void sql
  return true
}
export async function accountsCovered(_tx: Tx | Database, _ctx: Context) {
  return sql`select id from customer_accounts`
}
