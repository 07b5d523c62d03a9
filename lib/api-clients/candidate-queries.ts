import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { isActive } from '@/lib/access/active'
import { guard } from '@/lib/access/guard'
import { groupsWithin, userWithin } from '@/lib/access/reach/within'
import { actorUserId, type Context } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { fullName } from '@/lib/kernel/full-name'
import { anywhere, beginning } from '@/lib/kernel/keyset'
import { wordsOf } from '@/lib/users/filter'

/** Why a user whose login name fits is not offered (W1). */
export type Unfit = 'level' | 'deactivated' | 'out-of-validity' | 'without-group' | 'has-client'
export type Candidate = { id: number; login: string; name: string | null; group: string | null; unfit: Unfit | null }

/** No more than one looks through; whoever does not see the user types more of its name. */
const offered = 50

/**
 * The users for whom a client of an application can be made, by login name, those that begin with the text first. With a text, users of whom it is
 * not so are told as well, last, and why; an Admin sees none beyond its reach (L7, L9). Guarded as the page Web API gebruiker.
 */
export async function clientCandidates(ctx: Context, applicationId: number, search = ''): Promise<Candidate[]> {
  const level = await guard(db(), ctx, 'web-api-users')
  // PostgreSQL knows no NUL in a text.
  const text = fold(search).replaceAll('\0', '')
  // Not `u`: that is what reach calls its users.
  const name = fullName('p')
  const has = sql`exists (select from api_clients c where c.application_id = ${applicationId} and c.user_id = p.id and c.revoked_at is null)`
  const fit = sql`p.level = 'user' and ${isActive(sql`p`)} and p.group_id is not null and not ${has}`
  const own = actorUserId(ctx.actor)
  // The group first, for all groups at once; then own grants, which few have: looking at each user's whole reach takes milliseconds.
  const inReach = sql`(p.group_id is null or p.group_id in (${groupsWithin(own ?? 0)}))`
  const grantsInReach = sql`(not exists (select from grants r where r.user_id = p.id) or ${userWithin(sql`p.id`, own ?? 0)})`
  const mine = level === 'system' ? sql`true` : sql`p.level <> 'system' and ${inReach}`
  const matches = sql.join([sql`true`, ...wordsOf(search).map((word) => sql`p.search_text like ${anywhere(word)}`)], sql` and `)
  const order = sql`${text ? sql`p.login_key = ${text} desc, p.unfit is not null, p.login_key like ${beginning(text)} desc,` : sql``} p.login_key`
  // OFFSET 0 keeps the order before the last condition, so that it is asked of no more users than are offered.
  const { rows } = await db().execute<Candidate>(sql`
    select p.id::float8 as id, p.login, p.name, p."group", p.unfit from (
      select p.* from (
        select p.id, p.login_name as login, p.login_key, ${name} as name, g.name as "group",
          case when p.level <> 'user' then 'level' when p.status <> 'active' then 'deactivated' when not ${isActive(sql`p`)} then 'out-of-validity'
            when p.group_id is null then 'without-group' when ${has} then 'has-client' end as unfit
        from users p left join user_groups g on g.id = p.group_id where ${matches} and ${text ? sql`true` : fit} and ${mine}) p
      order by ${order} ${level === 'system' ? sql`limit ${offered}` : sql`offset 0`}) p
    where ${level === 'system' ? sql`true` : grantsInReach} limit ${offered}`)
  return rows
}
