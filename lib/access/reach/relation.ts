import { type SQL, sql } from 'drizzle-orm'
import { departmentGrants, employeeGrants, walkDown, walkUp, wholeEmployers } from './authorisations'

/** An employer, department or employee by its key in the database; SQL for the key of an outer row. */
export type Resource = { kind: 'employer' | 'department' | 'employee'; id: number | SQL }
export type Via = 'grant' | 'group' | 'employer-group'

const byGrant = (alias: SQL): SQL => sql`'grant' as via, ${alias}.grant_id, null::bigint as group_id, null::bigint as employer_group_id`
const path = (alias: SQL): SQL => sql`${alias}.via, ${alias}.grant_id, ${alias}.group_id, ${alias}.employer_group_id`
const [w, n, g] = [sql.raw('w'), sql.raw('n'), sql.raw('g')]

/**
 * THE answer (A2–A5) from the side of a user: one row for each element reached and each path to it. Columns: kind, employer_id (of all
 * three), department_id and employee_id (of that kind alone), via, grant_id, group_id, employer_group_id. Live; nothing for a user who is
 * deactivated or out of validity. Kinds that a query leaves out cost nothing.
 */
export const reachOfUser = (user: SQL | number, day?: SQL): SQL => {
  const asked = { where: sql`u.id = ${user}`, day }
  return sql`
    with recursive whole as (${wholeEmployers(asked)}), walk as (${walkDown(sql.raw('walk'), asked)})
    select 'employer' as kind, w.employer_id, null::bigint as department_id, null::bigint as employee_id, ${path(w)} from whole w
    union all
    select 'department', d.employer_id, d.id, null, ${path(w)}
    from whole w join departments d on d.employer_id = w.employer_id where d.ended_at is null
    union all
    select 'employee', x.employer_id, null, x.id, ${path(w)}
    from whole w join employees x on x.employer_id = w.employer_id where x.ended_at is null
    union all
    select 'department', n.employer_id, n.department_id, null, ${byGrant(n)} from walk n
    union all
    select 'employee', x.employer_id, null, x.id, ${byGrant(n)}
    from walk n join employees x on x.department_id = n.department_id where x.ended_at is null
    union all
    select 'employee', g.employer_id, null, g.employee_id, ${byGrant(g)} from (${employeeGrants(asked)}) g`
}

/** The resource while it is open, as one row: employer_id, department_id, employee_id. An employee's department is where it is placed. */
const target = ({ kind, id }: Resource): SQL => {
  switch (kind) {
    case 'employer':
      return sql`select e.id as employer_id, null::bigint as department_id, null::bigint as employee_id from employers e
        where e.id = ${id} and e.ended_at is null`
    case 'department':
      return sql`select d.employer_id, d.id as department_id, null::bigint as employee_id from departments d
        where d.id = ${id} and d.ended_at is null`
    case 'employee':
      return sql`select x.employer_id, x.department_id, x.id as employee_id from employees x
        where x.id = ${id} and x.ended_at is null`
  }
}

/**
 * The same answer from the side of a resource: everyone who reaches it, one row for each path. Columns: user_id, via, grant_id, group_id,
 * employer_group_id. `user`: only that user's paths.
 */
export const reachersOf = (resource: Resource, options: { user?: SQL | number; day?: SQL } = {}): SQL => {
  const { user, day } = options
  const asked = (where: SQL) => ({ where: user === undefined ? where : sql`${where} and u.id = ${user}`, day })
  return sql`
    with recursive target as materialized (${target(resource)}),
      above as (${walkUp(sql.raw('above'), sql`select department_id from target`)})
    select w.user_id, ${path(w)} from target t, lateral (${wholeEmployers(asked(sql`e.id = t.employer_id`))}) w
    union all
    select n.user_id, ${byGrant(n)}
    from above a, lateral (${departmentGrants(asked(sql`d.id = a.department_id and g.depth > a.distance`))}) n
    union all
    select g.user_id, ${byGrant(g)} from target t, lateral (${employeeGrants(asked(sql`x.id = t.employee_id`))}) g`
}
