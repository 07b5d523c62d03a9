import { sql } from 'drizzle-orm'
import { command } from '@/lib/access/command'
import { refuse } from '@/lib/kernel/result'
import { receiveSecretSchema } from '../schema'
import { changeSecret } from '../secrets/change'
import { lockClient } from './lock'

/** The browser has the secret: from now on it is not replaced by another one unasked (W1). Problem: secret-replaced. */
export const receiveSecret = command('web-api-users', receiveSecretSchema, async (w, ctx, { clientId, secretId }) => {
  const { client, live } = await lockClient(w.tx, ctx, clientId)
  const secret = live.find(({ id }) => id === secretId)
  if (!secret) return refuse('secret-replaced')
  if (!secret.receivedAt) await changeSecret(w, client.userId, secret, 'receive', { receivedAt: sql`now()` })
  return { ok: true }
})
