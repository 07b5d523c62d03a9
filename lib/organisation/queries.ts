import { and, asc, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, alias } from 'drizzle-orm/pg-core'
import type { Database, Tx } from '@/db/client'
import { departments, employees, employerGroups, employers } from '@/db/schema'
import { anywhere, pageOf, walkFrom, walking } from '@/lib/kernel/keyset'
import { storable } from '@/lib/kernel/storable'

/** Organisation data for who may see it: these queries do not guard, their callers do. Employees are in the order of their numbers, paged by the last one seen. */
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

/** What a list of employers asks for: `group` is an employer group's id, `code` the one employer's. A place that is not understood begins at the beginning. */
export type EmployerWish = {
  search?: string
  group?: number
  code?: string
  ended?: boolean
  sort?: EmployerSort
  descending?: boolean
  after?: string
  before?: string
  limit?: number
}

/** Counted for all employers at once: one by one each would be looked for apart. */
const under = (table: SQL): SQL => sql`left join (
  select t.employer_id, count(*)::int as count from ${table} t where t.ended_at is null group by t.employer_id) c on c.employer_id = e.id`
const orders = {
  code: { key: sql`e.code`, join: sql``, numbers: false },
  name: { key: sql`lower(e.name)`, join: sql``, numbers: false },
  departments: { key: sql`coalesce(c.count, 0)`, join: under(sql`departments`), numbers: true },
  employees: { key: sql`coalesce(c.count, 0)`, join: under(sql`employees`), numbers: true },
}
export type EmployerSort = keyof typeof orders

/** Employers by page, with the names of their groups; ended ones only when asked for. */
export async function employersPage(tx: Reader, wish: EmployerWish): Promise<Page<EmployerView> & { previous: string | null }> {
  const { key, join, numbers } = orders[wish.sort ?? 'code']
  const limit = most(wish)
  const walk = walkFrom(wish, numbers)
  const { beyond, order } = walking(walk, { key: sql`e.key`, id: sql`e.id`, descending: wish.descending, numbers })
  const { rows } = await tx.execute<EmployerRow>(sql`
    select e.id, e.code, e.name, e.ended_at as "endedAt", e.key, array(
      select g.name from employer_group_members m join employer_groups g on g.id = m.employer_group_id
      where m.employer_id = e.id order by g.name_key) as groups
    from (
      select e.* from (select e.*, ${key} as key from employers e ${join} where ${employersMeant(wish)}) e where ${beyond} order by ${order} limit ${limit + 1}
    ) e order by ${order}`)
  const { shown, next, previous } = pageOf(rows, limit, walk)
  const items = shown.map(({ key: _, ...row }) => ({
    ...row,
    id: Number(row.id),
    endedAt: row.endedAt === null ? null : new Date(row.endedAt),
  }))
  return { items, next, previous }
}

type EmployerRow = Omit<EmployerView, 'id' | 'endedAt'> & { id: string; endedAt: string | null; key: string | number }

/** How many employers a wish means, counted up to `limit`. */
export async function countEmployers(tx: Reader, wish: EmployerWish, limit: number): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(
    sql`select count(*)::int as count from (select from employers e where ${employersMeant(wish)} limit ${limit}) e`,
  )
  return rows[0]?.count ?? 0
}

/** The condition on employers `e` that a wish means. */
function employersMeant({ search = '', group, code, ended }: EmployerWish): SQL {
  const met: SQL[] = ended ? [sql`true`] : [sql`e.ended_at is null`]
  if (code !== undefined) met.push(sql`e.code = ${storable(code)}`)
  if (group !== undefined)
    met.push(sql`exists (select from employer_group_members m where m.employer_id = e.id and m.employer_group_id = ${group})`)
  const like = sql`lower(${anywhere(search.trim())})`
  if (search.trim()) met.push(sql`(lower(e.code) like ${like} or lower(e.name) like ${like})`)
  return sql.join(met, sql` and `)
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

/** How much there is, ended things left out; counted side by side, each on a connection of its own. */
export async function organisationSize(pool: Database): Promise<{ employers: number; departments: number; employees: number }> {
  const living = [employers, departments, employees].map((table) => pool.$count(table, isNull(table.endedAt)))
  const [ofEmployers = 0, ofDepartments = 0, ofEmployees = 0] = await Promise.all(living)
  return { employers: ofEmployers, departments: ofDepartments, employees: ofEmployees }
}

const after = (column: AnyPgColumn, wish: PageWish) => (wish.after === undefined ? undefined : gt(column, storable(wish.after)))

const living = (column: AnyPgColumn, wish: { ended?: boolean }) => (wish.ended ? undefined : isNull(column))

const found = (wish: PageWish, ...columns: AnyPgColumn[]): SQL | undefined =>
  wish.search?.trim()
    ? or(...columns.map((column) => sql`lower(${column}) like lower(${anywhere((wish.search ?? '').trim())})`))
    : undefined
