import { and, desc, eq, gte, lt, lte, or, type SQL } from 'drizzle-orm'
import { type Database, db, type Tx } from '@/db/client'
import { historyLinks, historyRecords, users } from '@/db/schema'
import type { Thing } from './entry'

/** What to look for; everything given must hold (H3). `userId`: what was changed of that user, and what that user changed. */
export type HistoryFilter = {
  userId?: number
  /** Whoever acted, by the name that history shows ("opdrachtregel:root"). */
  actorName?: string
  groupId?: number
  employerId?: number
  runId?: number
  thing?: Thing
  since?: Date
  until?: Date
  /** Records before this one; with `limit` a page of a list that begins with the latest. */
  before?: number
  /** At most this many, 100 unless told. */
  limit?: number
}

export type HistoryRow = {
  id: number
  at: Date
  actor: string
  means: string
  address: string | null
  runId: number | null
  thing: Thing
  thingId: string
  action: string
  userId: number | null
  /** The login name that the user has now. */
  user: string | null
  groupId: number | null
  employerId: number | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** Searches the history, the latest first (H3). The door guards: history belongs to System (L8). */
export async function searchHistory(filter: HistoryFilter, tx: Tx | Database = db()): Promise<HistoryRow[]> {
  const [r, l] = [historyRecords, historyLinks]
  const when = <V>(value: V | undefined, condition: (value: V) => SQL | undefined) => (value === undefined ? undefined : condition(value))
  const rows = await tx
    .select({
      id: r.id,
      at: l.at,
      actor: l.actorName,
      means: l.means,
      address: l.address,
      runId: l.runId,
      thing: r.thing,
      thingId: r.thingId,
      action: r.action,
      userId: r.userId,
      user: users.loginName,
      groupId: r.groupId,
      employerId: r.employerId,
      before: r.before,
      after: r.after,
    })
    .from(r)
    .innerJoin(l, eq(l.transactionId, r.transactionId))
    .leftJoin(users, eq(users.id, r.userId))
    .where(
      and(
        when(filter.userId, (id) => or(eq(r.userId, id), eq(l.actorId, id))),
        when(filter.actorName, (name) => eq(l.actorName, name)),
        when(filter.groupId, (id) => eq(r.groupId, id)),
        when(filter.employerId, (id) => eq(r.employerId, id)),
        when(filter.runId, (id) => eq(l.runId, id)),
        when(filter.thing, (thing) => eq(r.thing, thing)),
        when(filter.since, (since) => gte(l.at, since)),
        when(filter.until, (until) => lte(l.at, until)),
        when(filter.before, (id) => lt(r.id, id)),
      ),
    )
    .orderBy(desc(r.id))
    .limit(filter.limit ?? 100)
  return rows as HistoryRow[]
}
