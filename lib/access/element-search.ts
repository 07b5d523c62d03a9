import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { actorUserId, type Context } from '@/lib/kernel/context'
import { fullName } from '@/lib/kernel/full-name'
import { anywhere, beginning } from '@/lib/kernel/keyset'
import { storable } from '@/lib/kernel/storable'
import { guard } from './guard'
import { isReached, reachesAnyOf } from './reach/conditions'

/** Something that can be asked about (A6): its code, which tells it apart, and its name. */
export type ElementFound = { code: string; name: string }

const most = 50

/** An Admin asks within its own reach (L8); null: no bounds. All of these are guarded as the page Toegang. */
export async function boundsToAsk(ctx: Context): Promise<number | null> {
  return (await guard(db(), ctx, 'access')) === 'system' ? null : actorUserId(ctx.actor)
}

/** Rows of `table` that hold the text in code or name, those whose code begins with it first; at most fifty. */
async function found(table: SQL, code: SQL, name: SQL, where: SQL, text: string): Promise<ElementFound[]> {
  const like = anywhere(text.trim().toLowerCase())
  const { rows } = await db().execute<ElementFound>(sql`
    select ${code} as code, ${name} as name from ${table}
    where t.ended_at is null and ${where} and (lower(${code}) like ${like} or lower(${name}) like ${like})
    order by ${code} like ${beginning(text.trim())} desc, ${code} collate "C" limit ${most}`)
  return rows
}

/** Employers of which the caller may ask something. */
export async function employersToAsk(ctx: Context, text: string): Promise<ElementFound[]> {
  const admin = await boundsToAsk(ctx)
  const reached = admin === null ? sql`true` : reachesAnyOf(sql.raw('t'), admin)
  return found(sql`employers t`, sql`t.code`, sql`t.name`, reached, text)
}

const ofEmployer = (employer: string): SQL => sql`t.employer_id = (select e.id from employers e where e.code = ${storable(employer)})`

/** Departments of an employer; none of one that is not there or out of reach. */
export async function departmentsToAsk(ctx: Context, employer: string, text: string): Promise<ElementFound[]> {
  const admin = await boundsToAsk(ctx)
  const reached = admin === null ? sql`true` : isReached('department', sql.raw('t'), admin)
  return found(sql`departments t`, sql`t.code`, sql`t.name`, sql`${ofEmployer(employer)} and ${reached}`, text)
}

/** Employees of an employer by number or name; none of one that is not there or out of reach. */
export async function employeesToAsk(ctx: Context, employer: string, text: string): Promise<ElementFound[]> {
  const admin = await boundsToAsk(ctx)
  const reached = admin === null ? sql`true` : isReached('employee', sql.raw('t'), admin)
  const name = sql`coalesce(${fullName('t')}, '')`
  return found(sql`employees t`, sql`t.number`, name, sql`${ofEmployer(employer)} and ${reached}`, text)
}
