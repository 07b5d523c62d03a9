import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { roles, userGroups } from '@/db/schema'
import { liveLevel } from '@/lib/access/guard'
import { assertWithinReach } from '@/lib/access/reach/within'
import type { Context } from '@/lib/kernel/context'
import { Forbidden, type Result, refuse } from '@/lib/kernel/result'

/** Problem unknown-group, or Forbidden 'reach' when the group reaches what an Admin does not (L7). Null: no group. */
export async function admitToGroup(tx: Tx, ctx: Context, groupId: number | null): Promise<Result> {
  if (groupId === null) return { ok: true }
  // Locked against deletion, which asks for an empty group (U2).
  const [group] = await tx.select({ id: userGroups.id }).from(userGroups).where(eq(userGroups.id, groupId)).for('share')
  if (group) await assertWithinReach(tx, ctx, [{ groupId }])
  else if ((await liveLevel(tx, ctx)) === 'system') return refuse('unknown-group', undefined, 'groupId')
  // To an Admin a group that is not there answers like one that reaches further.
  else throw new Forbidden('reach')
  return { ok: true }
}

/**
 * L7: an Admin takes a user out of no group that reaches what it does not: whom it made small, it could then reset, and be once someone makes
 * the user as large as before. Throws Forbidden 'reach'.
 */
export const mayLeaveGroup = (tx: Tx, ctx: Context, groupId: number | null): Promise<void> =>
  assertWithinReach(tx, ctx, groupId === null ? [] : [{ groupId }])

export async function knownRole(tx: Tx, roleId: number | null | undefined): Promise<Result> {
  if (roleId == null) return { ok: true }
  // Locked against removal, which asks for a role that nobody has.
  const [role] = await tx.select({ id: roles.id }).from(roles).where(eq(roles.id, roleId)).for('key share')
  return role ? { ok: true } : refuse('unknown-role', undefined, 'roleId')
}

/** L7: an Admin gives nobody the means to act as a user who reaches what the Admin does not. Throws Forbidden 'reach'. */
export const mustReachUser = (tx: Tx, ctx: Context, userId: number): Promise<void> => assertWithinReach(tx, ctx, [{ userId }])
