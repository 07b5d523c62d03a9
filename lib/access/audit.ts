import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { type Names, namesIn } from '@/lib/history/names'
import {
  type Counted,
  countHistory,
  findHistory,
  type HistoryFilter,
  type HistoryRecord,
  type HistoryRow,
  type Spot,
  searchHistory,
} from '@/lib/history/queries'
import { type Verification, verify } from '@/lib/history/verify'
import type { Context } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { type Place, pageOf, walkFrom } from '@/lib/kernel/keyset'
import { type Result, refuse } from '@/lib/kernel/result'
import { storable } from '@/lib/kernel/storable'
import { guard } from './guard'

/**
 * `user`: whom it was about, or who did it: a login name, or the name of whoever acted without being a user ("opdrachtregel:root"). `actor`: only who
 * did it, by the same names.
 */
export type AuditFilter = Omit<HistoryFilter, 'userId' | 'actorId' | 'actorName'> & { user?: string; actor?: string }

/** The filter in the keys of the database; null when there is nobody of that name to find anything of. */
async function resolved({ user, actor, ...filter }: AuditFilter): Promise<HistoryFilter | null> {
  const [userId, actorId] = await Promise.all([userOf(user), userOf(actor)])
  const names = [userId === null ? user : undefined, actorId === null ? actor : undefined].filter((name) => name !== undefined)
  if (new Set(names).size > 1) return null
  return { ...filter, userId: userId ?? undefined, actorId: actorId ?? undefined, actorName: names[0] && storable(names[0]) }
}

async function userOf(login: string | undefined): Promise<number | null> {
  if (login === undefined) return null
  const { rows } = await db().execute<{ id: string }>(sql`select id from users where login_key = ${fold(storable(login))}`)
  return rows[0] ? Number(rows[0].id) : null
}

/** Searches the history for whoever reaches the page Historie: the latest first (H3, L8). Refuses a user that history does not know. */
export async function searchAudit(
  ctx: Context,
  { limit, ...filter }: AuditFilter & { limit?: number },
): Promise<Result<{ items: HistoryRow[] }>> {
  await guard(db(), ctx, 'history')
  const wanted = await resolved(filter)
  const items = wanted ? await searchHistory({ ...wanted, limit }) : []
  const unknown = filter.user !== undefined && items.length === 0 && wanted?.userId === undefined
  return unknown ? refuse('unknown-user', { value: filter.user! }) : { ok: true, items }
}

/** `after` and `before` are places that an earlier page gave; one that is not understood begins at the beginning. */
export type AuditWish = AuditFilter & { after?: string; before?: string; limit?: number }
export type AuditPage = Counted & { items: HistoryRow[]; next: string | null; previous: string | null }

/** How many records a page of the list shows. */
export const pageSize = 50

const spotOf = (place: Place | null): Spot | undefined =>
  place && /^\d{1,15}$/.test(place.value) ? { link: Number(place.value), id: place.id } : undefined

/** The history by page with how much there is, as `searchAudit` finds it; of somebody who is not known there is nothing. Guarded as the page Historie. */
export async function listAudit(ctx: Context, { after, before, limit = pageSize, ...filter }: AuditWish = {}): Promise<AuditPage> {
  await guard(db(), ctx, 'history')
  const wanted = await resolved(filter)
  if (!wanted) return { items: [], next: null, previous: null, count: 0, more: false }
  const walk = walkFrom({ after, before })
  const from = spotOf(walk.place)
  const newer = from !== undefined && walk.backwards
  const [found, counted] = await Promise.all([searchHistory({ ...wanted, from, newer, limit: limit + 1 }), countHistory(wanted)])
  const { shown, next, previous } = pageOf(
    found.map((row) => ({ ...row, key: row.link })),
    limit,
    { place: from, backwards: newer },
  )
  return { items: shown.map(({ key: _, ...row }) => row), next, previous, ...counted }
}

const batch = 1000

/** All that a filter finds, the latest first, a batch at a time. Guarded as the page Historie. */
export async function* eachAudit(ctx: Context, filter: AuditFilter): AsyncGenerator<HistoryRow[]> {
  await guard(db(), ctx, 'history')
  const wanted = await resolved(filter)
  for (let from: Spot | undefined; wanted; ) {
    const rows = await searchHistory({ ...wanted, from, limit: batch })
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < batch) return
    from = { link: last.link, id: last.id }
  }
}

/** How much of the history a filter finds, counted up to ten thousand. Guarded as the page Historie. */
export async function countAudit(ctx: Context, filter: AuditFilter): Promise<Counted> {
  await guard(db(), ctx, 'history')
  const wanted = await resolved(filter)
  return wanted ? countHistory(wanted) : { count: 0, more: false }
}

/** One record and its place in the chain, with the run that made it: its public id, null when it is kept no longer (H2). */
export type AuditRecord = HistoryRecord & { run: { id: number; publicId: string | null } | null }

/** The record with that number, null when there is none. Guarded as the page Historie. */
export async function showAudit(ctx: Context, id: number): Promise<AuditRecord | null> {
  await guard(db(), ctx, 'history')
  const found = await findHistory(id)
  if (!found) return null
  const { runId } = found
  if (runId === null) return { ...found, run: null }
  const { rows } = await db().execute<{ id: string }>(sql`select public_id as id from import_runs where id = ${runId}`)
  return { ...found, run: { id: runId, publicId: rows[0]?.id ?? null } }
}

/** How the things are called that records point at by number, for whoever reaches the page Historie. */
export async function auditNames(ctx: Context, rows: readonly Pick<HistoryRow, 'before' | 'after'>[]): Promise<Names> {
  await guard(db(), ctx, 'history')
  return namesIn(rows)
}

/** Verifies the whole history (H2). */
export async function verifyAudit(ctx: Context): Promise<Verification> {
  await guard(db(), ctx, 'history')
  return verify()
}
