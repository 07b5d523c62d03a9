import { sql } from 'drizzle-orm'
import type { Database, Tx } from '@/db/client'
import { employeeGrants, walkDown } from './authorisations'
import { employersOf } from './conditions'

/** Employers reached as a whole, and the departments and single employees reached besides, at other employers. */
export type ReachCounts = { employers: number; departments: number; employees: number }

/** How much a user reaches, in three figures; of a department grant the departments count, not who is placed in them. */
export async function reachCounts(tx: Tx | Database, userId: number): Promise<ReachCounts> {
  const asked = { where: sql`u.id = ${userId}` }
  const { rows } = await tx.execute<ReachCounts>(sql`
    with recursive whole as materialized (select distinct w.employer_id from ${employersOf(userId)} w (employer_id)),
      walk as (${walkDown(sql.raw('walk'), asked)})
    select (select count(*) from whole)::int as employers,
      (select count(distinct n.department_id) from walk n where n.employer_id not in (select employer_id from whole))::int as departments,
      (select count(distinct g.employee_id) from (${employeeGrants(asked)}) g where g.employer_id not in (select employer_id from whole))::int as employees`)
  return rows[0]!
}
