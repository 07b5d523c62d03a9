import { eq, sql } from 'drizzle-orm'
import { userGroups, users } from '@/db/schema'
import { command } from '@/lib/access/command'
import type { Writing } from '@/lib/history/change'
import { image } from '@/lib/history/entry'
import { Forbidden, refuse } from '@/lib/kernel/result'
import { groupSchema } from '../schema'

/**
 * Deletes a user group that has no members, deactivated ones included (U2), and that no customer account imports into (I8, I11). What it was
 * authorised for goes with it: nobody reaches anything by it any more. History keeps all of it.
 * Problems: group-has-members, group-in-use. Forbidden 'not-found'.
 */
export const deleteGroup = command('user-groups', groupSchema, async (w, _ctx, { groupId }) => {
  // Whoever is being put in the group holds a share of this lock until it is done.
  const [group] = await w.tx.select().from(userGroups).where(eq(userGroups.id, groupId)).for('update')
  if (!group) throw new Forbidden('not-found')
  const members = await w.tx.$count(users, eq(users.groupId, groupId))
  if (members > 0) return refuse('group-has-members', { count: members })
  const { rows } = await w.tx.execute<{ name: string }>(sql`
    select a.name from customer_account_groups g join customer_accounts a on a.id = g.account_id where g.group_id = ${groupId} order by a.name`)
  if (rows.length > 0) return refuse('group-in-use', { accounts: rows.map(({ name }) => name).join(', ') })
  await withdrawAll(w, 'group_employers', 'employer_id', groupId)
  await withdrawAll(w, 'group_employer_groups', 'employer_group_id', groupId)
  await w.tx.delete(userGroups).where(eq(userGroups.id, groupId))
  await w.record([{ thing: 'user-group', thingId: groupId, action: 'delete', groupId, before: image(group) }])
  return { ok: true as const, name: group.name }
})

/** Removes and records in one statement, whatever the number. */
const withdrawAll = (w: Writing, table: 'group_employers' | 'group_employer_groups', column: string, groupId: number) =>
  w.recordSelect(
    sql`select ${table === 'group_employers' ? 'group-employer' : 'group-employer-group'}::text as thing,
        gone.group_id || ':' || gone.${sql.raw(column)} as thing_id, 'remove' as action, null as user_id, gone.group_id,
        ${table === 'group_employers' ? sql`gone.employer_id` : sql`null`} as employer_id, to_jsonb(gone) as before, null as after
      from gone`,
    sql`gone as (delete from ${sql.raw(table)} where group_id = ${groupId} returning *)`,
  )
