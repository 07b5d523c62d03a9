import { type SQL, sql } from 'drizzle-orm'
import { isActive } from '../active'

/**
 * What may be asked of an authorisation: its user `u`, and the element that it names: `e` (employer), `d` (department) or `x` (employee).
 * `day`: the day whose validity counts, today unless told; 'any': whether or not the user may do anything (A1).
 */
export type Asked = { where: SQL; day?: SQL | 'any' }

const open = sql.raw('e.ended_at is null')
const active = (day: Asked['day']) => (day === 'any' ? sql`true` : isActive(sql.raw('u'), day))

/** What groups are authorised for: employers one by one, and those of employer groups, present and future (A2). Ended ones are closed (U5). */
const ofGroups = (who: SQL, users: SQL, where: SQL): SQL => sql`
  select ${who}, e.id as employer_id, 'group' as via, null::bigint as grant_id, a.group_id, null::bigint as employer_group_id
  from group_employers a join employers e on e.id = a.employer_id ${users}
  where ${open} and ${where}
  union all
  select ${who}, e.id, 'employer-group', null, a.group_id, a.employer_group_id
  from group_employer_groups a join employer_group_members m on m.employer_group_id = a.employer_group_id
    join employers e on e.id = m.employer_id ${users}
  where ${open} and ${where}`

/** The employers that one group opens for its members. Rows: employer_id, via, group_id, employer_group_id. */
export const employersOfGroup = (group: SQL | number): SQL => ofGroups(sql`a.group_id as id`, sql``, sql`a.group_id = ${group}`)

/** The groups that an employer is open to. Rows as `employersOfGroup`. */
export const groupsOfEmployer = (employer: SQL | number): SQL => ofGroups(sql`a.group_id as id`, sql``, sql`e.id = ${employer}`)

/**
 * Whole employers: own grants on an employer (A3), and what the user's group is authorised for (A2).
 * Rows: user_id, employer_id, via, grant_id, group_id, employer_group_id.
 */
export const wholeEmployers = ({ where, day }: Asked): SQL => sql`
  select u.id as user_id, e.id as employer_id, 'grant' as via, g.id as grant_id, null::bigint as group_id, null::bigint as employer_group_id
  from grants g join users u on u.id = g.user_id join employers e on e.id = g.employer_id
  where ${active(day)} and ${open} and ${where}
  union all
  ${ofGroups(sql`u.id as user_id`, sql`join users u on u.group_id = a.group_id`, sql`${active(day)} and ${where}`)}`

/** Own grants on a department that is open (A3). Rows: user_id, grant_id, employer_id, department_id, depth. */
export const departmentGrants = ({ where, day }: Asked): SQL => sql`
  select u.id as user_id, g.id as grant_id, d.employer_id, d.id as department_id, g.depth
  from grants g join users u on u.id = g.user_id join departments d on d.id = g.department_id join employers e on e.id = d.employer_id
  where ${active(day)} and ${open} and d.ended_at is null and ${where}`

/** Own grants on an employee who is not ended (A3). Rows: user_id, grant_id, employer_id, employee_id. */
export const employeeGrants = ({ where, day }: Asked): SQL => sql`
  select u.id as user_id, g.id as grant_id, x.employer_id, x.id as employee_id
  from grants g join users u on u.id = g.user_id join employees x on x.id = g.employee_id join employers e on e.id = x.employer_id
  where ${active(day)} and ${open} and x.ended_at is null and ${where}`

/** No tree is deeper; bounds every walk, whatever the data says. */
const deepest = sql.raw('1000')

/**
 * The body of a recursive CTE `name`: the departments that department grants reach, the layers their depth allows (A4). An ended department
 * is not walked through. Rows: user_id, grant_id, employer_id, department_id, remaining.
 */
export const walkDown = (name: SQL, asked: Asked): SQL => sql`
  select s.user_id, s.grant_id, s.employer_id, s.department_id, least(s.depth, ${deepest}) as remaining from (${departmentGrants(asked)}) s
  union all
  select w.user_id, w.grant_id, w.employer_id, d.id, w.remaining - 1
  from ${name} w join departments d on d.parent_id = w.department_id
  where w.remaining > 1 and d.ended_at is null`

/**
 * The body of a recursive CTE `name`: an open department (a SELECT of department_id) and those above it, as far as they are open.
 * Rows: department_id, parent_id, distance.
 */
export const walkUp = (name: SQL, department: SQL): SQL => sql`
  select d.id as department_id, d.parent_id, 0 as distance from (${department}) t join departments d on d.id = t.department_id where d.ended_at is null
  union all
  select d.id, d.parent_id, w.distance + 1
  from ${name} w join departments d on d.id = w.parent_id
  where w.distance < ${deepest} and d.ended_at is null`
