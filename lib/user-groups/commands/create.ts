import { userGroups } from '@/db/schema'
import { command } from '@/lib/access/command'
import type { Writing } from '@/lib/history/change'
import { image } from '@/lib/history/entry'
import { fold } from '@/lib/kernel/fold'
import { createGroupSchema } from '../schema'

/** The problem of a name that another group has. */
export const taken = { user_groups_nameKey_unique: { code: 'group-taken', field: 'name' } }

/** Writes a new group and records it. */
export async function insertGroup(w: Writing, { name, description }: { name: string; description: string | null }): Promise<number> {
  const [made] = await w.tx
    .insert(userGroups)
    .values({ name, nameKey: fold(name), description })
    .returning()
  await w.record([{ thing: 'user-group', thingId: made!.id, action: 'create', groupId: made!.id, after: image(made!) }])
  return made!.id
}

/** Creates a user group without members (U2). Problem: group-taken. */
export const createGroup = command(
  'user-groups',
  createGroupSchema,
  async (w, _ctx, input) => ({ ok: true as const, groupId: await insertGroup(w, input) }),
  taken,
)
