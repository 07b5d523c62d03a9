import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { userGroups } from '@/db/schema'
import { command } from '@/lib/access/command'
import type { Writing } from '@/lib/history/change'
import { image } from '@/lib/history/entry'
import { fold } from '@/lib/kernel/fold'
import type { Problem, Result } from '@/lib/kernel/result'
import { saveGroupSchema } from '../schema'
import { arrangeMembers, lockUsers } from './arrange'
import { lockGroup } from './authorise'
import { insertGroup, taken } from './create'

/**
 * Creates or changes a user group and, in the same transaction, adds, moves and removes members (U2). API clients of whoever moves are
 * suspended (W6), which must have been confirmed. Problems: group-taken; changed-to, one per field that someone else changed;
 * moved-meanwhile, code-taken-by, suspends-client, one per user or client. Forbidden 'not-found': no such group or user.
 */
export const saveGroup = command(
  'user-groups',
  saveGroupSchema,
  async (w, _ctx, input) => {
    // Users before their group, as a move by hand locks them.
    const people = await lockUsers(w.tx, [...input.add.map(({ userId }) => userId), ...input.remove])
    const group =
      input.groupId === null ? { ok: true as const, groupId: await insertGroup(w, input) } : await change(w, input.groupId, input)
    if (!group.ok) return group
    const arranged = await arrangeMembers(w, group.groupId, people, input)
    return arranged.ok ? { ...arranged, groupId: group.groupId } : arranged
  },
  { ...taken, users_group_code: { code: 'code-taken-meanwhile' } },
)

async function change(w: Writing, groupId: number, input: z.output<typeof saveGroupSchema>): Promise<Result<{ groupId: number }>> {
  const group = await lockGroup(w, groupId)
  const { name, description, seen } = input
  const problems: Problem[] = (['name', 'description'] as const)
    .filter((field) => seen && seen[field] !== group[field])
    .map((field) => ({ code: 'changed-to', field, values: { value: group[field] ?? '–' } }))
  if (problems.length > 0) return { ok: false, problems }
  if (name === group.name && description === group.description) return { ok: true, groupId }
  const [after] = await w.tx
    .update(userGroups)
    .set({ name, nameKey: fold(name), description, version: group.version + 1 })
    .where(eq(userGroups.id, groupId))
    .returning()
  await w.record([{ thing: 'user-group', thingId: groupId, action: 'update', groupId, before: image(group), after: image(after!) }])
  return { ok: true, groupId }
}
