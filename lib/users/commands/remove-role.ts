import { eq } from 'drizzle-orm'
import { roles, users } from '@/db/schema'
import { command } from '@/lib/access/command'
import { image } from '@/lib/history/entry'
import { Forbidden, refuse } from '@/lib/kernel/result'
import { roleSchema } from '../schema'

/** Removes a role that nobody has, deactivated users included; history keeps it. Problems: role-is-default, role-in-use. Forbidden 'not-found'. */
export const removeRole = command('roles', roleSchema, async (w, _ctx, { roleId }) => {
  // Whoever is being given the role holds a share of this lock until it is done.
  const [role] = await w.tx.select().from(roles).where(eq(roles.id, roleId)).for('update')
  if (!role) throw new Forbidden('not-found')
  if (role.isDefault) return refuse('role-is-default')
  const count = await w.tx.$count(users, eq(users.roleId, roleId))
  if (count > 0) return refuse('role-in-use', { count })
  await w.tx.delete(roles).where(eq(roles.id, roleId))
  await w.record([{ thing: 'role', thingId: roleId, action: 'delete', before: image(role) }])
  return { ok: true as const, name: role.name }
})
