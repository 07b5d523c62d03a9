import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import type { Context } from '@/lib/kernel/context'
import { type EmployerView, employerGroupsList, employersPage, organisationSize, type PageWish } from '@/lib/organisation/queries'

export type EmployerLine = Omit<EmployerView, 'endedAt'> & { departments: number; employees: number }

/** What the page Organisatie shows: a page of employers with what stands under each, the filters, and how much there is in all. */
export type OrganisationList = {
  items: EmployerLine[]
  next: string | null
  groups: { id: number; name: string }[]
  size: { employers: number; departments: number; employees: number }
}

/** Employers by code (U5), ended things left out. Guarded as the page Organisatie. */
export async function listEmployers(ctx: Context, wish: PageWish & { group?: number }): Promise<OrganisationList> {
  await guard(db(), ctx, 'organisation')
  const [page, groups, size] = await Promise.all([employersPage(db(), wish), employerGroupsList(db()), organisationSize(db())])
  const ids = page.items.map(({ id }) => id)
  const { rows } = await db().execute<{ id: string; departments: number; employees: number }>(sql`
    select e.id, (select count(*) from departments d where d.employer_id = e.id and d.ended_at is null)::int as departments,
      (select count(*) from employees w where w.employer_id = e.id and w.ended_at is null)::int as employees
    from employers e where e.id = any(${sql.param(ids)}::bigint[])`)
  const counts = new Map(rows.map(({ id, departments, employees }) => [Number(id), { departments, employees }]))
  const items = page.items.map(({ endedAt: _, ...employer }) => ({
    ...employer,
    departments: counts.get(employer.id)?.departments ?? 0,
    employees: counts.get(employer.id)?.employees ?? 0,
  }))
  return { items, next: page.next, groups: groups.map(({ id, name }) => ({ id, name })), size }
}
