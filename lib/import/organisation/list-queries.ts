import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import { groupsOfEmployer } from '@/lib/access/reach/authorisations'
import { reachersOf } from '@/lib/access/reach/relation'
import type { Context } from '@/lib/kernel/context'
import {
  countEmployers,
  type EmployerView,
  type EmployerWish,
  employerGroupsList,
  employersPage,
  organisationSize,
} from '@/lib/organisation/queries'

export type EmployerLine = Omit<EmployerView, 'endedAt'> & { departments: number; employees: number }

/** What the page Organisatie shows: a page of employers with what stands under each, the filters, and how much there is in all. */
export type OrganisationList = {
  items: EmployerLine[]
  next: string | null
  previous: string | null
  count: number
  more: boolean
  groups: { id: number; name: string }[]
  size: { employers: number; departments: number; employees: number }
}

/** What is known of one employer: what stands under it, the groups that are authorised for it (A2), and how many users reach it as a whole (A5). */
export type EmployerOverview = EmployerLine & { authorised: { id: number; name: string; employerGroup: string | null }[]; reachers: number }

/** One employer by its code, compared exactly (U6); null when there is none, or it ended. Guarded as the page Organisatie. */
export async function employerOverview(ctx: Context, code: string): Promise<EmployerOverview | null> {
  await guard(db(), ctx, 'organisation')
  const [line] = await counted((await employersPage(db(), { code })).items)
  if (!line) return null
  const { rows: authorised } = await db().execute<{ id: number; name: string; employerGroup: string | null }>(sql`
    select g.id::int as id, g.name, eg.name as "employerGroup" from (${groupsOfEmployer(line.id)}) a
      join user_groups g on g.id = a.group_id left join employer_groups eg on eg.id = a.employer_group_id
    order by g.name_key, eg.name_key nulls first`)
  const { rows } = await db().execute<{ reachers: number }>(
    sql`select count(distinct r.user_id)::int as reachers from (${reachersOf({ kind: 'employer', id: line.id })}) r`,
  )
  return { ...line, authorised, reachers: rows[0]!.reachers }
}

/** At most this many are counted: past it the screen says "meer dan 10.000". */
const countedAtMost = 10_000
/** How many employers a page of the list shows. */
export const pageSize = 50

/** Employers by page (U5), ended things left out, with how many the wish means. Guarded as the page Organisatie. */
export async function listEmployers(ctx: Context, wish: EmployerWish): Promise<OrganisationList> {
  await guard(db(), ctx, 'organisation')
  const [{ items, next, previous }, groups, size, count] = await Promise.all([
    employersPage(db(), { limit: pageSize, ...wish }),
    employerGroupsList(db()),
    organisationSize(db()),
    countEmployers(db(), wish, countedAtMost + 1),
  ])
  return {
    items: await counted(items),
    next,
    previous,
    count: Math.min(count, countedAtMost),
    more: count > countedAtMost,
    groups: groups.map(({ id, name }) => ({ id, name })),
    size,
  }
}

/** The same employers with how much stands under each; for callers that have guarded. */
export async function counted(items: EmployerView[]): Promise<EmployerLine[]> {
  const ids = items.map(({ id }) => id)
  const { rows } = await db().execute<{ id: string; departments: number; employees: number }>(sql`
    select e.id, (select count(*) from departments d where d.employer_id = e.id and d.ended_at is null)::int as departments,
      (select count(*) from employees w where w.employer_id = e.id and w.ended_at is null)::int as employees
    from employers e where e.id = any(${sql.param(ids)}::bigint[])`)
  const counts = new Map(rows.map(({ id, departments, employees }) => [Number(id), { departments, employees }]))
  return items.map(({ endedAt: _, ...employer }) => ({ ...employer, departments: 0, employees: 0, ...counts.get(employer.id) }))
}
