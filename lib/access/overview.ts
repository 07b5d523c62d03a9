import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { actorUserId, type Context, type Level } from '@/lib/kernel/context'
import { guard } from './guard'
import { type AccessPath, type NamedPath, namedColumns, namedFrom, pathTeller } from './paths'
import { employeeGrants, walkDown, wholeEmployers } from './reach/authorisations'
import { employersOf, isReached } from './reach/conditions'

/** One way into an employer: all of it, some departments with who works there, or one employee. */
export type Opening = { kind: 'employer' | 'department' | 'employee'; departments: number; employees: number; path: AccessPath }
export type OpenedEmployer = { code: string; name: string; openings: Opening[] }

const shownEmployers = 100
const shownOpenings = 500

/** CTEs: what a user reaches, of which an Admin is told what lies within its own reach (L8). */
const reached = (user: number, level: Level, ctx: Context): SQL => {
  const asked = { where: sql`u.id = ${user}` }
  const admin = level === 'system' ? null : actorUserId(ctx.actor)
  const within = (condition: (admin: number) => SQL) => (admin === null ? sql`true` : condition(admin))
  return sql`with recursive all_whole as (${wholeEmployers(asked)}), all_walk as (${walkDown(sql.raw('all_walk'), asked)}), all_direct as (${employeeGrants(asked)}),
    whole as (select w.* from all_whole w where ${within((id) => sql`w.employer_id in ${employersOf(id)}`)}),
    walk as (select w.* from all_walk w join departments t on t.id = w.department_id where ${within((id) => isReached('department', sql.raw('t'), id))}),
    direct as (select w.* from all_direct w join employees t on t.id = w.employee_id where ${within((id) => isReached('employee', sql.raw('t'), id))}),
    opened as (select employer_id from whole union select employer_id from walk union select employer_id from direct)`
}

/** Of how many employers a user reaches something. Guarded as the page Toegang. */
export async function countOpened(ctx: Context, user: number): Promise<number> {
  const level = await guard(db(), ctx, 'access')
  const { rows } = await db().execute<{ count: number }>(sql`${reached(user, level, ctx)} select count(*)::int as count from opened`)
  return rows[0]!.count
}

type Row = NamedPath & { code: string; name: string; kind: Opening['kind']; departments: number; employees: number }

/**
 * What a user reaches now, employer by employer with the paths (A5, A6): the first hundred by code, without the single employees and departments
 * that `explainUser` names, so that it stays quick for who reaches everything. Guarded as the page Toegang.
 */
export async function openedEmployers(ctx: Context, user: number): Promise<OpenedEmployer[]> {
  const level = await guard(db(), ctx, 'access')
  const { rows } = await db().execute<Row>(sql`
    ${reached(user, level, ctx)},
    re as (select e.id, e.code, e.name from opened join employers e on e.id = opened.employer_id order by e.code collate "C" limit ${shownEmployers}),
    ways as (
      select employer_id, 'employer' as kind, 0 as departments, 0 as employees, via, grant_id, group_id, employer_group_id from whole
      union all
      select w.employer_id, 'department', count(distinct w.department_id)::int,
        (select count(*) from employees x where x.ended_at is null and x.department_id = any(array_agg(w.department_id)))::int, 'grant', w.grant_id, null, null
      from walk w where w.employer_id in (select id from re) group by w.employer_id, w.grant_id
      union all
      select employer_id, 'employee', 0, 1, 'grant', grant_id, null, null from direct
    )
    select re.code, re.name, r.kind, r.departments, r.employees, ${namedColumns}, null as reached
    from re join ways r on r.employer_id = re.id ${namedFrom}
    order by re.code collate "C", r.kind = 'employee', r.kind = 'department', r.via, r.grant_id limit ${shownOpenings}`)
  const tell = pathTeller(ctx.language)
  const found: OpenedEmployer[] = []
  for (const row of rows) {
    if (found.at(-1)?.code !== row.code) found.push({ code: row.code, name: row.name, openings: [] })
    const { kind, departments, employees } = row
    found.at(-1)!.openings.push({ kind, departments, employees, path: tell(row) })
  }
  return found
}
