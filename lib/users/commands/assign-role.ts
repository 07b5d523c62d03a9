import { command } from '@/lib/access/command'
import { assignRoleSchema } from '../schema'
import { knownRole } from './admit'
import { acting, changeUser, lockUser } from './change'

/** Gives a user a role, or none (null). Problem: unknown-role. */
export const assignRole = command('users', assignRoleSchema, async (w, ctx, { userId, roleId }, level) => {
  const { user } = await lockUser(w.tx, acting(ctx, level), userId)
  if (user.roleId === roleId) return { ok: true }
  const known = await knownRole(w.tx, roleId)
  if (!known.ok) return known
  await changeUser(w, user, 'assign-role', { roleId })
  return { ok: true }
})
