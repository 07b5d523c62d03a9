import { and, asc, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, alias } from 'drizzle-orm/pg-core'
import type { Database, Tx } from '@/db/client'
import { departments, employees, employerGroups, employers } from '@/db/schema'
import { anywhere } from '@/lib/kernel/keyset'
import { storable } from '@/lib/kernel/storable'

/** Organisation data for who may see it: these queries do not guard, their callers do. Lists are in the order of their codes, paged by the last code seen. */
type Reader = Tx | Database
export type PageWish = { search?: string; after?: string; limit?: number; ended?: boolean }
export type Page<T> = { items: T[]; next: string | null }

export type EmployerView = { id: number; code: string; name: string; groups: string[]; endedAt: Date | null }
export type DepartmentView = { id: number; code: string; name: string; parentCode: string | null; endedAt: Date | null }
export type EmployeeView = {
  id: number
  number: string
  departmentCode: string | null
  lastName: string | null
  prefixes: string | null
  initials: string | null
  firstName: string | null
  gender: string | null
  workEmail: string | null
  workPhone: string | null
  endedAt: Date | null
}

const most = (wish: PageWish) => Math.min(Math.max(wish.limit ?? 50, 1), 500)

function paged<T>(rows: T[], limit: number, cursor: (row: T) => string): Page<T> {
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { items: rows.slice(0, limit), next: last ? cursor(last) : null }
}

/** Employers by code, with the names of their groups; ended ones only when asked for. `group` is an employer group's id, `code` the one employer's. */
export async function employersPage(tx: Reader, wish: PageWish & { group?: number; code?: string }): Promise<Page<EmployerView>> {
  // Spelled out: drizzle leaves the table's name out of a column, and inside these subqueries "id" is another table's.
  const groups = sql<string[]>`array(
    select g.name from employer_group_members m join employer_groups g on g.id = m.employer_group_id
    where m.employer_id = employers.id order by g.name_key)`
  const inGroup =
    wish.group === undefined
      ? undefined
      : sql`exists (
    select from employer_group_members m where m.employer_id = employers.id and m.employer_group_id = ${wish.group})`
  const isIt = wish.code === undefined ? undefined : eq(employers.code, storable(wish.code))
  const rows = await tx
    .select({ id: employers.id, code: employers.code, name: employers.name, groups, endedAt: employers.endedAt })
    .from(employers)
    .where(and(after(employers.code, wish), isIt, inGroup, living(employers.endedAt, wish), found(wish, employers.code, employers.name)))
    .orderBy(asc(employers.code))
    .limit(most(wish) + 1)
  return paged(rows, most(wish), (row) => row.code)
}

/** The departments of an employer, all of them: what a tree is made of. */
export function departmentsOf(tx: Reader, employerId: number, wish: { ended?: boolean } = {}): Promise<DepartmentView[]> {
  const parents = alias(departments, 'parents')
  return tx
    .select({ id: departments.id, code: departments.code, name: departments.name, parentCode: parents.code, endedAt: departments.endedAt })
    .from(departments)
    .leftJoin(parents, eq(parents.id, departments.parentId))
    .where(and(eq(departments.employerId, employerId), living(departments.endedAt, wish)))
    .orderBy(asc(departments.code))
}

/** The employees of an employer by personnel number; `department` is a department's code. */
export async function employeesPage(tx: Reader, employerId: number, wish: PageWish & { department?: string }): Promise<Page<EmployeeView>> {
  const rows = await tx
    .select({
      id: employees.id,
      number: employees.number,
      departmentCode: departments.code,
      lastName: employees.lastName,
      prefixes: employees.prefixes,
      initials: employees.initials,
      firstName: employees.firstName,
      gender: employees.gender,
      workEmail: employees.workEmail,
      workPhone: employees.workPhone,
      endedAt: employees.endedAt,
    })
    .from(employees)
    .leftJoin(departments, eq(departments.id, employees.departmentId))
    .where(
      and(
        eq(employees.employerId, employerId),
        after(employees.number, wish),
        living(employees.endedAt, wish),
        wish.department === undefined ? undefined : eq(departments.code, wish.department),
        found(wish, employees.number, employees.lastName, employees.firstName, employees.workEmail),
      ),
    )
    .orderBy(asc(employees.number))
    .limit(most(wish) + 1)
  return paged(rows, most(wish), (row) => row.number)
}

/** Every employer group with the number of employers in it that have not ended. */
export function employerGroupsList(tx: Reader): Promise<{ id: number; name: string; employers: number }[]> {
  const living = sql<number>`(
    select count(*)::int from employer_group_members m join employers e on e.id = m.employer_id
    where m.employer_group_id = employer_groups.id and e.ended_at is null)`
  return tx
    .select({ id: employerGroups.id, name: employerGroups.name, employers: living })
    .from(employerGroups)
    .orderBy(asc(employerGroups.nameKey))
}

/** How much there is, ended things left out. */
export async function organisationSize(tx: Reader): Promise<{ employers: number; departments: number; employees: number }> {
  const count = (table: typeof employers | typeof departments | typeof employees) => tx.$count(table, isNull(table.endedAt))
  return { employers: await count(employers), departments: await count(departments), employees: await count(employees) }
}

const after = (column: AnyPgColumn, wish: PageWish) => (wish.after === undefined ? undefined : gt(column, storable(wish.after)))

const living = (column: AnyPgColumn, wish: { ended?: boolean }) => (wish.ended ? undefined : isNull(column))

const found = (wish: PageWish, ...columns: AnyPgColumn[]): SQL | undefined =>
  wish.search?.trim()
    ? or(...columns.map((column) => sql`lower(${column}) like lower(${anywhere((wish.search ?? '').trim())})`))
    : undefined
