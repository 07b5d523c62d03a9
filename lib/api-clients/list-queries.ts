import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import { actorUserId, type Context } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { anywhere, pageOf, walkFrom } from '@/lib/kernel/keyset'
import { type ClientRow, clientRows, visible } from './client-rows'
import { employersOpened } from './opens'
import { type ShownState, shownState } from './rules'
import { clientState, clientTables } from './state'

export const clientFilters = ['active', 'suspended', 'expired', 'revoked'] as const
export type ClientFilter = (typeof clientFilters)[number]
export const clientSorts = ['user', 'group', 'client', 'used', 'expiry'] as const
export type ClientSort = (typeof clientSorts)[number]

/** What the list of an application's clients asks for; `after` and `before` are places that an earlier page gave. */
export type ClientWish = {
  applicationId: number
  search?: string
  state?: ClientFilter
  sort?: ClientSort
  descending?: boolean
  after?: string
  before?: string
  limit?: number
}

/** One client (W1): user, group, how many employers it opens as a whole, what is known of its secret, and its state. */
export type ClientLine = {
  clientId: string
  user: string
  group: string | null
  employers: number
  prefix: string | null
  lastUsed: Date | null
  expiresOn: string | null
  daysLeft: number | null
  state: ShownState
}
export type ClientPage = { items: ClientLine[]; next: string | null; previous: string | null; counts: Record<ClientFilter | 'all', number> }

export const pageSize = 50

// Each is a text that sorts as what it stands for, so that one kind of place serves them all; what is empty comes last.
const sortKeys: Record<ClientSort, SQL> = {
  user: sql`u.login_key`,
  group: sql`coalesce(g.name_key, '~')`,
  client: sql`c.client_id`,
  used: sql`coalesce(to_char(x.last_used at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), '')`,
  expiry: sql`coalesce(to_char(c.expires_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), '~')`,
}

/** The clients of an application by page, with how many there are of each state. Guarded as the page; an Admin's within its reach (L7). */
export async function listClients(ctx: Context, wish: ClientWish): Promise<ClientPage> {
  const level = await guard(db(), ctx, 'web-api-users')
  const text = fold(wish.search ?? '')
  const ofApplication = sql`c.application_id = ${wish.applicationId}`
  const found = sql`${ofApplication} and ${visible(level, actorUserId(ctx.actor), ofApplication)}
    ${
      text
        ? sql`and (u.login_key like ${anywhere(text)} or lower(c.client_id) like ${anywhere(text)}
      or exists (select from user_groups f where f.id = u.group_id and f.name_key like ${anywhere(text)}))`
        : sql``
    }`
  const counted = await db().execute<{ state: ClientFilter; count: number }>(
    sql`select ${clientState()} as state, count(*)::int as count from ${clientTables} where ${found} group by 1`,
  )
  const key = sortKeys[wish.sort ?? 'user']
  const where = wish.state ? sql`${found} and ${clientState()} = ${wish.state}` : found
  const limit = Math.min(Math.max(wish.limit ?? pageSize, 1), 5000)
  const walk = walkFrom(wish)
  const { place, backwards } = walk
  const down = Boolean(wish.descending) !== backwards
  const from = place ? sql`and (${key} collate "C", c.id) ${down ? sql`<` : sql`>`} (${place.value}, ${place.id}::bigint)` : sql``
  const direction = down ? sql`desc` : sql`asc`
  const { rows } = await db().execute<ClientRow & { employers: number }>(sql`
    select r.*, (select count(*) from (${employersOpened(sql`r."userId"::bigint`)}) o where o.whole)::int as employers
    from (${clientRows(sql`${where} ${from}`, key)} order by ${key} collate "C" ${direction}, c.id ${direction} limit ${limit + 1}) r
    order by r.key collate "C" ${direction}, r.id ${direction}`)

  const { shown, next, previous } = pageOf(rows, limit, walk)
  const counts = { all: 0, active: 0, suspended: 0, expired: 0, revoked: 0 }
  for (const { state, count } of counted.rows) {
    counts[state] = count
    counts.all += count
  }
  return { items: shown.map(lineOf), next, previous, counts }
}

const lineOf = (row: ClientRow & { employers: number }): ClientLine => ({
  clientId: row.clientId,
  user: row.user,
  group: row.group,
  employers: row.employers,
  prefix: row.prefix,
  lastUsed: row.lastUsed && new Date(row.lastUsed),
  expiresOn: row.expiresOn,
  daysLeft: row.daysLeft,
  state: shownState(row),
})
