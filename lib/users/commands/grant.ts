import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { liveLevel } from '@/lib/access/guard'
import { assertWithinReach, isHeld } from '@/lib/access/reach/within'
import type { Writing } from '@/lib/history/change'
import { actorUserId, type Context } from '@/lib/kernel/context'
import { Forbidden, type Problem, type Result } from '@/lib/kernel/result'
import type { GivenGrant } from '../schema'

/** Grants that are wanted, as rows employer_id, department_id, depth, employee_id, each element once: of a department the larger depth counts (I6). */
type Wanted = {
  element: string
  employer_id: string | null
  department_id: string | null
  depth: number | null
  employee_id: string | null
}

const json = (values: unknown) => sql`${JSON.stringify(values)}::jsonb`
export const wantedRows = (rows: readonly Wanted[]): SQL =>
  sql`select * from jsonb_to_recordset(${json(rows)}) as w(employer_id bigint, department_id bigint, depth int, employee_id bigint)`

/**
 * The elements that codes name, ended ones left out. Problems: unknown-employer, unknown-department, unknown-employee. To an Admin what is
 * not there answers like what lies beyond its reach: Forbidden 'reach' (L7).
 */
export async function resolveGrants(tx: Tx, ctx: Context, given: readonly GivenGrant[]): Promise<Result<{ wanted: Wanted[] }>> {
  if (given.length === 0) return { ok: true, wanted: [] }
  const { rows } = await tx.execute<Wanted & Named>(sql`
    select distinct on (coalesce(element, v::text)) n.*, v ->> 'employer' as employer, v ->> 'department' as department, v ->> 'employee' as employee
    from (
      select v, d.id as department_id, x.id as employee_id, (v ->> 'depth')::int as depth, e.id is not null as open,
        case when not v ?| '{department,employee}' then e.id end as employer_id,
        case when v ? 'department' then 'd' || d.id when v ? 'employee' then 'x' || x.id else 'e' || e.id end as element
      from jsonb_array_elements(${json(given)}) v
        left join employers e on e.code = v ->> 'employer' and e.ended_at is null
        left join departments d on d.employer_id = e.id and d.code = v ->> 'department' and d.ended_at is null
        left join employees x on x.employer_id = e.id and x.number = v ->> 'employee' and x.ended_at is null
    ) n order by coalesce(element, v::text), depth desc nulls last`)
  const missing = rows.filter(({ element }) => element === null)
  if (missing.length > 0 && (await liveLevel(tx, ctx)) !== 'system') throw new Forbidden('reach')
  if (missing.length > 0) return { ok: false, problems: missing.map(problemOf) }
  return { ok: true, wanted: rows }
}

type Named = { employer: string; department: string | null; employee: string | null; open: boolean }

function problemOf({ employer, department, employee, open }: Named): Problem {
  if (!open || (department === null && employee === null)) return { code: 'unknown-employer', values: { value: employer } }
  return department !== null
    ? { code: 'unknown-department', values: { value: department } }
    : { code: 'unknown-employee', values: { value: employee! } }
}

/** Forbidden 'reach' unless all of it lies within the caller's own reach (L7). */
export const mustReachGrants = (tx: Tx, ctx: Context, wanted: readonly Wanted[]): Promise<void> =>
  wanted.length === 0 ? Promise.resolve() : assertWithinReach(tx, ctx, [{ grants: wantedRows(wanted) }])

const records = (action: 'grant' | 'withdraw', before: SQL, after: SQL) => sql`
  select 'grant' as thing, g.id as thing_id, ${action}::text as action, g.user_id, null as group_id,
    coalesce(g.employer_id, d.employer_id, x.employer_id) as employer_id, ${before} as before, ${after} as after
  from changed g left join departments d on d.id = g.department_id left join employees x on x.id = g.employee_id`

/** Gives a user the wanted grants (a SELECT of rows) that it has not; nothing is delivered by an import (A6). Answers how many. */
export const giveGrants = (w: Writing, userId: number, wanted: SQL): Promise<number> =>
  w.recordSelect(
    records('grant', sql`null`, sql`to_jsonb(g)`),
    sql`changed as (
      insert into grants (user_id, employer_id, department_id, employee_id, depth)
      select ${userId}, w.employer_id, w.department_id, w.employee_id, w.depth from (${wanted}) w
      where not exists (select from grants g where g.user_id = ${userId} and g.employer_id is not distinct from w.employer_id
        and g.department_id is not distinct from w.department_id and g.employee_id is not distinct from w.employee_id)
      returning *)`,
  )

/** Takes grants of a user away, by their ids. Answers how many were there. */
export const withdrawGrants = (w: Writing, userId: number, ids: readonly number[]): Promise<number> =>
  ids.length === 0
    ? Promise.resolve(0)
    : w.recordSelect(
        records('withdraw', sql`to_jsonb(g)`, sql`null`),
        sql`changed as (delete from grants where user_id = ${userId} and id in (select e::bigint from jsonb_array_elements_text(${json(ids)}) e) returning *)`,
      )

/** The named grants of a user, as far as the caller may know of them: an Admin those within its own reach. */
export async function grantsNamed(tx: Tx, ctx: Context, userId: number, ids: readonly number[]): Promise<(Wanted & { id: string })[]> {
  const admin = (await liveLevel(tx, ctx)) === 'system' ? null : actorUserId(ctx.actor)
  const { rows } = await tx.execute<Wanted & { id: string }>(sql`
    select own.id, coalesce('e' || own.employer_id, 'd' || own.department_id, 'x' || own.employee_id) as element, own.employer_id, own.department_id,
      own.depth, own.employee_id
    from grants own where own.user_id = ${userId} and own.id in (select v::bigint from jsonb_array_elements_text(${json(ids)}) v)
      and ${admin === null ? sql`true` : isHeld(sql.raw('own'), admin)}`)
  return rows
}
