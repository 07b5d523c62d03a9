import { command } from '@/lib/access/command'
import { today } from '@/lib/kernel/clock'
import { refuse } from '@/lib/kernel/result'
import { mayBeProlonged } from '../opens'
import { setExpirySchema } from '../schema'
import { endOfDay } from '../state'
import { changeClient, isClosed, lockClient } from './lock'

/**
 * Sets the last day on which a client works, or none (W3). Problems: client-revoked, expiry-past; confirm-employers for one that has expired.
 * Forbidden: not-found (L7).
 */
export const setExpiry = command('web-api-users', setExpirySchema, async (w, ctx, { clientId, expiresOn, confirmed }) => {
  const locked = await lockClient(w.tx, ctx, clientId)
  if (isClosed(locked)) return refuse('client-revoked')
  if (expiresOn !== null && expiresOn < today()) return refuse('expiry-past', undefined, 'expiresOn')
  const sure = await mayBeProlonged(w.tx, locked.client, confirmed)
  if (!sure.ok) return sure
  await changeClient(w, locked.client, 'set-expiry', { expiresAt: expiresOn === null ? null : endOfDay(expiresOn) })
  return { ok: true }
})
