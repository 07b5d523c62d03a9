import { eq, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { userGroups } from '@/db/schema'
import { command } from '@/lib/access/command'
import type { Writing } from '@/lib/history/change'
import { image } from '@/lib/history/entry'
import { fold } from '@/lib/kernel/fold'
import { Forbidden, type Problem, refuse } from '@/lib/kernel/result'
import { setGroupEmployersSchema } from '../schema'

/**
 * Authorises a group for exactly these employers and employer groups (A2, U3); answers how many were added and removed.
 * Problems: changed-meanwhile; unknown-employer and unknown-employer-group, one per value.
 */
export const setGroupEmployers = command('employer-authorisation', setGroupEmployersSchema, async (w, _ctx, input) => {
  const [group] = await w.tx.select().from(userGroups).where(eq(userGroups.id, input.groupId)).for('update')
  if (!group) throw new Forbidden('not-found')
  if (input.version !== undefined && input.version !== group.version) return refuse('changed-meanwhile')
  const employers = await idsOf(w.tx, sql`select id, code as key from employers`, input.employers, 'unknown-employer')
  const sets = await idsOf(w.tx, sql`select id, name_key as key from employer_groups`, input.employerGroups, 'unknown-employer-group', fold)
  const problems = [...employers.problems, ...sets.problems]
  if (problems.length > 0) return { ok: false, problems }
  const changed = [
    await replace(w, 'group_employers', 'employer_id', group.id, employers.ids),
    await replace(w, 'group_employer_groups', 'employer_group_id', group.id, sets.ids),
  ]
  const added = changed.reduce((sum, { added }) => sum + added, 0)
  const removed = changed.reduce((sum, { removed }) => sum + removed, 0)
  if (added + removed > 0) {
    const [after] = await w.tx
      .update(userGroups)
      .set({ version: group.version + 1 })
      .where(eq(userGroups.id, group.id))
      .returning()
    await w.record([
      { thing: 'user-group', thingId: group.id, action: 'authorise', groupId: group.id, before: image(group), after: image(after!) },
    ])
  }
  return { ok: true as const, added, removed }
})

const json = (values: unknown) => sql`${JSON.stringify(values)}::jsonb`

async function idsOf(tx: Tx, from: SQL, values: string[], code: string, keyOf = (value: string) => value) {
  const { rows } = await tx.execute<{ value: string; id: number | null }>(sql`
    select v.value ->> 0 as value, t.id::float8 as id from jsonb_array_elements(${json(values.map((value) => [value, keyOf(value)]))}) v
    left join (${from}) t on t.key = v.value ->> 1`)
  const problems: Problem[] = rows.filter((row) => row.id === null).map(({ value }) => ({ code, values: { value } }))
  return { problems, ids: rows.flatMap((row) => row.id ?? []) }
}

/** Makes the rows of a group exactly these; both statements write and record at once, whatever their number. */
async function replace(w: Writing, table: 'group_employers' | 'group_employer_groups', column: string, groupId: number, ids: number[]) {
  const [rows, id] = [sql.raw(table), sql.raw(column)]
  const thing = table === 'group_employers' ? 'group-employer' : 'group-employer-group'
  const wanted = sql`select e::bigint from jsonb_array_elements_text(${json(ids)}) e`
  const records = (action: string, before: SQL, after: SQL) => sql`
    select ${thing}::text as thing, changed.group_id || ':' || changed.${id} as thing_id, ${action}::text as action, null as user_id, changed.group_id,
      ${table === 'group_employers' ? sql`changed.employer_id` : sql`null`} as employer_id, ${before} as before, ${after} as after
    from changed`
  const removed = await w.recordSelect(
    records('remove', sql`to_jsonb(changed)`, sql`null`),
    sql`changed as (delete from ${rows} where group_id = ${groupId} and ${id} not in (${wanted}) returning *)`,
  )
  const added = await w.recordSelect(
    records('add', sql`null`, sql`to_jsonb(changed)`),
    sql`changed as (insert into ${rows} (group_id, ${id}) select ${groupId}, wanted.* from (${wanted}) wanted on conflict do nothing returning *)`,
  )
  return { added, removed }
}
