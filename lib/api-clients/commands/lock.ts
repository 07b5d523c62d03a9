import { and, asc, eq, gt, isNull, or, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import { apiClientSecrets, apiClients, externalApplications, users } from '@/db/schema'
import { isWithinReach } from '@/lib/access/reach/within'
import type { Writing } from '@/lib/history/change'
import { image } from '@/lib/history/entry'
import type { Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import type { SecretRow } from '../secrets/change'

export type ClientRow = typeof apiClients.$inferSelect
export type ApplicationRow = typeof externalApplications.$inferSelect
export type LockedClient = { client: ClientRow; application: ApplicationRow; live: SecretRow[] }

/**
 * Locks a client for a change: application, user, client and its live secrets, oldest first, always in this order. Forbidden 'not-found' when there
 * is none of that Client ID, or its user reaches what an Admin does not: these two look alike (L7).
 */
export async function lockClient(tx: Tx, ctx: Context, clientId: string): Promise<LockedClient> {
  const [known] = await tx.select().from(apiClients).where(eq(apiClients.clientId, clientId))
  const mayChange = async () => known && (await isWithinReach(tx, ctx, [{ userId: known.userId }]))
  // First, so that nobody holds what is out of its reach.
  if (!known || !(await mayChange())) throw new Forbidden('not-found')
  const [application] = await tx.select().from(externalApplications).where(eq(externalApplications.id, known.applicationId)).for('share')
  // The user's state is what a client depends on: it stays as it is until this is done.
  await tx.select({ id: users.id }).from(users).where(eq(users.id, known.userId)).for('share')
  // Whoever was waited for may have put the user in a group that reaches further.
  if (!(await mayChange())) throw new Forbidden('not-found')
  const [client] = await tx.select().from(apiClients).where(eq(apiClients.id, known.id)).for('update')
  return { client: client!, application: application!, live: await liveSecrets(tx, known.id) }
}

/** The secrets of a client that still open it, oldest first, locked. */
export const liveSecrets = (tx: Tx, apiClientId: number): Promise<SecretRow[]> =>
  tx
    .select()
    .from(apiClientSecrets)
    .where(
      and(
        eq(apiClientSecrets.apiClientId, apiClientId),
        isNull(apiClientSecrets.revokedAt),
        or(isNull(apiClientSecrets.expiresAt), gt(apiClientSecrets.expiresAt, sql`now()`)),
      ),
    )
    .orderBy(asc(apiClientSecrets.id))
    .for('update')

export const isClosed = ({ client, application }: LockedClient): boolean => client.revokedAt !== null || application.withdrawnAt !== null

/** Whether anyone can have a secret: the browser said so, it was shown, handed over or used. */
export const isReceived = ({ receivedAt, handedOverAt, lastUsedAt }: SecretRow): boolean =>
  Boolean(receivedAt ?? handedOverAt ?? lastUsedAt)

/** Changes a locked client and records old → new. */
export async function changeClient(
  w: Writing,
  client: ClientRow,
  action: string,
  set: PgUpdateSetSource<typeof apiClients>,
): Promise<void> {
  const [after] = await w.tx.update(apiClients).set(set).where(eq(apiClients.id, client.id)).returning()
  await w.record([{ thing: 'api-client', thingId: client.id, action, userId: client.userId, before: image(client), after: image(after!) }])
}
