import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { type Names, namesIn } from '@/lib/history/names'
import { type HistoryFilter, type HistoryRow, searchHistory } from '@/lib/history/queries'
import { type Verification, verify } from '@/lib/history/verify'
import type { Context } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { type Result, refuse } from '@/lib/kernel/result'
import { guard } from './guard'

/** `user`: a login name, or the name of whoever acted without being a user ("opdrachtregel:root"). */
export type AuditFilter = Omit<HistoryFilter, 'userId' | 'actorName'> & { user?: string }

/** Searches the history for whoever reaches the page Historie: the latest first (H3, L8). Refuses a user that history does not know. */
export async function searchAudit(ctx: Context, { user, ...filter }: AuditFilter): Promise<Result<{ items: HistoryRow[] }>> {
  await guard(db(), ctx, 'history')
  if (user === undefined) return { ok: true, items: await searchHistory(filter) }
  const { rows } = await db().execute<{ id: string }>(sql`select id from users where login_key = ${fold(user)}`)
  if (rows[0]) return { ok: true, items: await searchHistory({ ...filter, userId: Number(rows[0].id) }) }
  const items = await searchHistory({ ...filter, actorName: user })
  return items.length > 0 ? { ok: true, items } : refuse('unknown-user', { value: user })
}

/** How the things are called that records point at by number, for whoever reaches the page Historie. */
export async function auditNames(ctx: Context, rows: readonly HistoryRow[]): Promise<Names> {
  await guard(db(), ctx, 'history')
  return namesIn(rows)
}

/** Verifies the whole history (H2). */
export async function verifyAudit(ctx: Context): Promise<Verification> {
  await guard(db(), ctx, 'history')
  return verify()
}
