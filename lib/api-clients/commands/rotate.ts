import { sql } from 'drizzle-orm'
import { command } from '@/lib/access/command'
import type { Writing } from '@/lib/history/change'
import { type Result, refuse } from '@/lib/kernel/result'
import { mayBeProlonged } from '../opens'
import { rotateSecretSchema } from '../schema'
import { changeSecret, makeSecret, type SecretRow, withoutCopy } from '../secrets/change'
import { endOfDayIn } from '../state'
import { changeClient, isClosed, isReceived, lockClient } from './lock'

/** How long the secret before goes on when nobody says otherwise, and at most (W3). */
const hours = 24
const mostDays = 90

/**
 * Gives a client another secret beside the one it has, which goes on until a chosen moment; tokens that are out run on. With `until: 'now'` the one
 * before is revoked, and what was given out on it ends. A secret that nobody received is replaced. The client then has the scopes and, where
 * there is one, the default expiry that its application has now. Problems: client-revoked, two-secrets, rotation-moment; confirm-employers where
 * that expiry opens one that has expired. Forbidden: not-found (L7).
 */
export const rotateSecret = command('web-api-users', rotateSecretSchema, async (w, ctx, { clientId, until, confirmed }) => {
  const locked = await lockClient(w.tx, ctx, clientId)
  const { client, application } = locked
  if (isClosed(locked)) return refuse('client-revoked')
  const moment = until === null || until === 'now' ? until : new Date(until)
  const most = Date.now() + mostDays * 24 * 3600 * 1000
  if (moment instanceof Date && (moment.getTime() <= Date.now() || moment.getTime() > most))
    return refuse('rotation-moment', { days: mostDays }, 'until')
  const { scopes, expiryDays } = application
  const sure = expiryDays === null ? { ok: true as const } : await mayBeProlonged(w.tx, client, confirmed)
  if (!sure.ok) return sure
  for (const secret of locked.live.filter((one) => !isReceived(one))) await end(w, client.userId, secret, 'replace')
  const closed = await close(w, client.userId, locked.live.filter(isReceived), moment)
  if (!closed.ok) return closed
  const renewed = { scopes, ...(expiryDays !== null && { expiresAt: endOfDayIn(expiryDays) }) }
  if (expiryDays !== null || scopes.join() !== client.scopes.join()) await changeClient(w, client, 'renew', renewed)
  return { ok: true as const, clientId, ...(await makeSecret(w, client)) }
})

const end = (w: Writing, userId: number, secret: SecretRow, action: string) =>
  changeSecret(w, userId, secret, action, { revokedAt: sql`now()`, ...withoutCopy })

/** Gives the secrets before their end; at most one of them lives beside the new one (W3). */
async function close(w: Writing, userId: number, before: SecretRow[], until: Date | 'now' | null): Promise<Result> {
  if (until === 'now') {
    for (const secret of before) await end(w, userId, secret, 'revoke')
    return { ok: true }
  }
  if (before.length > 1) return refuse('two-secrets')
  const expiresAt = until ?? sql`now() + make_interval(hours => ${hours})`
  for (const secret of before) await changeSecret(w, userId, secret, 'rotate', { expiresAt })
  return { ok: true }
}
