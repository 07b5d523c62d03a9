import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { RunCounts } from './view'

/**
 * Under identification by group and code the same code in another group is another user (I13): one is created and, under the full template,
 * the other deactivated. Of those among these numbers of a plan: the group of the other.
 */
export async function counterparts(run: { id: number; counts: unknown }, numbers: number[]): Promise<Map<number, string>> {
  const users = (run.counts as RunCounts | null)?.users
  if (!users?.create || !users.deactivate || numbers.length === 0) return new Map()
  const { rows } = await db().execute<{ number: number; group: string }>(sql`
    select p.number, coalesce(ug.name, o.group_name) as "group" from import_plan_users p
    join import_plan_users o on o.run_id = ${run.id} and o.code_key = p.code_key and o.group_id is distinct from p.group_id
      and (p.outcome, o.outcome) in (('create', 'deactivate'), ('deactivate', 'create'))
    left join user_groups ug on ug.id = o.group_id
    where p.run_id = ${run.id} and p.number = any(${sql.param(numbers)}::int[]) order by o.number desc`)
  return new Map(rows.map(({ number, group }) => [number, group]))
}
