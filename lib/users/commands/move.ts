import { command } from '@/lib/access/command'
import { Forbidden } from '@/lib/kernel/result'
import { mayRearrange } from '../rules'
import { moveUserSchema } from '../schema'
import { admitToGroup } from './admit'
import { acting, changeUser, lockUser } from './change'
import { reopenClientsOf, suspendClientsOf } from './close'
import { taken } from './create'

/**
 * Moves a user to another group, or out of its group (null). Its API clients are suspended, for they would open other employers, unless
 * `reopenClients` says that they may (W6). Problems: unknown-group, code-taken, client-user-closed. Forbidden: level (an Admin's own group), reach (L7).
 */
export const moveUser = command(
  'users',
  moveUserSchema,
  async (w, ctx, { userId, groupId, reopenClients }, level) => {
    const { user } = await lockUser(w.tx, acting(ctx, level), userId)
    if (user.groupId === groupId) return { ok: true }
    if (!mayRearrange(acting(ctx, level), user)) throw new Forbidden('level')
    const admitted = await admitToGroup(w.tx, ctx, groupId)
    if (!admitted.ok) return admitted
    await changeUser(w, user, 'move', { groupId })
    await suspendClientsOf(w, userId)
    return reopenClients ? reopenClientsOf(w, ctx, userId) : { ok: true }
  },
  taken,
)
