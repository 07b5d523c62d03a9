import { setImmediate as breath } from 'node:timers/promises'
import { type SQL, sql } from 'drizzle-orm'
import { type Database, db } from '@/db/client'
import { tablesAt } from '@/lib/history/as-of'
import { actorUserId, type Context, type Level } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { type Result, refuse } from '@/lib/kernel/result'
import { storable } from '@/lib/kernel/storable'
import { isActive } from './active'
import { guard } from './guard'
import { type AccessPath, type NamedPath, namedColumns, namedFrom, pathTeller, type Teller } from './paths'
import { employersOfGroup } from './reach/authorisations'
import { isReached, reachesAnyOf } from './reach/conditions'
import { type Resource, reachersOf, reachOfUser } from './reach/relation'
import { groupWithin, reaches } from './reach/within'

/** An employer, or a department or employee of it, by the codes that people know; compared exactly (U6). */
export type Element = { employer: string; department?: string; employee?: string }

/** One element that is reached, by its codes, and every path to it (A6). */
export type ReachedItem<P = AccessPath> = { werkgevercode: string; afdelingCode?: string; personeelsnummer?: string; paths: P[] }

/** `at`: as it was at that moment (A7), from the history. */
type Moment = { at?: Date }

/** The relation under the tables of a moment, with the day that validity counts in then. */
function asAt({ at }: Moment, query: (day?: SQL) => SQL): SQL {
  if (!at) return query()
  return sql`with ${tablesAt(at)} ${query(sql`(${at.toISOString()}::timestamptz at time zone 'Europe/Amsterdam')::date`)}`
}

/** An Admin asks within its own reach (L8) and about users of level User and Admin (L9); null: no bounds. */
const boundsOf = (ctx: Context, level: Level): number | null => (level === 'system' ? null : actorUserId(ctx.actor))

async function findUser(login: string, admin: number | null): Promise<number | null> {
  const { rows } = await db().execute<{ id: string }>(
    sql`select id from users where login_key = ${fold(storable(login))} and ${admin === null ? sql`true` : sql`level <> 'system'`}`,
  )
  return rows[0] ? Number(rows[0].id) : null
}

/**
 * The resource that an element names; a refusal says which part is not known. What lies outside an Admin's reach is not known to it, nor is an
 * employer of which it reaches nothing: it answers like one that is not there.
 */
async function findResource(element: Element, admin: number | null): Promise<Result<{ resource: Resource }>> {
  const { employer, department, employee } = element
  const { rows } = await db().execute<{ id: string; part: string | null; known: boolean }>(sql`
    select e.id, ${department !== undefined ? sql`(select id from departments where employer_id = e.id and code = ${storable(department)})` : employee !== undefined ? sql`(select id from employees where employer_id = e.id and number = ${storable(employee)})` : sql`null`} as part,
      ${admin === null ? sql`true` : reachesAnyOf(sql.raw('e'), admin)} as known
    from employers e where e.code = ${storable(employer)}`)
  const row = rows[0]
  if (!row?.known) return refuse('unknown-employer', { value: employer })
  const kind = department !== undefined ? 'department' : employee !== undefined ? 'employee' : 'employer'
  const id = kind === 'employer' ? row.id : row.part
  const resource = id === null ? null : ({ kind, id: Number(id) } satisfies Resource)
  if (resource && (admin === null || (await reaches(db(), admin, resource)))) return { ok: true, resource }
  if (kind === 'department') return refuse('unknown-department', { value: department! })
  return kind === 'employee' ? refuse('unknown-employee', { value: employee! }) : refuse('unknown-employer', { value: employer })
}

/** So many rows are told before others have a turn. */
const atOnce = 5000

/** Everything a user reaches, in the order of the codes, the employer before its departments and these before its employees. */
export const explainUser = (ctx: Context, input: { login: string } & Moment) => pathsOfUser(ctx, input, pathTeller)

/** The same with the paths told otherwise. */
export async function pathsOfUser<P>(
  ctx: Context,
  input: { login: string } & Moment,
  teller: Teller<P>,
): Promise<Result<{ items: ReachedItem<P>[] }>> {
  const admin = boundsOf(ctx, await guard(db(), ctx, 'access'))
  const user = await findUser(input.login, admin)
  if (user === null) return refuse('unknown-user', { value: input.login })
  const mine = admin === null ? null : await reachedKeys(db(), admin)
  type Row = NamedPath & { key: string; code: string; departmentCode: string | null; number: string | null }
  const { rows } = await db().execute<Row>(
    asAt(
      input,
      (day) => sql`
      select r.kind || ' ' || coalesce(r.employee_id, r.department_id, r.employer_id) as key, re.code, rd.code as "departmentCode", rx.number,
        ${namedColumns}, coalesce(rd.code, xd.code) as reached
      from (${reachOfUser(user, day)}) r join employers re on re.id = r.employer_id
        left join departments rd on rd.id = r.department_id left join employees rx on rx.id = r.employee_id
        left join departments xd on xd.id = rx.department_id ${namedFrom}
      order by re.code collate "C", r.kind = 'employee', r.kind = 'department', coalesce(rd.code, rx.number) collate "C", key,
        r.via, r.grant_id, r.employer_group_id`,
    ),
  )
  const tell = teller(ctx.language)
  const items: ReachedItem<P>[] = []
  let last = ''
  for (const [n, row] of rows.entries()) {
    // Half a million rows: others are answered in between.
    if (n % atOnce === atOnce - 1) await breath()
    if (mine && !mine.has(row.key)) continue
    if (row.key !== last) {
      const part =
        row.departmentCode !== null ? { afdelingCode: row.departmentCode } : row.number !== null ? { personeelsnummer: row.number } : {}
      items.push({ werkgevercode: row.code, ...part, paths: [] })
      last = row.key
    }
    items.at(-1)!.paths.push(tell(row))
  }
  return { ok: true, items }
}

/**
 * What a group's authorisations open for its members (A2): whole employers by code, with the paths; `members` may do something now. To an Admin a group
 * that reaches further is not known (L8).
 */
export const explainGroup = (ctx: Context, input: { groupId: number } & Moment) => pathsOfGroup(ctx, input, pathTeller)

/** The same with the paths told otherwise. */
export async function pathsOfGroup<P>(
  ctx: Context,
  input: { groupId: number } & Moment,
  teller: Teller<P>,
): Promise<Result<{ name: string; members: number; items: ReachedItem<P>[] }>> {
  const admin = boundsOf(ctx, await guard(db(), ctx, 'access'))
  const { rows: groups } = await db().execute<{ name: string; members: number }>(sql`
    select g.name, (select count(*) from users u where u.group_id = g.id and ${isActive(sql`u`)})::int as members
    from user_groups g where g.id = ${input.groupId} and ${admin === null ? sql`true` : groupWithin(sql`g.id`, admin)}`)
  const [group] = groups
  if (!group) return refuse('unknown-group')
  const mine = admin === null ? null : await employersReached(admin)
  const { rows } = await db().execute<NamedPath & { id: string; code: string }>(
    asAt(
      input,
      () => sql`
      select re.id, re.code, ${namedColumns}, null as reached
      from (${employersOfGroup(input.groupId)}) r join employers re on re.id = r.employer_id ${namedFrom}
      order by re.code collate "C", r.via, r.employer_group_id`,
    ),
  )
  const tell = teller(ctx.language)
  const items = new Map<string, P[]>()
  for (const row of rows) if (!mine || mine.has(row.id)) items.set(row.code, [...(items.get(row.code) ?? []), tell(row)])
  return { ok: true, ...group, items: [...items].map(([werkgevercode, paths]) => ({ werkgevercode, paths })) }
}

async function reachedKeys(database: Database, user: number): Promise<Set<string>> {
  const { rows } = await database.execute<{ key: string }>(
    sql`select distinct r.kind || ' ' || coalesce(r.employee_id, r.department_id, r.employer_id) as key from (${reachOfUser(user)}) r`,
  )
  return new Set(rows.map((row) => row.key))
}

/** The employers that an Admin reaches as a whole now: not at the moment that it asks about, under whose tables reach would be that of then (A5). */
async function employersReached(admin: number): Promise<Set<string>> {
  const { rows } = await db().execute<{ id: string }>(sql`select e.id from employers e where ${isReached('employer', sql.raw('e'), admin)}`)
  return new Set(rows.map(({ id }) => id))
}

/** Those who are System now: of an earlier moment, too, an Admin is told nothing of them (L9). */
async function systemUsers(): Promise<number[]> {
  const { rows } = await db().execute<{ id: string }>(sql`select id from users where level = 'system'`)
  return rows.map(({ id }) => Number(id))
}

type Reacher = NamedPath & { login: string }

/** Who reaches a resource by which path, in the order of the logins; `user`: only that one. */
async function reachersOfResource(resource: Resource, admin: number | null, moment: Moment, user?: number): Promise<Reacher[]> {
  const part = resource.kind === 'department' ? sql`rd.id = ${resource.id}` : sql`rx.id = ${resource.id}`
  const known = admin === null ? sql`true` : sql`u.level <> 'system' and u.id <> all(${sql.param(await systemUsers())}::bigint[])`
  const { rows } = await db().execute<Reacher>(
    asAt(
      moment,
      (day) => sql`
      select u.login_name as login, ${namedColumns}, rd.code as reached
      from (${reachersOf(resource, { user, day })}) r join users u on u.id = r.user_id
        left join employees rx on ${resource.kind === 'employee' ? part : sql`false`}
        left join departments rd on ${resource.kind === 'department' ? part : sql`rd.id = rx.department_id`}
        join employers re on re.id = ${resource.kind === 'employer' ? sql`${resource.id}` : sql`coalesce(rx.employer_id, rd.employer_id)`}
        ${namedFrom}
      where ${known}
      order by u.login_key collate "C", r.via, r.grant_id, r.employer_group_id`,
    ),
  )
  return rows
}

/** Whether a user reaches an element, and by which paths (A6). */
export async function explainAccess(
  ctx: Context,
  input: { login: string; element: Element } & Moment,
): Promise<Result<{ access: boolean; paths: AccessPath[] }>> {
  const admin = boundsOf(ctx, await guard(db(), ctx, 'access'))
  const user = await findUser(input.login, admin)
  if (user === null) return refuse('unknown-user', { value: input.login })
  const found = await findResource(input.element, admin)
  if (!found.ok) return found
  const rows = await reachersOfResource(found.resource, admin, input, user)
  return { ok: true, access: rows.length > 0, paths: rows.map(pathTeller(ctx.language)) }
}

/** Everyone who reaches an element, each with the paths (A6). */
export const explainElement = (ctx: Context, input: { element: Element } & Moment) => pathsToElement(ctx, input, pathTeller)

/** The same with the paths told otherwise. */
export async function pathsToElement<P>(
  ctx: Context,
  input: { element: Element } & Moment,
  teller: Teller<P>,
): Promise<Result<{ users: { login: string; paths: P[] }[] }>> {
  const admin = boundsOf(ctx, await guard(db(), ctx, 'access'))
  const found = await findResource(input.element, admin)
  if (!found.ok) return found
  const tell = teller(ctx.language)
  const users = new Map<string, P[]>()
  for (const row of await reachersOfResource(found.resource, admin, input))
    users.set(row.login, [...(users.get(row.login) ?? []), tell(row)])
  return { ok: true, users: [...users].map(([login, paths]) => ({ login, paths })) }
}
