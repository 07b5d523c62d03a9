import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { today } from '@/lib/access/active'
import { guard } from '@/lib/access/guard'
import type { Context, Level } from '@/lib/kernel/context'
import { type Place, placeFrom, placeText } from '@/lib/kernel/keyset'
import { filtered, grantCount, isSimple, narrows, type UserFilter } from './filter'

/** What a list asks for (U1). `after` and `before` are places that an earlier page gave; one that is not understood begins at the beginning. */
export type UserWish = UserFilter & {
  sort?: UserSort
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
  role: string | null
  email: string | null
  level: Level
  grants: number
  lastSignIn: Date | null
  state: UserState
  validUntil: string | null
}

/** At most this many are counted: past it the screen says "meer dan 10.000" (S6). */
export const countedAtMost = 10_000

/** `more`: there are more than `count`. */
export type Counted = { count: number; more: boolean }
export type UserPage = Counted & { items: UserLine[]; next: string | null; previous: string | null }

/** The orders of the list; each has an index in `db/schema/users.ts`, whoever has no name or code comes last. */
const keys = { login: sql`u.login_key`, name: sql`u.sort_name`, code: sql`coalesce(u.code_key, chr(1114111))` }
export type UserSort = keyof typeof keys

const pageSize = 50
/** Those found by a name stand together in the order of names, so a walk along it finds them late: more are gathered before one is tried. */
const gatheredByName = 40_000
/** How far a page is looked for along an order before all that the filter finds is sorted instead. */
const walked = 8_000

/** Users by page. An Admin's list holds the levels User and Admin (L9). Guarded as the page Gebruikers. */
export async function listUsers(ctx: Context, wish: UserWish = {}): Promise<UserPage> {
  const level = await guard(db(), ctx, 'users')
  const limit = Math.min(Math.max(wish.limit ?? pageSize, 1), 500)
  const backwards = placeFrom(wish.after) === null && placeFrom(wish.before) !== null
  const place = placeFrom(wish.after) ?? placeFrom(wish.before)
  const order: Order = {
    key: keys[wish.sort ?? 'login'],
    down: Boolean(wish.descending) !== backwards,
    place,
    limit: limit + 1,
    gathered: wish.sort === 'name' && wish.search ? gatheredByName : countedAtMost,
  }

  const { counted, found } = await pageOf(filtered(level, wish), wish, order)
  const lines = await linesOf(found.slice(0, limit).map(({ id }) => Number(id)))
  const shown = found.slice(0, limit)
  if (backwards) shown.reverse()
  const more = found.length > limit
  const textOf = (row: Found | undefined) => (row ? placeText({ value: row.key, id: Number(row.id) }) : null)
  return {
    items: shown.flatMap(({ id }) => lines.get(Number(id)) ?? []),
    next: more || backwards ? textOf(shown.at(-1)) : null,
    previous: backwards ? (more ? textOf(shown[0]) : null) : place ? textOf(shown[0]) : null,
    ...counted,
  }
}

/** How many users a filter finds, at most 10,000. Guarded as the page Gebruikers. */
export async function countUsers(ctx: Context, filter: UserFilter): Promise<Counted> {
  const level = await guard(db(), ctx, 'users')
  return countedOf(filtered(level, filter))
}

type Order = { key: SQL; down: boolean; place: Place | null; limit: number; gathered: number }
type Found = { id: string; key: string }

const sorted = (order: Order, key: SQL, id: SQL) => {
  const direction = order.down ? sql`desc` : sql`asc`
  return sql`order by ${key} ${direction}, ${id} ${direction}`
}
const onwards = ({ place, down }: Order, key: SQL, id: SQL) =>
  place ? sql`(${key}, ${id}) ${down ? sql`<` : sql`>`} (${place.value}, ${place.id}::bigint)` : sql`true`

/**
 * The users of one page and how many there are in all. What finds few is gathered and sorted; of what finds many a page stands a short walk
 * along the order; where it does not (everyone with one last name, by name), all is gathered after all. The planner knows neither how
 * many a search finds nor where along an order they stand, so this is not left to it: a wrong guess reads the whole table (S6).
 */
async function pageOf(where: SQL, filter: UserFilter, order: Order): Promise<{ counted: Counted; found: Found[] }> {
  if (!narrows(filter)) {
    const [counted, found] = await Promise.all([countedOf(where), along(where, order, null)])
    return { counted, found }
  }
  // One condition alone is counted out of its index, without a look at the users.
  const many = isSimple(filter) ? await countedOf(where) : null
  const gathered = many?.more ? null : await gather(where, order, order.gathered)
  if (gathered?.whole) return gathered
  const near = await along(where, order, walked)
  const found = near.length === order.limit ? near : (await gather(where, order, null)).found
  return { counted: many ?? capped(countedAtMost + 1), found }
}

const capped = (count: number): Counted => ({ count: Math.min(count, countedAtMost), more: count > countedAtMost })

async function countedOf(where: SQL): Promise<Counted> {
  const { rows } = await db().execute<{ count: number }>(
    sql`select count(*)::int as count from (select from users u where ${where} limit ${countedAtMost + 1}) u`,
  )
  return capped(rows[0]?.count ?? 0)
}

/** The page out of everyone that is found; when they are more than `most`, not the `whole` and no page. */
async function gather(where: SQL, order: Order, most: number | null): Promise<{ counted: Counted; found: Found[]; whole: boolean }> {
  const { rows } = await db().execute<{ count: number; id: string | null; key: string | null }>(sql`
    with found as materialized (select u.id, ${order.key} as key from users u where ${where} ${most ? sql`limit ${most + 1}` : sql``})
    select c.count, p.id, p.key from (select count(*)::int as count from found) c
    left join lateral (
      select f.id, f.key from found f where ${onwards(order, sql`f.key`, sql`f.id`)} ${sorted(order, sql`f.key`, sql`f.id`)} limit ${order.limit}
    ) p on ${most ? sql`c.count <= ${most}` : sql`true`}
    ${sorted(order, sql`p.key`, sql`p.id`)}`)
  const count = rows[0]?.count ?? 0
  const found = rows.filter((row): row is typeof row & Found => row.id !== null)
  return { counted: capped(count), found, whole: most === null || count <= most }
}

/** The page along the index of its order, among at most `most` users. */
async function along(where: SQL, order: Order, most: number | null): Promise<Found[]> {
  const key = order.key
  const id = sql`u.id`
  const from = most
    ? sql`(select * from users u where ${onwards(order, key, id)} ${sorted(order, key, id)} limit ${most}) u where ${where}`
    : sql`users u where ${where} and ${onwards(order, key, id)}`
  const { rows } = await db().execute<Found>(sql`select u.id, ${key} as key from ${from} ${sorted(order, key, id)} limit ${order.limit}`)
  return rows
}

async function linesOf(ids: number[]): Promise<Map<number, UserLine>> {
  const { rows } = await db().execute<UserLine>(sql`
    select u.id::int8 as id, u.login_name as login, u.code, u.level, u.email, g.name as "group", r.name as role,
      nullif(concat_ws(' ', coalesce(u.first_name, u.initials), u.prefixes, u.last_name), '') as name,
      (${grantCount})::int as grants,
      (select max(s.created_at) from sessions s where s.user_id = u.id) as "lastSignIn",
      case when u.status = 'deactivated' then 'deactivated'
        when u.valid_from > ${today} or u.valid_until < ${today} then 'outside'
        when u.valid_until is not null then 'until' else 'active' end as state,
      u.valid_until::text as "validUntil"
    from users u left join user_groups g on g.id = u.group_id left join roles r on r.id = u.role_id
    where u.id = any(${sql.param(ids)}::bigint[])`)
  const line = (row: UserLine): UserLine => ({ ...row, id: Number(row.id), lastSignIn: row.lastSignIn && new Date(row.lastSignIn) })
  return new Map(rows.map((row) => [Number(row.id), line(row)]))
}
