import { eq } from 'drizzle-orm'
import { roles } from '@/db/schema'
import { command } from '@/lib/access/command'
import { image } from '@/lib/history/entry'
import { fold } from '@/lib/kernel/fold'
import { Forbidden, refuse } from '@/lib/kernel/result'
import { renameRoleSchema } from '../schema'
import { roleTaken } from './create-role'

/**
 * Gives a role another name; its users keep it. The default role keeps its own, by which files and other products know it.
 * `seen` is the name that was on screen. Problems: role-taken, role-is-default, changed-to. Forbidden 'not-found'.
 */
export const renameRole = command(
  'roles',
  renameRoleSchema,
  async (w, _ctx, { roleId, name, seen }) => {
    const [role] = await w.tx.select().from(roles).where(eq(roles.id, roleId)).for('update')
    if (!role) throw new Forbidden('not-found')
    if (seen !== undefined && seen !== role.name) return refuse('changed-to', { value: role.name }, 'name')
    if (name === role.name) return { ok: true as const }
    if (role.isDefault) return refuse('role-is-default')
    const [after] = await w.tx
      .update(roles)
      .set({ name, nameKey: fold(name) })
      .where(eq(roles.id, roleId))
      .returning()
    await w.record([{ thing: 'role', thingId: roleId, action: 'update', before: image(role), after: image(after!) }])
    return { ok: true as const }
  },
  roleTaken,
)
