import type { Tx } from '@/db/client'
import { command } from '@/lib/access/command'
import type { Context } from '@/lib/kernel/context'
import { Forbidden, type Result } from '@/lib/kernel/result'
import { type Acting, acting, mayRearrange } from '../rules'
import { moveUserSchema } from '../schema'
import { taken } from '../taken-queries'
import { admitToGroup, mayLeaveGroup } from './admit'
import { changeUser, lockUser, type Part, type UserRow } from './change'
import { reopenClientsOf, suspendClientsOf } from './close'

/** The rule of `moveUser`. Problem: unknown-group. Forbidden: level (an Admin's own group), reach: of the group, or of the one that is left (L7). */
export async function moving(tx: Tx, ctx: Context, actor: Acting, user: UserRow, groupId: number | null): Promise<Result<Part>> {
  if (user.groupId === groupId) return { ok: true, set: {} }
  if (!mayRearrange(actor, user)) throw new Forbidden('level')
  await mayLeaveGroup(tx, ctx, user.groupId)
  const admitted = await admitToGroup(tx, ctx, groupId)
  return admitted.ok ? { ok: true, set: { groupId } } : admitted
}

/**
 * Moves a user to another group, or out of its group (null). Its API clients are suspended, for they would open other employers, unless
 * `reopenClients` says that they may (W6). Problems: unknown-group, code-taken, client-user-closed. Forbidden: level (an Admin's own group), reach (L7).
 */
export const moveUser = command(
  'users',
  moveUserSchema,
  async (w, ctx, { userId, groupId, reopenClients }, level) => {
    const actor = acting(ctx, level)
    const { user } = await lockUser(w.tx, actor, userId)
    const part = await moving(w.tx, ctx, actor, user, groupId)
    if (!part.ok) return part
    if (user.groupId === groupId) return { ok: true }
    await changeUser(w, user, 'move', part.set)
    await suspendClientsOf(w, userId)
    return reopenClients ? reopenClientsOf(w, ctx, userId) : { ok: true }
  },
  taken,
)
