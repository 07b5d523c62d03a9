import { type SQL, sql } from 'drizzle-orm'
import { departmentGrants, employeeGrants, employersOfGroup, wholeEmployers } from '@/lib/access/reach/authorisations'

/**
 * The employers that a client of a user opens anything of, whether or not the user may do anything at this moment: its whole reach, own grants
 * included (W6). Rows: employer_id, whole (false: only departments or employees of it). `group`: as if the user were in that group.
 */
export function employersOpened(
  user: SQL | number,
  group: SQL | number | null = sql`(select m.group_id from users m where m.id = ${user})`,
): SQL {
  const asked = { where: sql`u.id = ${user}`, day: 'any' as const }
  return sql`
    select o.employer_id, bool_or(o.whole) as whole from (
      select w.employer_id, true as whole from (${wholeEmployers(asked)}) w where w.via = 'grant'
      ${group === null ? sql`` : sql`union all select w.employer_id, true from (${employersOfGroup(group)}) w`}
      union all select d.employer_id, false from (${departmentGrants(asked)}) d
      union all select x.employer_id, false from (${employeeGrants(asked)}) x) o
    group by o.employer_id`
}
