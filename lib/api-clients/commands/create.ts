import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { apiClients, externalApplications, users } from '@/db/schema'
import { isActive } from '@/lib/access/active'
import { command } from '@/lib/access/command'
import { isWithinReach } from '@/lib/access/reach/within'
import type { Writing } from '@/lib/history/change'
import { image } from '@/lib/history/entry'
import type { Context, Level } from '@/lib/kernel/context'
import { Forbidden, refuse } from '@/lib/kernel/result'
import { isConfirmed } from '../opens'
import { createClientSchema } from '../schema'
import { changeSecret, makeSecret, withoutCopy } from '../secrets/change'
import { newClientId } from '../secrets/format'
import { endOfDayIn } from '../state'
import { type ApplicationRow, type ClientRow, changeClient, isReceived, liveSecrets } from './lock'

/**
 * Binds an application to a user and makes Client ID and Client Secret (W1, W2), which this answer alone holds. While nobody can have received
 * the secret, doing it again gives the same client another one, with what its application asks now: pressing twice, or an answer that was lost,
 * leaves one client.
 * Problems: unknown-application, application-withdrawn, client-user-unfit, client-exists, confirm-employers. Forbidden: not-found (L7).
 */
export const createClient = command(
  'web-api-users',
  createClientSchema,
  async (w, ctx, { applicationId, userId, confirmed }, level) => {
    const [application] = await w.tx.select().from(externalApplications).where(eq(externalApplications.id, applicationId)).for('share')
    const fit = await lockUser(w.tx, ctx, level, userId)
    if (!application) return refuse('unknown-application', undefined, 'applicationId')
    if (application.withdrawnAt) return refuse('application-withdrawn', undefined, 'applicationId')
    if (!fit) return refuse('client-user-unfit', undefined, 'userId')
    const sure = await isConfirmed(w.tx, userId, confirmed)
    if (!sure.ok) return sure
    const client = (await unreceived(w, application, userId)) ?? (await insertClient(w, application, userId))
    if (client === 'received') return refuse('client-exists', undefined, 'userId')
    return { ok: true as const, clientId: client.clientId, ...(await makeSecret(w, client)) }
  },
  { api_clients_application_user: { code: 'client-exists', field: 'userId' } },
)

/** Whether a client may be made for a user (W1), who stays as it is until this is done; two who make one at the same moment take turns. */
async function lockUser(tx: Tx, ctx: Context, level: Level, userId: number): Promise<boolean> {
  const [user] = await tx
    .select({ level: users.level, groupId: users.groupId, active: sql<boolean>`${isActive(sql`users`)}` })
    .from(users)
    .where(eq(users.id, userId))
    .for('no key update')
  // Of System users an Admin knows nothing (L9); what lies beyond its reach looks the same (L7).
  const hidden = !user || (user.level === 'system' && level !== 'system')
  if (hidden || !(await isWithinReach(tx, ctx, [{ userId }]))) throw new Forbidden('not-found')
  return user.level === 'user' && user.active && user.groupId !== null
}

/** What a client has of its application when it is made (W1). */
const termsOf = ({ scopes, expiryDays }: ApplicationRow) => ({ scopes, expiresAt: expiryDays === null ? null : endOfDayIn(expiryDays) })

/** The client there is already, as if it were made now and its secret that nobody received withdrawn; null when there is none. */
async function unreceived(w: Writing, application: ApplicationRow, userId: number): Promise<ClientRow | 'received' | null> {
  const mine = and(eq(apiClients.applicationId, application.id), eq(apiClients.userId, userId), isNull(apiClients.revokedAt))
  const [client] = await w.tx.select().from(apiClients).where(mine).for('update')
  if (!client) return null
  const secrets = await liveSecrets(w.tx, client.id)
  if (client.suspendedAt || secrets.length === 0 || secrets.some(isReceived)) return 'received'
  for (const secret of secrets) await changeSecret(w, userId, secret, 'replace', { revokedAt: sql`now()`, ...withoutCopy })
  const terms = termsOf(application)
  if (client.expiresAt !== null || terms.expiresAt !== null || terms.scopes.join() !== client.scopes.join())
    await changeClient(w, client, 'renew', terms)
  return client
}

async function insertClient(w: Writing, application: ApplicationRow, userId: number): Promise<ClientRow> {
  const [made] = await w.tx
    .insert(apiClients)
    .values({ clientId: newClientId(), applicationId: application.id, userId, ...termsOf(application) })
    .returning()
  await w.record([{ thing: 'api-client', thingId: made!.id, action: 'create', userId, after: image(made!) }])
  return made!
}
