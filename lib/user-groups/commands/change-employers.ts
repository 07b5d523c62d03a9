import { command } from '@/lib/access/command'
import { refuse } from '@/lib/kernel/result'
import { changeGroupEmployersSchema } from '../schema'
import { assertKnown, countChange, give, lockGroup, withdraw } from './authorise'

/**
 * Adds to what a group is authorised for and withdraws from it, by ids: the difference that someone saw on screen (A2, U3). Refused with
 * changed-meanwhile unless the group still has the version that they saw. Answers what changed and the version from now on.
 */
export const changeGroupEmployers = command('employer-authorisation', changeGroupEmployersSchema, async (w, _ctx, input) => {
  const group = await lockGroup(w, input.groupId)
  if (input.version !== group.version) return refuse('changed-meanwhile')
  await assertKnown(w, input.add)
  const removed = await withdraw(w, group.id, input.remove)
  const added = await give(w, group.id, input.add)
  const version = added + removed > 0 ? await countChange(w, group) : group.version
  return { ok: true as const, added, removed, version }
})
