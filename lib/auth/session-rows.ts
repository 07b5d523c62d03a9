import { randomBytes } from 'node:crypto'
import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { sessions } from '@/db/schema'
import { isActive, isSessionOpen } from '@/lib/access/active'
import type { Writing } from '@/lib/history/change'
import type { Level } from '@/lib/kernel/context'
import { hashOfToken } from '@/lib/users/commands/link'

/** A session ends after twelve hours in any case (decided), and before that as `isSessionOpen` says. */
export const sessionHours = 12

export type LiveSession = { sessionHash: string; userId: number; login: string; level: Level; address: string | null }

/** Starts a session; answers the random id for the cookie, of which only the hash is kept. Sessions long over are removed. */
export async function startSession(w: Writing, userId: number, from: { address: string | null; browser: string | null }): Promise<string> {
  const id = randomBytes(32).toString('base64url')
  const idHash = hashOfToken(id)
  const over = or(lt(sessions.endsAt, sql`now() - interval '90 days'`), lt(sessions.endedAt, sql`now() - interval '90 days'`))
  await w.tx.delete(sessions).where(and(eq(sessions.userId, userId), over))
  await w.tx.insert(sessions).values({ idHash, userId, endsAt: sql`now() + make_interval(hours => ${sessionHours})`, ...from })
  await w.record([{ thing: 'session', thingId: idHash.slice(0, 16), action: 'start', userId }])
  return id
}

/**
 * The session of a cookie's value, read with the user as it is now: null when it ended, idled out, or the user may do nothing any
 * more (A1, P9). Notes at most once a minute that it was seen.
 */
export async function findSession(id: string): Promise<LiveSession | null> {
  if (!/^[\w-]{43}$/.test(id)) return null
  const sessionHash = hashOfToken(id)
  const { rows } = await db().execute<LiveSession & { stale: boolean }>(sql`
    select s.id_hash as "sessionHash", u.id::int8 as "userId", u.login_name as login, u.level, s.address,
      s.seen_at < now() - interval '1 minute' as stale
    from sessions s join users u on u.id = s.user_id
    where s.id_hash = ${sessionHash} and ${isSessionOpen(sql`s`)} and ${isActive(sql`u`)}`)
  const found = rows[0]
  if (!found) return null
  const { stale, ...session } = found
  if (stale) await noteSeen(sessionHash)
  return { ...session, userId: Number(session.userId) }
}

/** Whether a cookie's value is that of a session that was there, open or not: only whoever had it knows the value, and may hear that it is over. */
export async function wasSession(id: string): Promise<boolean> {
  return /^[\w-]{43}$/.test(id) && (await db().$count(sessions, eq(sessions.idHash, hashOfToken(id)))) > 0
}

async function noteSeen(sessionHash: string): Promise<void> {
  const notLately = lt(sessions.seenAt, sql`now() - interval '1 minute'`)
  await db()
    .update(sessions)
    .set({ seenAt: sql`now()` })
    .where(and(eq(sessions.idHash, sessionHash), isNull(sessions.endedAt), notLately))
}

/** Ends one session, by the hash of its id. */
export async function endSession(w: Writing, sessionHash: string): Promise<void> {
  const [ended] = await w.tx
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(sessions.idHash, sessionHash), isNull(sessions.endedAt)))
    .returning({ userId: sessions.userId })
  if (ended) await w.record([{ thing: 'session', thingId: sessionHash.slice(0, 16), action: 'end', userId: ended.userId }])
}

/** Gives a session that is open a new id, so that whoever has the old one has nothing; its start and end stay. Null: it is not open any more. */
export async function renewSession(w: Writing, sessionHash: string): Promise<string | null> {
  const id = randomBytes(32).toString('base64url')
  const idHash = hashOfToken(id)
  const open = and(eq(sessions.idHash, sessionHash), isNull(sessions.endedAt), gt(sessions.endsAt, sql`now()`))
  const [renewed] = await w.tx.update(sessions).set({ idHash }).where(open).returning({ userId: sessions.userId })
  if (!renewed) return null
  await w.record([{ thing: 'session', thingId: idHash.slice(0, 16), action: 'renew', userId: renewed.userId }])
  return id
}
