import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import { employersOfGroup } from '@/lib/access/reach/authorisations'
import type { Context } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { anywhere, pageOf, walkFrom, walking } from '@/lib/kernel/keyset'

/** What a list of groups asks for (U2). `without`: only groups that miss it. A place that is not understood begins at the beginning. */
export type GroupWish = {
  search?: string
  without?: 'members' | 'employers'
  sort?: 'name' | 'members'
  descending?: boolean
  after?: string
  before?: string
  limit?: number
}

/** `members`: the active ones, at most `countedAtMost` + 1; `accounts`: names of the customer accounts that import into the group. */
export type GroupLine = { id: number; name: string; description: string | null; members: number; employers: number; accounts: string[] }
export type GroupPage = { items: GroupLine[]; next: string | null; previous: string | null; count: number; more: boolean }

/** At most this many are counted: past it the screen says "meer dan 10.000". */
export const countedAtMost = 10_000
export const pageSize = 50

export const employersCounted = sql`(select count(distinct o.employer_id) from (${employersOfGroup(sql`g.id`)}) o)::int`
const membersCounted = sql`(select count(*) from (
  select from users u where u.group_id = g.id and u.status = 'active' limit ${countedAtMost + 1}) m)::int`

/** User groups by page, with their active members and the employers they are authorised for (A2). Guarded as the page Gebruikersgroepen. */
export async function listGroups(ctx: Context, wish: GroupWish = {}): Promise<GroupPage> {
  await guard(db(), ctx, 'user-groups')
  const limit = Math.min(Math.max(wish.limit ?? pageSize, 1), 500)
  const where = filtered(wish)
  const byMembers = wish.sort === 'members'
  const key = byMembers ? membersCounted : sql`g.name_key`
  // Kept apart, so that the members of a group are counted once, and not again wherever the key is named.
  const keyed = sql`select g.*, ${key} as key from user_groups g where ${where} ${byMembers ? sql`offset 0` : sql``}`
  const walk = walkFrom(wish, byMembers)
  const { beyond, order } = walking(walk, { key: sql`g.key`, id: sql`g.id`, descending: wish.descending, numbers: byMembers })

  const [lines, counted] = await Promise.all([
    db().execute<GroupLine & { key: string | number }>(sql`
      select g.id::int8 as id, g.name, g.description, g.key, ${byMembers ? sql`g.key` : membersCounted} as members, ${employersCounted} as employers,
        array(select a.name from customer_account_groups c join customer_accounts a on a.id = c.account_id where c.group_id = g.id order by a.name) as accounts
      from (
        select g.* from (${keyed}) g where ${beyond} order by ${order} limit ${limit + 1}
      ) g order by ${order}`),
    db().execute<{ count: number }>(
      sql`select count(*)::int as count from (select from user_groups g where ${where} limit ${countedAtMost + 1}) g`,
    ),
  ])

  const { shown, next, previous } = pageOf(lines.rows, limit, walk)
  const count = counted.rows[0]?.count ?? 0
  return {
    items: shown.map(({ key: _, ...row }) => ({ ...row, id: Number(row.id) })),
    next,
    previous,
    count: Math.min(count, countedAtMost),
    more: count > countedAtMost,
  }
}

/** The condition on group rows `g` that a wish means. */
export function filtered({ search, without }: Pick<GroupWish, 'search' | 'without'>): SQL {
  const found: SQL[] = [sql`true`]
  const text = fold(search ?? '')
  if (text) found.push(sql`(g.name_key like ${anywhere(text)} or lower(g.description) like ${anywhere(text)})`)
  if (without === 'members') found.push(sql`not exists (select from users u where u.group_id = g.id and u.status = 'active')`)
  if (without === 'employers') found.push(sql`not exists (select from (${employersOfGroup(sql`g.id`)}) o)`)
  return sql.join(found, sql` and `)
}
