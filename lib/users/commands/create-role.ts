import { roles } from '@/db/schema'
import { command } from '@/lib/access/command'
import { image } from '@/lib/history/entry'
import { fold } from '@/lib/kernel/fold'
import { Forbidden } from '@/lib/kernel/result'
import { createRoleSchema } from '../schema'

/** Creates a role; only System does. Problem: role-taken. */
export const createRole = command(
  'users',
  createRoleSchema,
  async (w, _ctx, { name }, level) => {
    if (level !== 'system') throw new Forbidden('level')
    const [made] = await w.tx
      .insert(roles)
      .values({ name, nameKey: fold(name) })
      .returning()
    await w.record([{ thing: 'role', thingId: made!.id, action: 'create', after: image(made!) }])
    return { ok: true, roleId: made!.id }
  },
  { roles_nameKey_unique: { code: 'role-taken', field: 'name' } },
)
