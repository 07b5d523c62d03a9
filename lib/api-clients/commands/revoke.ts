import { and, eq, isNull, sql } from 'drizzle-orm'
import { apiClientSecrets } from '@/db/schema'
import { command } from '@/lib/access/command'
import { Forbidden, refuse } from '@/lib/kernel/result'
import { clientSchema, revokeSecretSchema } from '../schema'
import { changeSecret, withoutCopy } from '../secrets/change'
import { changeClient, lockClient } from './lock'

/** Closes a client for good: its secrets and what was given out on them end at the next call (W3, W6). Doing it again changes nothing. */
export const revokeClient = command('web-api-users', clientSchema, async (w, ctx, { clientId }) => {
  const { client } = await lockClient(w.tx, ctx, clientId)
  if (client.revokedAt) return { ok: true }
  await changeClient(w, client, 'revoke', { revokedAt: sql`now()` })
  const mine = and(eq(apiClientSecrets.apiClientId, client.id), isNull(apiClientSecrets.revokedAt))
  const secrets = await w.tx.select().from(apiClientSecrets).where(mine).for('update')
  for (const secret of secrets) await changeSecret(w, client.userId, secret, 'revoke', { revokedAt: sql`now()`, ...withoutCopy })
  return { ok: true }
})

/** Ends one of two secrets at once, with what was given out on it (W3). Problem: last-secret: that is revoking the client, or rotating. */
export const revokeSecret = command('web-api-users', revokeSecretSchema, async (w, ctx, { clientId, secretId }) => {
  const { client, live } = await lockClient(w.tx, ctx, clientId)
  const secret = live.find(({ id }) => id === secretId)
  if (!secret) throw new Forbidden('not-found')
  if (live.length === 1) return refuse('last-secret')
  await changeSecret(w, client.userId, secret, 'revoke', { revokedAt: sql`now()`, ...withoutCopy })
  return { ok: true }
})
