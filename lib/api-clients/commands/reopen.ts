import { eq } from 'drizzle-orm'
import { apiClients } from '@/db/schema'
import { command } from '@/lib/access/command'
import { refuse } from '@/lib/kernel/result'
import { reopenClientsOf } from '@/lib/users/commands/close'
import { isConfirmed } from '../opens'
import { reopenClientSchema } from '../schema'
import { isClosed, lockClient } from './lock'

/**
 * Opens a suspended client again, for what its user reaches now (W6). Problems: client-revoked, confirm-employers, client-user-closed.
 * Forbidden: not-found (L7).
 */
export const reopenClient = command('web-api-users', reopenClientSchema, async (w, ctx, { clientId, confirmed }) => {
  const locked = await lockClient(w.tx, ctx, clientId)
  if (isClosed(locked)) return refuse('client-revoked')
  const { client } = locked
  const sure = await isConfirmed(w.tx, client.userId, confirmed)
  return sure.ok ? reopenClientsOf(w, ctx, client.userId, eq(apiClients.id, client.id)) : sure
})
