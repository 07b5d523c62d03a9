import { userGroups } from '@/db/schema'
import { command } from '@/lib/access/command'
import { image } from '@/lib/history/entry'
import { fold } from '@/lib/kernel/fold'
import { createGroupSchema } from '../schema'

/** Creates a user group (U2). Problem: group-taken. */
export const createGroup = command(
  'user-groups',
  createGroupSchema,
  async (w, _ctx, { name, description }) => {
    const [made] = await w.tx
      .insert(userGroups)
      .values({ name, nameKey: fold(name), description })
      .returning()
    await w.record([{ thing: 'user-group', thingId: made!.id, action: 'create', groupId: made!.id, after: image(made!) }])
    return { ok: true as const, groupId: made!.id }
  },
  { user_groups_nameKey_unique: { code: 'group-taken', field: 'name' } },
)
