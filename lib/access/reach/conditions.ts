import { type SQL, sql } from 'drizzle-orm'
import { employeeGrants, walkDown, wholeEmployers } from './authorisations'
import type { Resource } from './relation'

/** The ids of the employers that a user reaches as a whole: an uncorrelated subquery (A4). */
export const employersOf = (user: SQL | number, day?: SQL): SQL =>
  sql`(select w.employer_id from (${wholeEmployers({ where: sql`u.id = ${user}`, day })}) w)`

const departmentsOf = (user: SQL | number, day?: SQL): SQL =>
  sql`(with recursive walk as (${walkDown(sql.raw('walk'), { where: sql`u.id = ${user}`, day })}) select walk.department_id from walk)`

const employeesOf = (user: SQL | number, day?: SQL): SQL =>
  sql`(select g.employee_id from (${employeeGrants({ where: sql`u.id = ${user}`, day })}) g)`

/**
 * The condition, for the WHERE of a list, that a user reaches the row of `alias` (of employers, departments or employees): the same answer
 * as `reachOfUser`, without making the whole of it, so that a page of a long list stays quick (W5).
 */
export function isReached(kind: Resource['kind'], alias: SQL, user: SQL | number, day?: SQL): SQL {
  const whole = employersOf(user, day)
  switch (kind) {
    case 'employer':
      return sql`(${alias}.id in ${whole})`
    case 'department':
      return sql`(${alias}.ended_at is null and (${alias}.employer_id in ${whole} or ${alias}.id in ${departmentsOf(user, day)}))`
    case 'employee':
      return sql`(${alias}.ended_at is null and (${alias}.employer_id in ${whole} or ${alias}.department_id in ${departmentsOf(user, day)}
        or ${alias}.id in ${employeesOf(user, day)}))`
  }
}

/** Whether an Admin reaches the employer `e`, or a department or employee of it. */
export const reachesAnyOf = (e: SQL, admin: number): SQL => sql`(${isReached('employer', e, admin)}
  or exists (select from departments part where part.employer_id = ${e}.id and ${isReached('department', sql.raw('part'), admin)})
  or exists (select from employees part where part.employer_id = ${e}.id and ${isReached('employee', sql.raw('part'), admin)}))`
