import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { actorUserId, type Context } from '@/lib/kernel/context'
import { anywhere, beginning } from '@/lib/kernel/keyset'
import { guard } from './guard'
import { employersOf } from './reach/conditions'

export type EmployerFound = { code: string; name: string }

/**
 * Employers whose code begins with the text, or whose name holds it; ended ones left out. System finds all, an Admin those that it reaches as a
 * whole (L8). Guarded as the page Toegang. @returns at most `limit`, those found by their code first
 */
export async function findEmployers(ctx: Context, text: string, limit = 5): Promise<EmployerFound[]> {
  const level = await guard(db(), ctx, 'access')
  const userId = actorUserId(ctx.actor)
  const within = level === 'system' ? sql`true` : userId === null ? sql`false` : sql`e.id in ${employersOf(userId)}`
  const byCode = sql`e.code like ${beginning(text)}`
  const { rows } = await db().execute<EmployerFound>(sql`
    select e.code, e.name from employers e
    where e.ended_at is null and ${within} and (${byCode} or lower(e.name) like ${anywhere(text.toLowerCase())})
    order by not (${byCode}), e.code limit ${Math.min(limit, 50)}`)
  return rows.map(({ code, name }) => ({ code, name }))
}
