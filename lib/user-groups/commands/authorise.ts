import { eq, type SQL, sql } from 'drizzle-orm'
import { userGroups } from '@/db/schema'
import type { Writing } from '@/lib/history/change'
import { image } from '@/lib/history/entry'
import { Forbidden } from '@/lib/kernel/result'

/** The two ways in which a group is authorised (A2): employer by employer, and by employer groups. */
const kinds = {
  employers: { table: sql.raw('group_employers'), column: sql.raw('employer_id'), of: sql.raw('employers'), thing: 'group-employer' },
  employerGroups: {
    table: sql.raw('group_employer_groups'),
    column: sql.raw('employer_group_id'),
    of: sql.raw('employer_groups'),
    thing: 'group-employer-group',
  },
} as const
type Kind = keyof typeof kinds

/** Ids of employers and of employer groups. */
export type Authorised = Record<Kind, number[]>
type Group = typeof userGroups.$inferSelect

/** The group, locked until the transaction ends: changes of what it is authorised for come one after another (U3). */
export async function lockGroup(w: Writing, groupId: number): Promise<Group> {
  const [group] = await w.tx.select().from(userGroups).where(eq(userGroups.id, groupId)).for('update')
  if (!group) throw new Forbidden('not-found')
  return group
}

/** Ids as rows of a SELECT, whatever their number. */
export const rowsOf = (ids: readonly number[]): SQL => sql`select e::bigint from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) e`

/** Throws, as for what is not there, when one of the ids is no employer or employer group. */
export async function assertKnown(w: Writing, ids: Authorised): Promise<void> {
  const unknown = (kind: Kind) => sql`exists (${rowsOf(ids[kind])} except select id from ${kinds[kind].of})`
  const { rows } = await w.tx.execute<{ unknown: boolean }>(sql`select ${unknown('employers')} or ${unknown('employerGroups')} as unknown`)
  if (rows[0]?.unknown) throw new Forbidden('not-found')
}

/** Gives a group authorisations; answers how many it did not have yet. Written and recorded by one statement a kind. */
export async function give(w: Writing, groupId: number, ids: Authorised): Promise<number> {
  const one = (kind: Kind) => {
    const { table, column } = kinds[kind]
    return recordChanged(
      w,
      kind,
      sql`insert into ${table} (group_id, ${column}) select ${groupId}, wanted.* from (${rowsOf(ids[kind])}) wanted on conflict do nothing`,
    )
  }
  return (await one('employers')) + (await one('employerGroups'))
}

/** Withdraws authorisations from a group: these, or with `but` all others; answers how many it had. */
export async function withdraw(w: Writing, groupId: number, ids: Authorised, but = false): Promise<number> {
  const one = (kind: Kind) => {
    const { table, column } = kinds[kind]
    return recordChanged(
      w,
      kind,
      sql`delete from ${table} where group_id = ${groupId} and ${column} ${but ? sql`not in` : sql`in`} (${rowsOf(ids[kind])})`,
      true,
    )
  }
  return (await one('employers')) + (await one('employerGroups'))
}

function recordChanged(w: Writing, kind: Kind, statement: SQL, removed = false): Promise<number> {
  const { column, thing } = kinds[kind]
  const [row, nothing] = [sql`to_jsonb(changed)`, sql`null`]
  return w.recordSelect(
    sql`select ${thing}::text as thing, changed.group_id || ':' || changed.${column} as thing_id, ${removed ? 'remove' : 'add'}::text as action,
      null as user_id, changed.group_id, ${kind === 'employers' ? sql`changed.employer_id` : nothing} as employer_id,
      ${removed ? row : nothing} as before, ${removed ? nothing : row} as after
    from changed`,
    sql`changed as (${statement} returning *)`,
  )
}

/** Counts a change of the group, so that whoever saw it before is refused (U3); answers the new version. */
export async function countChange(w: Writing, group: Group): Promise<number> {
  const [after] = await w.tx
    .update(userGroups)
    .set({ version: group.version + 1 })
    .where(eq(userGroups.id, group.id))
    .returning()
  await w.record([
    { thing: 'user-group', thingId: group.id, action: 'authorise', groupId: group.id, before: image(group), after: image(after!) },
  ])
  return after!.version
}
