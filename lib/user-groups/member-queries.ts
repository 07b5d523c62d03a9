import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import { actorUserId, type Context } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { fullName } from '@/lib/kernel/full-name'
import { beginning, pageOf, walkFrom } from '@/lib/kernel/keyset'
import { filtered } from '@/lib/users/filter'

export type Member = { id: number; login: string; name: string | null; deactivated: boolean }
export type MemberPage = { items: Member[]; next: string | null; previous: string | null }
/** A user who can be made a member, with the group it is in now. */
export type MemberChoice = Member & { group: { id: number; name: string } | null }

const pageSize = 25
const offered = 20

const member = sql`u.id::int8 as id, u.login_name as login, u.status = 'deactivated' as deactivated,
  ${fullName('u')} as name`

/** The page is System's, who may know of everyone. */
const everyone = { level: 'system', userId: null } as const

/** The members of a group by login name, deactivated ones included; null when there is no such group. Guarded as the page Gebruikersgroepen. */
export async function groupMembers(
  ctx: Context,
  wish: { groupId: number; search?: string; after?: string; before?: string },
): Promise<MemberPage | null> {
  await guard(db(), ctx, 'user-groups')
  const { rows: groups } = await db().execute(sql`select from user_groups where id = ${wish.groupId}`)
  if (groups.length === 0) return null
  const walk = walkFrom(wish)
  const { place, backwards } = walk
  const direction = backwards ? sql`desc` : sql`asc`
  const { rows } = await db().execute<Member & { key: string }>(sql`
    select ${member}, u.login_key as key from users u
    where ${filtered(everyone, { group: wish.groupId, search: wish.search })}
      ${place ? sql`and u.login_key ${backwards ? sql`<` : sql`>`} ${place.value}` : sql``}
    order by u.login_key ${direction} limit ${pageSize + 1}`)
  const { shown, next, previous } = pageOf(rows, pageSize, walk)
  return { items: shown.map(({ key: _, ...row }) => ({ ...row, id: Number(row.id) })), next, previous }
}

/**
 * Users to make members of a group, by login name; without a text the latest made, those without a group first, for whoever has just made
 * one (step 4 of the manual). Guarded as the page that asks; an Admin hears of the levels User and Admin (L9).
 */
export async function memberChoices(ctx: Context, search = '', page: 'user-groups' | 'access' = 'user-groups'): Promise<MemberChoice[]> {
  const asking = { level: await guard(db(), ctx, page), userId: actorUserId(ctx.actor) }
  const text = fold(search)
  const begins = sql`u.login_key like ${beginning(text)} and ${filtered(asking, {})}`
  // Two walks along the login names, each of which stops at what is offered, whatever the number of users.
  const found = text
    ? sql`(select u.*, true as first from users u where ${begins} order by u.login_key limit ${offered})
        union all (select u.*, false from users u where ${filtered(asking, { search })} and not (${begins}) order by u.login_key limit ${offered})`
    : sql`select u.*, u.group_id is null as first from (select * from users u where ${filtered(asking, {})} order by id desc limit 200) u`
  const { rows } = await db().execute<Member & { groupId: number | null; group: string | null }>(sql`
    select ${member}, g.id::int8 as "groupId", g.name as "group"
    from (${found}) u left join user_groups g on g.id = u.group_id
    order by u.first desc, ${text ? sql`u.login_key` : sql`u.id desc`} limit ${offered}`)
  return rows.map(({ groupId, group, ...row }) => ({
    ...row,
    id: Number(row.id),
    group: groupId === null || group === null ? null : { id: Number(groupId), name: group },
  }))
}
