import { command } from '@/lib/access/command'
import { acting } from '../rules'
import { reactivateUserSchema } from '../schema'
import { mustReachUser } from './admit'
import { changeUser, lockUser } from './change'
import { reopenClientsOf } from './close'

/**
 * Reactivates a user with the grants, group and identity it had. Its API clients stay suspended, unless `reopenClients` says otherwise (W6).
 * Problem: client-user-closed. Forbidden: reach (L7).
 */
export const reactivateUser = command('users', reactivateUserSchema, async (w, ctx, { userId, reopenClients }, level) => {
  const { user } = await lockUser(w.tx, acting(ctx, level), userId)
  if (user.status === 'active') return { ok: true }
  await mustReachUser(w.tx, ctx, userId)
  await changeUser(w, user, 'reactivate', { status: 'active', deactivatedAt: null })
  return reopenClients ? reopenClientsOf(w, ctx, userId) : { ok: true }
})
