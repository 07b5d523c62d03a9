import type { Tx } from '@/db/client'
import { command } from '@/lib/access/command'
import type { Result } from '@/lib/kernel/result'
import { acting } from '../rules'
import { assignRoleSchema } from '../schema'
import { knownRole } from './admit'
import { changeUser, lockUser, type Part, type UserRow } from './change'

/** The rule of `assignRole`. Problem: unknown-role. */
export async function assigning(tx: Tx, user: UserRow, roleId: number | null): Promise<Result<Part>> {
  if (user.roleId === roleId) return { ok: true, set: {} }
  const known = await knownRole(tx, roleId)
  return known.ok ? { ok: true, set: { roleId } } : known
}

/** Gives a user a role, or none (null). Problem: unknown-role. */
export const assignRole = command('users', assignRoleSchema, async (w, ctx, { userId, roleId }, level) => {
  const { user } = await lockUser(w.tx, acting(ctx, level), userId)
  const part = await assigning(w.tx, user, roleId)
  if (!part.ok) return part
  if (user.roleId !== roleId) await changeUser(w, user, 'assign-role', part.set)
  return { ok: true }
})
