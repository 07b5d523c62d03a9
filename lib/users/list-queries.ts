import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { today } from '@/lib/access/active'
import { guard } from '@/lib/access/guard'
import type { Context, Level } from '@/lib/kernel/context'
import { placeFrom, placeText } from '@/lib/kernel/keyset'
import { filtered, type UserFilter } from './filter'

/** What a list asks for (U1). `after` and `before` are places that an earlier page gave; one that is not understood begins at the beginning. */
export type UserWish = UserFilter & {
  sort?: 'login' | 'name'
  descending?: boolean
  after?: string
  before?: string
  limit?: number
}

/** `until`: active, and its validity has an end; `outside`: active, but not within its validity today (A1). */
export type UserState = 'active' | 'deactivated' | 'until' | 'outside'

export type UserLine = {
  id: number
  login: string
  name: string | null
  code: string | null
  group: string | null
  level: Level
  grants: number
  lastSignIn: Date | null
  state: UserState
  validUntil: string | null
}

/** At most this many are counted: past it the screen says "meer dan 10.000" (S6). */
export const countedAtMost = 10_000

export type UserPage = { items: UserLine[]; next: string | null; previous: string | null; count: number; more: boolean }

const nameKey = sql`lower(concat_ws(' ', u.last_name, u.first_name, u.initials))`
const pageSize = 50

/** Users by page, in the order of login name or name. An Admin's list holds the levels User and Admin (L9). Guarded as the page Gebruikers. */
export async function listUsers(ctx: Context, wish: UserWish = {}): Promise<UserPage> {
  const level = await guard(db(), ctx, 'users')
  const where = filtered(level, wish)
  const limit = Math.min(Math.max(wish.limit ?? pageSize, 1), 500)
  const key = wish.sort === 'name' ? nameKey : sql`u.login_key`
  const backwards = placeFrom(wish.after) === null && placeFrom(wish.before) !== null
  const place = placeFrom(wish.after) ?? placeFrom(wish.before)
  const down = Boolean(wish.descending) !== backwards
  const from = place ? sql`and (${key}, u.id) ${down ? sql`<` : sql`>`} (${place.value}, ${place.id}::bigint)` : sql``
  const direction = down ? sql`desc` : sql`asc`

  const [lines, counted] = await Promise.all([
    db().execute<UserLine & { key: string }>(sql`
      select u.id::int8 as id, u.login_name as login, u.key, u.code, u.level, g.name as "group",
        nullif(concat_ws(' ', coalesce(u.first_name, u.initials), u.prefixes, u.last_name), '') as name,
        (select count(*) from grants r where r.user_id = u.id)::int as grants,
        (select max(s.created_at) from sessions s where s.user_id = u.id) as "lastSignIn",
        case when u.status = 'deactivated' then 'deactivated'
          when u.valid_from > ${today} or u.valid_until < ${today} then 'outside'
          when u.valid_until is not null then 'until' else 'active' end as state,
        u.valid_until::text as "validUntil"
      from (select u.*, ${key} as key from users u where ${where} ${from} order by ${key} ${direction}, u.id ${direction} limit ${limit + 1}) u
      left join user_groups g on g.id = u.group_id
      order by u.key ${direction}, u.id ${direction}`),
    db().execute<{ count: number }>(
      sql`select count(*)::int as count from (select from users u where ${where} limit ${countedAtMost + 1}) u`,
    ),
  ])

  const more = lines.rows.length > limit
  const rows = lines.rows.slice(0, limit)
  if (backwards) rows.reverse()
  const textOf = (row: (typeof rows)[number] | undefined) => (row ? placeText({ value: row.key, id: Number(row.id) }) : null)
  const count = counted.rows[0]?.count ?? 0
  return {
    items: rows.map(({ key: _, ...row }) => ({ ...row, id: Number(row.id), lastSignIn: row.lastSignIn && new Date(row.lastSignIn) })),
    next: more || backwards ? textOf(rows.at(-1)) : null,
    previous: backwards ? (more ? textOf(rows[0]) : null) : place ? textOf(rows[0]) : null,
    count: Math.min(count, countedAtMost),
    more: count > countedAtMost,
  }
}

/** The user groups to filter by; no more than one can choose from at a glance. Guarded as the page Gebruikers. */
export async function groupNames(ctx: Context): Promise<{ id: number; name: string }[]> {
  await guard(db(), ctx, 'users')
  const { rows } = await db().execute<{ id: number; name: string }>(
    sql`select id::int8 as id, name from user_groups order by name_key limit 50`,
  )
  return rows.map(({ id, name }) => ({ id: Number(id), name }))
}
