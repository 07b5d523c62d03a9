import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import { groupWithin } from '@/lib/access/reach/within'
import { actorUserId, type Context } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { anywhere, beginning } from '@/lib/kernel/keyset'
import { groupsOffered } from './offered'

export type GroupChoice = { id: number; name: string; description: string | null }

/**
 * The groups to choose from for a user, by name, those that begin with the text first: at most `groupsOffered`. An Admin is offered only groups
 * whose employers lie within its own reach, for others it may not give (L7). Guarded as the page that asks.
 */
export async function groupChoices(
  ctx: Context,
  search = '',
  page: 'users' | 'employer-authorisation' | 'access' = 'users',
): Promise<GroupChoice[]> {
  const level = await guard(db(), ctx, page)
  const text = fold(search)
  const mayGive = level === 'system' ? sql`true` : groupWithin(sql`g.id`, actorUserId(ctx.actor)!)
  const { rows } = await db().execute<GroupChoice>(sql`
    select g.id::int8 as id, g.name, g.description from user_groups g
    where ${text ? sql`g.name_key like ${anywhere(text)}` : sql`true`} and ${mayGive}
    order by ${text ? sql`g.name_key like ${beginning(text)} desc,` : sql``} g.name_key limit ${groupsOffered}`)
  return rows.map(({ id, name, description }) => ({ id: Number(id), name, description }))
}
