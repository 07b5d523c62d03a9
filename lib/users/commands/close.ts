import { and, eq, gt, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { apiClients, knownBrowsers, passwordLinks, sessions, userCredentials, users } from '@/db/schema'
import { isActive } from '@/lib/access/active'
import { assertWithinReach } from '@/lib/access/reach/within'
import type { Writing } from '@/lib/history/change'
import { image } from '@/lib/history/entry'
import type { Context } from '@/lib/kernel/context'
import { type Result, refuse } from '@/lib/kernel/result'

/** One user, or many at once. */
type Whose = number | readonly number[]
const of = (column: AnyPgColumn, whose: Whose): SQL =>
  typeof whose === 'number' ? eq(column, whose) : sql`${column} = any(${sql.param(whose)}::bigint[])`

/** Ends the sessions of a user; the next request of each is signed out (P9). `spare` is the hash of one that goes on. */
export async function endSessionsOf(w: Writing, whose: Whose, spare?: string): Promise<number> {
  const open = and(of(sessions.userId, whose), isNull(sessions.endedAt), gt(sessions.endsAt, sql`now()`))
  const ended = await w.tx
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(spare ? and(open, sql`${sessions.idHash} <> ${spare}`) : open)
    .returning({ name: sql<string>`left(${sessions.idHash}, 16)`, userId: sessions.userId })
  await w.record(ended.map(({ name, userId }) => ({ thing: 'session' as const, thingId: name, action: 'end', userId })))
  return ended.length
}

/** Takes the password of a user away, and the browsers that were known by it. */
export async function takePasswordOf(w: Writing, { id: userId, groupId }: { id: number; groupId: number | null }): Promise<void> {
  await w.tx.delete(userCredentials).where(eq(userCredentials.userId, userId))
  await w.tx.delete(knownBrowsers).where(eq(knownBrowsers.userId, userId))
  await w.record([{ thing: 'user', thingId: userId, action: 'reset-password', userId, groupId }])
}

/** Makes the one-time links that are out for a user worthless (U4). */
export async function withdrawLinksOf(w: Writing, whose: Whose): Promise<void> {
  const unused = and(of(passwordLinks.userId, whose), isNull(passwordLinks.usedAt), gt(passwordLinks.expiresAt, sql`now()`))
  const withdrawn = await w.tx
    .update(passwordLinks)
    .set({ expiresAt: sql`now()` })
    .where(unused)
    .returning({ id: passwordLinks.id, userId: passwordLinks.userId })
  await w.record(withdrawn.map(({ id, userId }) => ({ thing: 'password-link' as const, thingId: id, action: 'withdraw', userId })))
}

/** W6: the API clients of a user who is deactivated, falls out of validity or changes group wait until someone reopens them. */
export async function suspendClientsOf(w: Writing, whose: Whose): Promise<void> {
  const open = and(of(apiClients.userId, whose), isNull(apiClients.revokedAt), isNull(apiClients.suspendedAt))
  const suspended = await w.tx.update(apiClients).set({ suspendedAt: sql`now()` }).where(open).returning()
  await w.record(
    suspended.map((client) => ({
      thing: 'api-client' as const,
      thingId: client.id,
      action: 'suspend',
      userId: client.userId,
      before: image({ ...client, suspendedAt: null }),
      after: image(client),
    })),
  )
}

/**
 * Reopens the suspended API clients of a user, or of those the ones that `which` names, because someone asked for it (W6). Who has none is
 * left alone. Problem: client-user-closed, while the user may do nothing or is in no group. Forbidden: reach, for a client gives all that its
 * user reaches (L7).
 */
export async function reopenClientsOf(w: Writing, ctx: Context, userId: number, which?: SQL): Promise<Result> {
  // First: whether a user beyond one's reach has any is not told.
  await assertWithinReach(w.tx, ctx, [{ userId }])
  const waiting = and(eq(apiClients.userId, userId), isNull(apiClients.revokedAt), isNotNull(apiClients.suspendedAt), which)
  const before = await w.tx.select().from(apiClients).where(waiting).orderBy(apiClients.id).for('update')
  if (before.length === 0) return { ok: true }
  const able = and(eq(users.id, userId), isActive(sql`users`), isNotNull(users.groupId), eq(users.level, 'user'))
  if ((await w.tx.$count(users, able)) === 0) return refuse('client-user-closed')
  await w.tx.update(apiClients).set({ suspendedAt: null }).where(waiting)
  await w.record(
    before.map((client) => ({
      thing: 'api-client' as const,
      thingId: client.id,
      action: 'reopen',
      userId,
      before: image(client),
      after: image({ ...client, suspendedAt: null }),
    })),
  )
  return { ok: true }
}
