import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { apiClients, passwordLinks, sessions } from '@/db/schema'
import type { Writing } from '@/lib/history/change'
import { image } from '@/lib/history/entry'

/** Ends the sessions of a user; the next request of each is signed out (P9). `spare` is the hash of one that goes on. */
export async function endSessionsOf(w: Writing, userId: number, spare?: string): Promise<number> {
  const open = and(eq(sessions.userId, userId), isNull(sessions.endedAt), gt(sessions.endsAt, sql`now()`))
  const ended = await w.tx
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(spare ? and(open, sql`${sessions.idHash} <> ${spare}`) : open)
    .returning({ name: sql<string>`left(${sessions.idHash}, 16)` })
  await w.record(ended.map(({ name }) => ({ thing: 'session' as const, thingId: name, action: 'end', userId })))
  return ended.length
}

/** Makes the one-time links that are out for a user worthless (U4). */
export async function withdrawLinksOf(w: Writing, userId: number): Promise<void> {
  const unused = and(eq(passwordLinks.userId, userId), isNull(passwordLinks.usedAt), gt(passwordLinks.expiresAt, sql`now()`))
  const withdrawn = await w.tx.update(passwordLinks).set({ expiresAt: sql`now()` }).where(unused).returning({ id: passwordLinks.id })
  await w.record(withdrawn.map(({ id }) => ({ thing: 'password-link' as const, thingId: id, action: 'withdraw', userId })))
}

/** W6: the API clients of a user who is deactivated or changes group wait until someone reopens them. */
export async function suspendClientsOf(w: Writing, userId: number): Promise<void> {
  const suspended = await w.tx
    .update(apiClients)
    .set({ suspendedAt: sql`now()` })
    .where(and(eq(apiClients.userId, userId), isNull(apiClients.revokedAt), isNull(apiClients.suspendedAt)))
    .returning()
  await w.record(
    suspended.map((client) => ({
      thing: 'api-client' as const,
      thingId: client.id,
      action: 'suspend',
      userId,
      before: image({ ...client, suspendedAt: null }),
      after: image(client),
    })),
  )
}
