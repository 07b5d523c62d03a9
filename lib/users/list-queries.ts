import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { today } from '@/lib/access/active'
import { guard } from '@/lib/access/guard'
import type { Context, Level } from '@/lib/kernel/context'
import { anywhere, beginning, type Place, placeFrom, placeText } from '@/lib/kernel/keyset'
import { filtered, grantCount, narrows, type UserFilter, wordsOf } from './filter'
import { type Acting, acting } from './rules'

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

/** Of a search that finds many, this many: each must be looked at, and nobody goes through a thousand of them. Past it: "meer dan 1.000". */
const searchCountedAtMost = 1_000

/** `more`: there are more than `count`. */
export type Counted = { count: number; more: boolean }
export type UserPage = Counted & { items: UserLine[]; next: string | null; previous: string | null }

/** The orders of the list; each has an index in `db/schema/users.ts`, whoever has no name or code comes last. */
const keys = { login: sql`u.login_key`, name: sql`u.sort_name`, code: sql`coalesce(u.code_key, chr(1114111))` }
export type UserSort = keyof typeof keys

export const pageSize = 50
/** Those found by a name stand together in the order of names, so a walk along it finds them late: more are gathered before one is tried. */
const gatheredByName = 40_000
/** How far a page is looked for along an order before all that the filter finds is sorted instead. */
const walked = 8_000
/** How many names are looked at for more than are counted of a search, before all that it finds are. */
const namesLookedAt = 60_000

/** Users by page. An Admin's list holds the levels User and Admin (L9). Guarded as the page Gebruikers. */
export async function listUsers(ctx: Context, wish: UserWish = {}): Promise<UserPage> {
  const level = await guard(db(), ctx, 'users')
  const limit = Math.min(Math.max(wish.limit ?? pageSize, 1), 500)
  const backwards = placeFrom(wish.after) === null && placeFrom(wish.before) !== null
  const place = placeFrom(wish.after) ?? placeFrom(wish.before)
  const order: Order = {
    key: keys[wish.sort ?? 'login'],
    byName: wish.sort === 'name',
    down: Boolean(wish.descending) !== backwards,
    place,
    limit: limit + 1,
    gathered: wish.sort === 'name' && wish.search ? gatheredByName : countedAtMost,
  }

  const { counted, found } = await pageOf(acting(ctx, level), wish, order)
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

/** How many users a filter finds, at most 10,000, and of a search at most 1,000. Guarded as the page Gebruikers. */
export async function countUsers(ctx: Context, filter: UserFilter): Promise<Counted> {
  const level = await guard(db(), ctx, 'users')
  const asking = acting(ctx, level)
  const most = mostOf(filter)
  return (await beginsManyNames(asking, filter, most)) ? many(most) : countedByNames(asking, filter, most)
}

type Order = { key: SQL; byName: boolean; down: boolean; place: Place | null; limit: number; gathered: number }
type Found = { id: string; key: string }

const sorted = (order: Order, key: SQL, id: SQL) => {
  const direction = order.down ? sql`desc` : sql`asc`
  return sql`order by ${key} ${direction}, ${id} ${direction}`
}
const onwards = ({ place, down }: Order, key: SQL, id: SQL) =>
  place ? sql`(${key}, ${id}) ${down ? sql`<` : sql`>`} (${place.value}, ${place.id}::bigint)` : sql`true`

/**
 * The users of one page and how many there are in all. What finds few is gathered and sorted; of what finds many a page stands a short walk
 * along the order; where it does not (everyone with one last name, by name), all is gathered after all. The planner's guess of how many a
 * filter finds decides what is tried first, never what is found (S6).
 */
async function pageOf(asking: Acting, filter: UserFilter, order: Order): Promise<{ counted: Counted; found: Found[] }> {
  const where = filtered(asking, filter)
  if (!narrows(filter)) {
    const [counted, found] = await Promise.all([countedOf(where, countedAtMost), along(where, order, null)])
    return { counted, found }
  }
  const [named, guess] = await Promise.all([beginsManyNames(asking, filter, countedAtMost), expected(where)])
  const most = mostOf(filter)
  const likely = named || guess > countedAtMost
  if (!likely) {
    const { whole, counted, found } = await gather(where, order)
    if (whole) return { counted: counted.more ? many(most) : counted, found }
  }
  // Those of one last name stand together: from elsewhere in the order of names no walk comes to them.
  const apart = named && order.byName && !order.place?.value.startsWith(wordsOf(filter.search)[0] ?? '')
  const [counted, near] = await Promise.all([
    named || !likely ? many(most) : countedByNames(asking, filter, most),
    apart ? [] : along(where, order, walked),
  ])
  return { counted, found: near.length === order.limit ? near : await sortAll(where, order) }
}

const mostOf = (filter: UserFilter) => (wordsOf(filter.search).length > 0 ? searchCountedAtMost : countedAtMost)
const capped = (count: number, most: number): Counted => ({ count: Math.min(count, most), more: count > most })
const many = (most: number) => capped(most + 1, most)

/** How many users the planner expects a condition to find. */
async function expected(where: SQL): Promise<number> {
  const { rows } = await db().execute<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    sql`explain (format json) select from users u where ${where}`,
  )
  return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
}

/**
 * Whether the one word of a search begins more than `most` last names, which the index of names tells without a look at what is searched: whoever
 * has such a name is found by it. In a database whose order is another than that of the letters some are missed; the answer is then no.
 */
async function beginsManyNames(asking: Acting, filter: UserFilter, most: number): Promise<boolean> {
  const [word, ...others] = wordsOf(filter.search)
  if (!word || word.startsWith(' ') || others.length > 0) return false
  const names = sql`u.sort_name >= ${word} and u.sort_name < ${word} || chr(1114111) and u.sort_name like ${beginning(word)}`
  return (await countedOf(sql`${filtered(asking, { ...filter, search: undefined })} and ${names}`, most)).more
}

/**
 * How many a filter finds. Of a search that names alone tell to find more than `most`, only the index of names is looked at, from its beginning
 * on: for a common first name a quarter of what the index of three characters takes. Tried when the planner expects that many names hold its words.
 */
async function countedByNames(asking: Acting, filter: UserFilter, most: number): Promise<Counted> {
  const inNames = wordsOf(filter.search).map((word) => sql`u.sort_name like ${anywhere(word)}`)
  if (inNames.length > 0 && leavesMost(filter) && (await expected(sql.join(inNames, sql` and `))) > 2 * countedAtMost) {
    // A name is part of `search_text`: what is found in it is found there.
    const where = sql.join([filtered(asking, { ...filter, search: undefined }), ...inNames], sql` and `)
    const names = sql`(select u.sort_name, u.level, u.status, u.valid_from, u.valid_until from users u order by u.sort_name, u.id limit ${namesLookedAt})`
    if ((await countedOf(where, most, names)).more) return many(most)
  }
  return countedOf(filtered(asking, filter), most)
}

/** Whether a filter, its search apart, leaves most users: then those at the beginning of an index are as good as others. All of it stands in the index of names. */
const leavesMost = ({ level = 'user', status = 'active', group, role, client }: UserFilter) =>
  level === 'user' && status === 'active' && [group, role, client].every((value) => value === undefined)

async function countedOf(where: SQL, most: number, among = sql`users`): Promise<Counted> {
  const { rows } = await db().execute<{ count: number }>(
    sql`select count(*)::int as count from (select from ${among} u where ${where} limit ${most + 1}) u`,
  )
  return capped(rows[0]?.count ?? 0, most)
}

/** The page out of everyone that is found; when they are more than `order.gathered`, not the `whole` and no page. */
async function gather(where: SQL, order: Order): Promise<{ counted: Counted; found: Found[]; whole: boolean }> {
  const { rows } = await db().execute<{ count: number; id: string | null; key: string | null }>(sql`
    with found as materialized (select u.id, ${order.key} as key from users u where ${where} limit ${order.gathered + 1})
    select c.count, p.id, p.key from (select count(*)::int as count from found) c
    left join lateral (
      select f.id, f.key from found f where ${onwards(order, sql`f.key`, sql`f.id`)} ${sorted(order, sql`f.key`, sql`f.id`)} limit ${order.limit}
    ) p on c.count <= ${order.gathered}
    ${sorted(order, sql`p.key`, sql`p.id`)}`)
  const count = rows[0]?.count ?? 0
  const found = rows.filter((row): row is typeof row & Found => row.id !== null)
  return { counted: capped(count, countedAtMost), found, whole: count <= order.gathered }
}

/** The page out of everyone that is found, however many: found first and sorted then, which OFFSET 0 sees to. */
async function sortAll(where: SQL, order: Order): Promise<Found[]> {
  const { rows } = await db().execute<Found>(sql`
    select f.id, f.key from (select u.id, ${order.key} as key from users u where ${where} offset 0) f
    where ${onwards(order, sql`f.key`, sql`f.id`)} ${sorted(order, sql`f.key`, sql`f.id`)} limit ${order.limit}`)
  return rows
}

/** The page along the index of its order, among at most `most` users. */
async function along(where: SQL, order: Order, most: number | null): Promise<Found[]> {
  // The key is named inside, so that the order of the walk is known to be the order of the page.
  const walk = sql`select u.*, ${order.key} as key from users u where ${most ? sql`true` : where} and ${onwards(order, order.key, sql`u.id`)}
    ${sorted(order, order.key, sql`u.id`)} limit ${most ?? order.limit}`
  const { rows } = await db().execute<Found>(
    sql`select u.id, u.key from (${walk}) u where ${most ? where : sql`true`} ${sorted(order, sql`u.key`, sql`u.id`)} limit ${order.limit}`,
  )
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
