import { sql } from 'drizzle-orm'
import { command } from '@/lib/access/command'
import { clientSchema } from '../schema'
import { changeSecret, withoutCopy } from '../secrets/change'
import { lockClient } from './lock'

/** The application has its secrets: the copies that could be shown again are destroyed, for good (W2). */
export const handOver = command('web-api-users', clientSchema, async (w, ctx, { clientId }) => {
  const { client, live } = await lockClient(w.tx, ctx, clientId)
  for (const secret of live) {
    if (secret.handedOverAt && secret.encryptedCopy === null) continue
    const receivedAt = secret.receivedAt ?? sql`now()`
    await changeSecret(w, client.userId, secret, 'hand-over', { handedOverAt: sql`now()`, receivedAt, ...withoutCopy })
  }
  return { ok: true }
})
