import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import { employersOf, isReached, reachesAnyOf } from '@/lib/access/reach/conditions'
import { actorUserId, type Context } from '@/lib/kernel/context'
import { fullName } from '@/lib/kernel/full-name'
import { anywhere, beginning } from '@/lib/kernel/keyset'
import { storable } from '@/lib/kernel/storable'

/** What can be chosen for an own grant (A3): of an Admin what it reaches itself (L7). All of these are guarded as the page Gebruikers. */
export type Choice = { code: string; name: string }
/** `whole`: may be given as a whole; else only parts of it. */
export type EmployerChoice = Choice & { whole: boolean }
export type DepartmentChoice = Choice & { children: boolean }

const offered = 50

/** Whoever asks, as far as their reach bounds what is offered; null: System, which it does not bound. */
async function boundsOf(ctx: Context): Promise<number | null> {
  return (await guard(db(), ctx, 'users')) === 'system' ? null : actorUserId(ctx.actor)!
}

const within = (kind: 'department' | 'employee', alias: string, admin: number | null): SQL =>
  admin === null ? sql`${sql.raw(alias)}.ended_at is null` : isReached(kind, sql.raw(alias), admin)

/** Whether anything of the employer `e` may be given. */
const someOfEmployer = (admin: number | null): SQL => (admin === null ? sql`true` : reachesAnyOf(sql.raw('e'), admin))

/** Employers of which something may be given, by code; those whose code begins with the text first. At most fifty. */
export async function employerChoices(ctx: Context, search = ''): Promise<EmployerChoice[]> {
  const admin = await boundsOf(ctx)
  const text = search.trim()
  const whole = admin === null ? sql`true` : sql`e.id in ${employersOf(admin)}`
  const { rows } = await db().execute<EmployerChoice>(sql`
    select e.code, e.name, ${whole} as whole from employers e
    where e.ended_at is null and ${someOfEmployer(admin)}
      and ${text ? sql`(lower(e.code) like ${anywhere(text.toLowerCase())} or lower(e.name) like ${anywhere(text.toLowerCase())})` : sql`true`}
    order by e.code like ${beginning(text)} desc, e.code collate "C" limit ${offered}`)
  return rows
}

/** The open employer of a code; null when there is none of which the actor reaches anything. */
async function employerId(code: string, admin: number | null): Promise<number | null> {
  const { rows } = await db().execute<{ id: string }>(
    sql`select e.id from employers e where e.code = ${storable(code)} and e.ended_at is null and ${someOfEmployer(admin)}`,
  )
  return rows[0] ? Number(rows[0].id) : null
}

const mostDepartments = 1000

/**
 * The departments right under one (`above`, a code), or at the top: those that may be given, and of an Admin's own branches where they begin. Null when
 * there is no such employer for the actor.
 */
export async function departmentChoices(ctx: Context, wish: { employer: string; above?: string }): Promise<DepartmentChoice[] | null> {
  const admin = await boundsOf(ctx)
  const employer = await employerId(wish.employer, admin)
  if (employer === null) return null
  const place = wish.above
    ? sql`d.parent_id = (select p.id from departments p where p.employer_id = ${employer} and p.code = ${storable(wish.above)})`
    : sql`not exists (select from departments p where p.id = d.parent_id and ${within('department', 'p', admin)})`
  const { rows } = await db().execute<DepartmentChoice>(sql`
    select d.code, d.name, exists (select from departments c where c.parent_id = d.id and ${within('department', 'c', admin)}) as children
    from departments d where d.employer_id = ${employer} and ${within('department', 'd', admin)} and ${place}
    order by d.code collate "C" limit ${mostDepartments}`)
  return rows
}

/** Employees of an employer that may be given, by number; null when there is no such employer for the actor. At most fifty. */
export async function employeeChoices(ctx: Context, wish: { employer: string; search?: string }): Promise<Choice[] | null> {
  const admin = await boundsOf(ctx)
  const employer = await employerId(wish.employer, admin)
  if (employer === null) return null
  const text = (wish.search ?? '').trim()
  const name = sql`coalesce(${fullName('x')}, '')`
  const found = text ? sql`(x.number like ${beginning(text)} or lower(${name}) like ${anywhere(text.toLowerCase())})` : sql`true`
  const { rows } = await db().execute<Choice>(sql`
    select x.number as code, ${name} as name from employees x
    where x.employer_id = ${employer} and ${within('employee', 'x', admin)} and ${found}
    order by x.number like ${beginning(text)} desc, x.number collate "C" limit ${offered}`)
  return rows
}
