import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import { isHeld } from '@/lib/access/reach/within'
import { actorUserId, type Context } from '@/lib/kernel/context'
import { fullName } from '@/lib/kernel/full-name'
import { anywhere } from '@/lib/kernel/keyset'

/** One own grant (A3) with the names of its element, and what delivered it: `run` null, then it was given by hand (A6). */
export type GrantLine = {
  id: number
  element: 'employer' | 'department' | 'employee'
  employer: string
  employerName: string
  /** The department's code or the employee's number, and its name. */
  part: string | null
  partName: string | null
  depth: number | null
  run: number | null
  row: number | null
  /** The element has ended: nothing is reached through it any more (U5). */
  ended: boolean
}

/** `beyond`: how many there are that reach further than whoever looks, and are not shown (L7). */
export type GrantPage = { items: GrantLine[]; total: number; beyond: number }

const pageSize = 100

/**
 * Own grants of a user by the codes of their elements, a hundred from the place `from` on. An Admin sees those within its own reach (L7). Guarded
 * as the page Gebruikers; null for a user whom the actor may not see.
 */
export async function grantsPage(ctx: Context, wish: { userId: number; search?: string; from?: number }): Promise<GrantPage | null> {
  const level = await guard(db(), ctx, 'users')
  const admin = level === 'system' ? null : actorUserId(ctx.actor)!
  const visible = await db().execute(
    sql`select from users where id = ${wish.userId} and ${admin === null ? sql`true` : sql`level <> 'system'`}`,
  )
  if (visible.rowCount === 0) return null
  const text = (wish.search ?? '').trim()
  const pattern = anywhere(text.toLowerCase())
  const { rows } = await db().execute<GrantLine & { total: number; beyond: number }>(sql`
    with mine as materialized (
      select own.*, ${admin === null ? sql`true` : isHeld(sql.raw('own'), admin)} as held from grants own where own.user_id = ${wish.userId}
    ), named as (
      select own.id::float8 as id, own.depth, own.run_id::float8 as run, own.row, e.code as employer, e.name as "employerName",
        case when own.employer_id is not null then 'employer' when own.department_id is not null then 'department' else 'employee' end as element,
        coalesce(d.code, x.number) as part,
        coalesce(d.name, ${fullName('x')}) as "partName",
        (e.ended_at is not null or d.ended_at is not null or x.ended_at is not null) as ended
      from mine own left join departments d on d.id = own.department_id left join employees x on x.id = own.employee_id
        join employers e on e.id = coalesce(own.employer_id, d.employer_id, x.employer_id)
      where own.held
    )
    select n.*, count(*) over ()::int as total from named n
    where ${text ? sql`lower(concat_ws(' ', employer, "employerName", part, "partName")) like ${pattern}` : sql`true`}
    order by employer collate "C", element = 'employee', element = 'department', part collate "C" limit ${pageSize} offset ${wish.from ?? 0}`)
  const beyond = admin === null ? 0 : await beyondReach(wish.userId, admin)
  return { items: rows.map(({ total: _, beyond: __, ...line }) => line), total: rows[0]?.total ?? 0, beyond }
}

async function beyondReach(userId: number, admin: number): Promise<number> {
  const { rows } = await db().execute<{ count: number }>(
    sql`select count(*)::int as count from grants own where own.user_id = ${userId} and not ${isHeld(sql.raw('own'), admin)}`,
  )
  return rows[0]!.count
}
