import { sql } from 'drizzle-orm'
import type { Target } from '../map/bind'
import { type PlanFacts, remark } from './facts'

/**
 * What each user would be granted (`want`, I6) and the difference with its own grants inside the account's scope (`gd`, I7).
 * A user in error, and a grant on an employer outside the scope or on something that has ended, takes no part.
 */
export async function diffGrants(facts: PlanFacts): Promise<void> {
  const { tx, settings } = facts
  const target = { werkgever: 'employer_id', afdeling: 'department_id', werknemer: 'employee_id' }[settings.element]
  const column: Target = { werkgever: 'Werkgevercode', afdeling: 'AfdelingCode', werknemer: 'Werknemer_Personeelsnummer' }[
    settings.element
  ] as Target
  const shown = { werkgever: 'employer_code', afdeling: 'department_code', werknemer: 'employee_number' }[settings.element]
  await tx.execute(sql`
    create temp table want on commit drop as
    select r.u, r.${sql.raw(target)} as target_id, s.row, s.depth,
      row_number() over (partition by r.u, r.${sql.raw(target)} order by s.depth desc nulls last, s.row) as place
    from r join stage s using (row)
    where r.u is not null and r.${sql.raw(target)} is not null and not exists (select from rm where rm.row = r.row and rm.severity = 'error')`)
  await tx.execute(sql`analyze want`)
  await remark(
    facts,
    'duplicate-row',
    'warning',
    sql`select w.row, ${column}, s.${sql.raw(shown)}, w.u from want w join stage s using (row) where w.place > 1`,
  )
  await tx.execute(sql`create temp table bad on commit drop as select distinct u from rm where severity = 'error' and u is not null`)
  await tx.execute(sql`
    create temp table have on commit drop as
    select q.u, q.user_id, g.id as grant_id, g.employer_id, g.department_id, g.employee_id, g.depth from q
    join grants g on g.user_id = q.user_id ${inScope} where not exists (select from bad where bad.u = q.u)`)
  await tx.execute(sql`analyze have`)
  const wanted = (name: string) => sql.raw(name === target ? 'w.target_id' : 'null::bigint')
  await tx.execute(sql`
    create temp table gd on commit drop as
    select coalesce(h.u, w.u) as u,
      case when h.u is null then 'add' when w.u is null then 'remove' else 'keep' end as action, h.grant_id,
      coalesce(h.employer_id, ${wanted('employer_id')}) as employer_id,
      coalesce(h.department_id, ${wanted('department_id')}) as department_id,
      coalesce(h.employee_id, ${wanted('employee_id')}) as employee_id,
      coalesce(h.depth, w.depth) as depth, w.row
    from have h
    full join (select * from want where place = 1 and not exists (select from bad where bad.u = want.u)) w
      on w.u = h.u and w.target_id = h.${sql.raw(target)} and w.depth is not distinct from h.depth`)
  await tx.execute(sql`create index on gd (u)`)
  await tx.execute(sql`analyze gd`)
}

/** Joins a grant `g` to the employer that it is about, within the scope and not ended (I7, U5). */
export const inScope = sql.raw(`
    left join departments gdep on gdep.id = g.department_id
    left join employees gemp on gemp.id = g.employee_id
    join employers ger on ger.id = coalesce(g.employer_id, gdep.employer_id, gemp.employer_id)
      and ger.ended_at is null and gdep.ended_at is null and gemp.ended_at is null
    join scope gsc on gsc.employer_id = ger.id`)
