import { and, eq, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { apiClientSecrets } from '@/db/schema'
import { change } from '@/lib/history/change'
import type { Context } from '@/lib/kernel/context'
import { changeSecret } from './secrets/change'
import { isClientIdForm, isSecretForm } from './secrets/format'
import { hashOfSecret, sameHash } from './secrets/keep'
import { clientState, clientTables } from './state'

/** Who calls, once it has proved so; `scopes` are what client and application both have now. A token is bound to `secretId`. */
export type VerifiedClient = { apiClientId: number; clientId: string; userId: number; secretId: number; scopes: string[] }

type Row = VerifiedClient & { hash: string; open: boolean; unused: boolean; stale: boolean }

/** The client of a secret that is not revoked, with its user and application; `open`: it lets someone in at that moment. */
const candidates = (at: SQL, where: SQL): SQL => sql`
  select c.id::float8 as "apiClientId", c.client_id as "clientId", c.user_id::float8 as "userId", s.id::float8 as "secretId", s.secret_hash as hash,
    array(select unnest(c.scopes) intersect select unnest(a.scopes) order by 1) as scopes, ${clientState(at)} = 'active' as open,
    s.encrypted_copy is not null or s.received_at is null or s.handed_over_at is null as unused,
    coalesce(s.last_used_at < ${at} - interval '1 minute', true) as stale
  from ${clientTables} join api_client_secrets s on s.api_client_id = c.id
  where s.revoked_at is null and ${where}`

const strip = ({ apiClientId, clientId, userId, secretId, scopes }: Row): VerifiedClient => ({
  apiClientId,
  clientId,
  userId,
  secretId,
  scopes,
})

/**
 * Who a Client ID and a Client Secret belong to at this moment; null for an unknown client, a wrong, expired or revoked secret, and a client that
 * is suspended, expired, revoked or withdrawn, live (W6): no difference in the answer or in the work done. The first time the copy that could be
 * shown again is destroyed (W2); after that its use is noted at most once a minute.
 */
export async function verifyClientSecret(
  clientId: string,
  secret: string,
  now = new Date(),
  address: string | null = null,
): Promise<VerifiedClient | null> {
  if (!isSecretForm(secret)) return null
  const at = sql`${now.toISOString()}::timestamptz`
  // A text that cannot be a Client ID is looked for all the same, under a name that nobody has.
  const asked = isClientIdForm(clientId) ? clientId : ''
  const { rows } = await db().execute<Row>(candidates(at, sql`c.client_id = ${asked} and coalesce(s.expires_at > ${at}, true)`))
  const hash = hashOfSecret(secret)
  // At most two are live at once (W3); as many are compared when there are fewer.
  const [first, second] = [0, 1].map((n) => (sameHash(rows[n]?.hash ?? hashOfNobody, hash) ? rows[n] : undefined))
  const found = first ?? second
  if (!found?.open) return null
  if (found.unused) await noteFirstUse(found, now, address)
  else if (found.stale) await noteUse(found.secretId, now)
  return strip(found)
}

/** Whether what was given out on a secret is still good: its client is open, and the secret was not revoked. Rotation ends nothing (W3). */
export async function clientOfSecret(secretId: number, now = new Date()): Promise<VerifiedClient | null> {
  const { rows } = await db().execute<Row>(candidates(sql`${now.toISOString()}::timestamptz`, sql`s.id = ${secretId}`))
  return rows[0]?.open ? strip(rows[0]) : null
}

const hashOfNobody = 'A'.repeat(43)

async function noteUse(secretId: number, now: Date): Promise<void> {
  const stale = or(isNull(apiClientSecrets.lastUsedAt), lt(apiClientSecrets.lastUsedAt, now))
  await db()
    .update(apiClientSecrets)
    .set({ lastUsedAt: now })
    .where(and(eq(apiClientSecrets.id, secretId), stale))
}

async function noteFirstUse({ secretId, apiClientId, clientId, userId }: Row, now: Date, address: string | null): Promise<void> {
  const ctx: Context = { actor: { kind: 'api-client', apiClientId, clientId, userId }, means: 'api', address, language: 'nl' }
  await change(ctx, async (w) => {
    const [secret] = await w.tx.select().from(apiClientSecrets).where(eq(apiClientSecrets.id, secretId)).for('update')
    const { encryptedCopy, receivedAt, handedOverAt } = secret!
    if (encryptedCopy === null && receivedAt && handedOverAt) return
    await changeSecret(w, userId, secret!, 'first-use', {
      lastUsedAt: now,
      receivedAt: receivedAt ?? now,
      handedOverAt: handedOverAt ?? now,
      encryptedCopy: null,
      copyUntil: null,
    })
  })
}
