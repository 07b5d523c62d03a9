import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { command } from '@/lib/access/command'
import { fold } from '@/lib/kernel/fold'
import { type Problem, refuse } from '@/lib/kernel/result'
import { setGroupEmployersSchema } from '../schema'
import { countChange, give, lockGroup, withdraw } from './authorise'

/**
 * Authorises a group for exactly these employers and employer groups, named by code and name (A2, U3); answers how many were added and
 * removed. Problems: changed-meanwhile; unknown-employer and unknown-employer-group, one per value.
 */
export const setGroupEmployers = command('employer-authorisation', setGroupEmployersSchema, async (w, _ctx, input) => {
  const group = await lockGroup(w, input.groupId)
  if (input.version !== undefined && input.version !== group.version) return refuse('changed-meanwhile')
  const employers = await idsOf(w.tx, sql`select id, code as key from employers`, input.employers, 'unknown-employer')
  const sets = await idsOf(w.tx, sql`select id, name_key as key from employer_groups`, input.employerGroups, 'unknown-employer-group', fold)
  const problems = [...employers.problems, ...sets.problems]
  if (problems.length > 0) return { ok: false, problems }
  const wanted = { employers: employers.ids, employerGroups: sets.ids }
  const removed = await withdraw(w, group.id, wanted, true)
  const added = await give(w, group.id, wanted)
  if (added + removed > 0) await countChange(w, group)
  return { ok: true as const, added, removed }
})

async function idsOf(tx: Tx, from: SQL, values: string[], code: string, keyOf = (value: string) => value) {
  const keys = JSON.stringify(values.map((value) => [value, keyOf(value)]))
  const { rows } = await tx.execute<{ value: string; id: number | null }>(sql`
    select v.value ->> 0 as value, t.id::float8 as id from jsonb_array_elements(${keys}::jsonb) v
    left join (${from}) t on t.key = v.value ->> 1`)
  const problems: Problem[] = rows.filter((row) => row.id === null).map(({ value }) => ({ code, values: { value } }))
  return { problems, ids: rows.flatMap((row) => row.id ?? []) }
}
