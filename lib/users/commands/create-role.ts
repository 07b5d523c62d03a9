import { roles } from '@/db/schema'
import { command } from '@/lib/access/command'
import { image } from '@/lib/history/entry'
import { fold } from '@/lib/kernel/fold'
import { createRoleSchema } from '../schema'

/** The problem of a name that another role has. */
export const roleTaken = { roles_nameKey_unique: { code: 'role-taken', field: 'name' } }

/** Creates a role; what a role means, other products decide. Problem: role-taken. */
export const createRole = command(
  'roles',
  createRoleSchema,
  async (w, _ctx, { name }) => {
    const [made] = await w.tx
      .insert(roles)
      .values({ name, nameKey: fold(name) })
      .returning()
    await w.record([{ thing: 'role', thingId: made!.id, action: 'create', after: image(made!) }])
    return { ok: true as const, roleId: made!.id }
  },
  roleTaken,
)
