import { type SQL, sql } from 'drizzle-orm'
import type { Database, Tx } from '@/db/client'
import { departmentGrants, employeeGrants, employersOfGroup, walkDown, wholeEmployers } from '@/lib/access/reach/authorisations'
import { type Result, refuse } from '@/lib/kernel/result'

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

/** What a client opens, in figures and names; departments and employees are counted as the Web API will give them (A4). */
export type Opens = {
  /** Those that it opens anything of, in the order of their codes; `named` holds the first of them. */
  employers: number
  wholeEmployers: number
  named: { code: string; name: string; whole: boolean }[]
  departments: number
  employees: number
  /** Stands for the set of employers: what was confirmed is what is opened. */
  fingerprint: string
}

const namedAtMost = 100

/** The set of employers that a client of the user opens anything of, and how many they are. */
export async function openedSet(tx: Tx | Database, userId: number): Promise<{ employers: number; fingerprint: string }> {
  const { rows } = await tx.execute<{ employers: number; fingerprint: string }>(sql`
    select count(*)::int as employers, md5(coalesce(string_agg(o.employer_id || ' ' || o.whole, ',' order by o.employer_id), '')) as fingerprint
    from (${employersOpened(userId)}) o`)
  return rows[0]!
}

/** What a client of the user opens, whether or not the user may do anything at this moment. The caller guards. */
export async function opensOf(tx: Tx | Database, userId: number): Promise<Opens> {
  const asked = { where: sql`u.id = ${userId}`, day: 'any' as const }
  const walked = sql`with recursive walk as (${walkDown(sql.raw('walk'), asked)}), reached as (select distinct walk.department_id as id from walk),
    whole as (select o.employer_id as id from (${employersOpened(userId)}) o where o.whole)`
  const [set, named, counted] = await Promise.all([
    openedSet(tx, userId),
    tx.execute<{ code: string; name: string; whole: boolean }>(sql`
      select e.code, e.name, o.whole from (${employersOpened(userId)}) o join employers e on e.id = o.employer_id
      order by e.code collate "C" limit ${namedAtMost}`),
    tx.execute<{ wholeEmployers: number; departments: number; employees: number }>(sql`
      ${walked} select (select count(*) from whole)::int as "wholeEmployers",
        (select count(*) from departments d where d.ended_at is null and (d.employer_id in (select id from whole) or d.id in (select id from reached)))::int as departments,
        (select count(*) from employees x where x.ended_at is null and (x.employer_id in (select id from whole) or x.department_id in (select id from reached)
          or x.id in (select g.employee_id from (${employeeGrants(asked)}) g)))::int as employees`),
  ])
  return { ...set, ...counted.rows[0]!, named: named.rows }
}

/** W3: more than one employer is opened only by who was told which ones. Problem: confirm-employers. */
export async function isConfirmed(tx: Tx, userId: number, confirmed: string | null): Promise<Result> {
  const { employers, fingerprint } = await openedSet(tx, userId)
  return employers <= 1 || confirmed === fingerprint ? { ok: true } : refuse('confirm-employers', { count: employers }, 'confirmed')
}

/** W3, W6: a later day opens the doors of a client that has expired again; then it asks what making it asked. Problem: confirm-employers. */
export const mayBeProlonged = async (
  tx: Tx,
  { userId, expiresAt }: { userId: number; expiresAt: Date | null },
  confirmed: string | null,
): Promise<Result> => (expiresAt !== null && expiresAt <= new Date() ? isConfirmed(tx, userId, confirmed) : { ok: true })
