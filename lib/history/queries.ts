import { type SQL, sql } from 'drizzle-orm'
import { type Database, db, type Tx } from '@/db/client'
import type { Means } from '@/lib/kernel/context'
import type { Thing } from './entry'

/** What to look for; everything given must hold (H3). `userId`: what was changed of that user, and what that user changed. */
export type HistoryFilter = {
  userId?: number
  /** Whoever acted: a user by its key, anything else by the name that history shows ("opdrachtregel:root"). */
  actorId?: number
  actorName?: string
  groupId?: number
  employerId?: number
  runId?: number
  thing?: Thing
  means?: Means
  since?: Date
  /** Before this moment. */
  until?: Date
}

/** Where a record stands in the order of the list: its link in the chain, and its own number. */
export type Spot = { link: number; id: number }

/** A page: at most `limit` records (100 unless told) older than a spot, or with `newer` those just above it. Without a spot it begins with the latest. */
export type HistoryPage = { from?: Spot; newer?: boolean; limit?: number }

export type HistoryRow = {
  id: number
  /** The number of the link in the chain that the record belongs to (H2). */
  link: number
  at: Date
  actor: string
  means: Means
  address: string | null
  runId: number | null
  thing: Thing
  thingId: string
  action: string
  userId: number | null
  /** The login name that the user has now. */
  user: string | null
  groupId: number | null
  employerId: number | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** More than this many are not counted: the screen says "meer dan 10.000". */
export const countedAtMost = 10_000

/** A column that must hold one value; the first of several is the one whose index is walked along. */
type Held = { column: SQL; value: number | string }
/** A filter as conditions on records `r` and on links `l`; they are looked for in different ways. `besides`: further ones on links. */
type Conditions = { records: Held[]; links: Held[]; besides: SQL[] }

const all = (conditions: readonly SQL[]): SQL => (conditions.length > 0 ? sql.join([...conditions], sql` and `) : sql`true`)
const equal = (held: readonly Held[]): SQL => all(held.map(({ column, value }) => sql`${column} = ${value}`))

/**
 * The same conditions for a walk along an index that begins with the first column, which is to be ordered by before what that index goes on with.
 * Written so, that index alone has the order: with an equality the planner may walk along the key instead, through all that came later.
 */
const along = ([first, ...others]: readonly Held[], way: SQL): { where: SQL; first: SQL } =>
  first
    ? { where: sql`${first.column} between ${first.value} and ${first.value} and ${equal(others)}`, first: sql`${first.column} ${way},` }
    : { where: sql`true`, first: sql`` }

function conditionsOf({ groupId, employerId, thing, actorId, actorName, runId, means, since, until }: HistoryFilter): Conditions {
  const held = (column: SQL, value: number | string | undefined) => (value === undefined ? [] : [{ column, value }])
  // The chain is in the order of time (H2), so a period is a stretch of it.
  const first = (at: Date) => sql`(select number from history_links where at >= ${at.toISOString()} order by at, number limit 1)`
  const last = (at: Date) => sql`(select number from history_links where at < ${at.toISOString()} order by at desc, number desc limit 1)`
  return {
    records: [...held(sql`r.group_id`, groupId), ...held(sql`r.employer_id`, employerId), ...held(sql`r.thing`, thing)],
    links: [
      ...held(sql`l.run_id`, runId),
      ...held(sql`l.actor_id`, actorId),
      ...held(sql`l.actor_name`, actorName),
      ...held(sql`l.means`, means),
    ],
    besides: [
      ...(actorName === undefined ? [] : [sql`l.actor_kind <> 'user'`]),
      ...(since ? [sql`l.number >= ${first(since)}`] : []),
      ...(until ? [sql`l.number <= ${last(until)}`] : []),
    ],
  }
}

const aboutLinks = ({ links, besides }: Conditions): boolean => links.length + besides.length > 0

/** The direction of a page, and what lies beyond its spot. */
function orderOf({ from, newer, limit }: HistoryPage) {
  const beyond = newer ? sql`>` : sql`<`
  return {
    way: newer ? sql`asc` : sql`desc`,
    most: limit ?? 100,
    /** For a link: it, or one beyond it. */
    link: from ? sql`l.number ${beyond}= ${from.link}` : sql`true`,
    /** For a record of such a link. */
    record: from ? sql`(l.number ${beyond} ${from.link} or r.id ${beyond} ${from.id})` : sql`true`,
    /** For a record by its own number alone. */
    id: from ? sql`r.id ${beyond} ${from.id}` : sql`true`,
  }
}
type Order = ReturnType<typeof orderOf>

/** So many links are looked through for records of a kind, group or employer that many have, before all of those are gathered. */
const walked = 4_000

/** Along the chain, link by link, of each no more records than a page holds: quick however many links or records there are. */
function alongChain({ records, links, besides }: Conditions, { way, most, link, record }: Order): SQL {
  const { where, first } = along(links, way)
  const met = sql`${where} and ${all(besides)} and ${link}`
  const order = sql`${first} l.number ${way}`
  const each = sql`cross join lateral (
    select r.id from history_records r where r.transaction_id = l.transaction_id and ${equal(records)} and ${record}
    order by r.id ${way} limit ${most}
  ) r`
  if (records.length === 0)
    return sql`select l.number as link, r.id from history_links l ${each} where ${met} order by ${order}, r.id ${way} limit ${most}`
  return sql`
    select l.number as link, r.id from (select l.number, l.transaction_id from history_links l where ${met} order by ${order} limit ${walked}) l ${each}
    order by l.number ${way}, r.id ${way} limit ${most}`
}

/** Along the records that an index holds together, in the order in which they were written. */
function alongRecords({ records }: Conditions, { way, most, id }: Order): SQL {
  const { where, first } = along(records, way)
  return sql`select 0 as link, r.id from history_records r where ${where} and ${id} order by ${first} r.id ${way} limit ${most}`
}

/** The records that are meant, found first (OFFSET 0 sees to that), with their links. */
const joined = ({ records, links, besides }: Conditions): SQL => sql`
  (select r.id, r.transaction_id from history_records r where ${equal(records)} offset 0) r
  join history_links l on l.transaction_id = r.transaction_id and ${equal(links)} and ${all(besides)}`

/** The same; without their links where nothing is asked of those. */
const meant = (asked: Conditions): SQL => (aboutLinks(asked) ? joined(asked) : sql`history_records r where ${equal(asked.records)}`)

const gathered = (asked: Conditions, { way, most, link, record }: Order): SQL => sql`
  select l.number as link, r.id from ${joined(asked)} where ${link} and ${record} order by l.number ${way}, r.id ${way} limit ${most}`

/** Records that were found already. */
const these = (found: readonly Spot[]): SQL => sql`
  select link, id from unnest(${sql.param(found.map(({ link }) => link))}::bigint[], ${sql.param(found.map(({ id }) => id))}::bigint[]) f (link, id)`

/** What was changed of a user, and what that user changed: each has an index of its own. */
const ofUser = (asked: Conditions, userId: number): { own: Conditions; acted: Conditions } => ({
  own: { ...asked, records: [...asked.records, { column: sql`r.user_id`, value: userId }] },
  acted: { ...asked, links: [{ column: sql`l.actor_id`, value: userId }, ...asked.links] },
})

async function isFew(records: Held[], tx: Tx | Database): Promise<boolean> {
  const { rows } = await tx.execute<{ few: boolean }>(
    sql`select count(*) <= ${countedAtMost} as few from (select from history_records r where ${equal(records)} limit ${countedAtMost + 1}) r`,
  )
  return rows[0]?.few ?? true
}

/**
 * The numbers of a page's records, by the way that leads there soon. The latest first is the order of the chain; only a list of records of one kind,
 * group or employer is in the order in which they were written, which differs from it no further than transactions ran side by side.
 */
async function idsOf(filter: HistoryFilter, page: HistoryPage, tx: Tx | Database): Promise<number[]> {
  const { userId } = filter
  const asked = conditionsOf(filter)
  const order = orderOf(page)
  const find = async (query: SQL) =>
    (await tx.execute<{ link: string; id: string }>(query)).rows.map(({ link, id }) => ({ link: Number(link), id: Number(id) }))
  const run = async (query: SQL) => (await find(query)).map(({ id }) => id)
  const done = userId === undefined ? asked : ofUser(asked, userId).acted
  const withOwn = (query: SQL) =>
    userId === undefined
      ? query
      : sql`select link, id from ((${gathered(ofUser(asked, userId).own, order)}) union (${query})) f
          order by link ${order.way}, id ${order.way} limit ${order.most}`
  if (asked.records.length === 0) return run(withOwn(alongChain(done, order)))
  if (!aboutLinks(done)) return run(alongRecords(asked, order))
  if (!(await isFew(asked.records, tx))) {
    // Only a page that the walk fills by itself is known to lack nothing nearer.
    const found = await find(alongChain(done, order))
    if (found.length === order.most) return userId === undefined ? found.map(({ id }) => id) : run(withOwn(these(found)))
  }
  return run(withOwn(gathered(done, order)))
}

/** Searches the history, the latest first (H3); with `newer` the nearest above the spot first. The door guards: history belongs to System (L8). */
export async function searchHistory(filter: HistoryFilter & HistoryPage, tx: Tx | Database = db()): Promise<HistoryRow[]> {
  const ids = await idsOf(filter, filter, tx)
  const rows = new Map((await rowsOf(ids, tx)).map((row) => [row.id, row]))
  return ids.flatMap((id) => rows.get(id) ?? [])
}

async function rowsOf(ids: number[], tx: Tx | Database): Promise<HistoryRow[]> {
  const { rows } = await tx.execute<HistoryRow>(sql`
    select r.id, l.number as link, l.at, l.actor_name as actor, l.means, l.address, l.run_id as "runId", r.thing, r.thing_id as "thingId", r.action,
      r.user_id as "userId", u.login_name as "user", r.group_id as "groupId", r.employer_id as "employerId", r.before, r.after
    from history_records r join history_links l on l.transaction_id = r.transaction_id left join users u on u.id = r.user_id
    where r.id = any(${sql.param(ids)}::bigint[])`)
  const key = (value: number | null) => (value === null ? null : Number(value))
  return rows.map((row) => ({
    ...row,
    id: Number(row.id),
    link: Number(row.link),
    at: new Date(row.at),
    runId: key(row.runId),
    userId: key(row.userId),
    groupId: key(row.groupId),
    employerId: key(row.employerId),
  }))
}

export type Counted = { count: number; more: boolean }

/** How many records a filter finds, counted up to ten thousand; `more`: there are more than `count`. */
export async function countHistory(filter: HistoryFilter, tx: Tx | Database = db()): Promise<Counted> {
  const asked = conditionsOf(filter)
  const most = sql`limit ${countedAtMost + 1}`
  const count = async (query: SQL): Promise<Counted> => {
    const { rows } = await tx.execute<{ count: number }>(query)
    const found = rows[0]?.count ?? 0
    return { count: Math.min(found, countedAtMost), more: found > countedAtMost }
  }
  /** A link knows how many records it has. */
  const byLinks = ({ links, besides }: Conditions) =>
    count(sql`select least(coalesce(sum(l.records), 0), ${countedAtMost + 1})::int as count from (
      select l.records from history_links l where ${equal(links)} and ${all(besides)} ${most}) l`)
  if (filter.userId !== undefined) {
    const { own, acted } = ofUser(asked, filter.userId)
    if (asked.records.length === 0) {
      const many = await byLinks(acted)
      if (many.more) return many
    }
    const doneBy =
      asked.records.length > 0
        ? sql`select r.id from ${joined(acted)} ${most}`
        : // No more than are counted, as was seen just now.
          sql`select r.id from history_links l cross join lateral
            (select r.id from history_records r where r.transaction_id = l.transaction_id offset 0) r
            where ${equal(acted.links)} and ${all(acted.besides)}`
    return count(sql`select count(*)::int as count from ((select r.id from ${meant(own)} ${most}) union (${doneBy})) f`)
  }
  if (asked.records.length === 0 && aboutLinks(asked)) return byLinks(asked)
  return count(sql`select count(*)::int as count from (select from ${meant(asked)} ${most}) f`)
}

/** One record with its place in the chain (H2); `whole`: record and link still have the hash that belongs to what they say. */
export type HistoryRecord = HistoryRow & {
  hash: string
  chain: { hash: string; previous: string | null; records: number; nth: number; whole: boolean }
}

/** The record with that number, null when there is none. */
export async function findHistory(id: number, tx: Tx | Database = db()): Promise<HistoryRecord | null> {
  const [row] = await rowsOf([id], tx)
  if (!row) return null
  const { rows } = await tx.execute<HistoryRecord['chain'] & { own: string }>(sql`
    select r.hash as own, l.hash, nullif(p.hash, '') as previous, l.records::int as records,
      (select count(*) from history_records o where o.transaction_id = r.transaction_id and o.id <= r.id)::int as nth,
      l.hash = history_link_hash(coalesce(p.hash, ''), l) and r.hash =
        history_record_hash(r.id, r.transaction_id, r.thing, r.thing_id, r.action, r.user_id, r.group_id, r.employer_id, r.before, r.after) as whole
    from history_records r join history_links l on l.transaction_id = r.transaction_id left join history_links p on p.number = l.number - 1
    where r.id = ${id}`)
  const { own, ...chain } = rows[0]!
  return { ...row, hash: own, chain }
}
