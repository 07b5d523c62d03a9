import { eq, sql } from 'drizzle-orm'
import { userGroups, users } from '@/db/schema'
import { command } from '@/lib/access/command'
import { image } from '@/lib/history/entry'
import { refuse } from '@/lib/kernel/result'
import { groupSchema } from '../schema'
import { lockGroup, withdraw } from './authorise'

/**
 * Deletes a user group that has no members, deactivated ones included (U2), and that no customer account imports into (I8, I11). What it was
 * authorised for goes with it: nobody reaches anything by it any more. History keeps all of it.
 * Problems: group-has-members, group-in-use. Forbidden 'not-found'.
 */
export const deleteGroup = command('user-groups', groupSchema, async (w, _ctx, { groupId }) => {
  // Whoever is being put in the group holds a share of this lock until it is done.
  const group = await lockGroup(w, groupId)
  const members = await w.tx.$count(users, eq(users.groupId, groupId))
  if (members > 0) return refuse('group-has-members', { count: members })
  const { rows } = await w.tx.execute<{ name: string }>(sql`
    select a.name from customer_account_groups g join customer_accounts a on a.id = g.account_id where g.group_id = ${groupId} order by a.name`)
  if (rows.length > 0) return refuse('group-in-use', { accounts: rows.map(({ name }) => name).join(', ') })
  await withdraw(w, groupId, { employers: [], employerGroups: [] }, true)
  await w.tx.delete(userGroups).where(eq(userGroups.id, groupId))
  await w.record([{ thing: 'user-group', thingId: groupId, action: 'delete', groupId, before: image(group) }])
  return { ok: true as const, name: group.name }
})
