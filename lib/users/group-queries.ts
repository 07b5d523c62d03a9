import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import type { Context } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { anywhere, beginning } from '@/lib/kernel/keyset'
import { type Counted, countedAtMost } from './list-queries'

export type GroupName = { id: number; name: string }

const offered = 50

/** The groups to filter a list by whose name has the text, those that begin with it first; at most fifty. Guarded as the page Gebruikers. */
export async function findGroups(ctx: Context, search: string): Promise<GroupName[]> {
  await guard(db(), ctx, 'users')
  const text = fold(search)
  const { rows } = await db().execute<GroupName>(sql`
    select id::int8 as id, name from user_groups where name_key like ${anywhere(text)}
    order by name_key like ${beginning(text)} desc, name_key limit ${offered}`)
  return rows.map(({ id, name }) => ({ id: Number(id), name }))
}

/** The first groups to filter by, how many there are, and the one that is chosen. Guarded as the page Gebruikers. */
export async function groupsToFilter(
  ctx: Context,
  { id }: { id?: number | 'none' },
): Promise<{ first: GroupName[]; all: Counted; chosen: GroupName | null }> {
  const first = await findGroups(ctx, '')
  const { rows } = await db().execute<{ count: number; name: string | null }>(sql`
    select (select count(*) from (select from user_groups limit ${countedAtMost + 1}) g)::int as count,
      (select name from user_groups where id = ${typeof id === 'number' ? id : null}::bigint) as name`)
  const { count = 0, name = null } = rows[0] ?? {}
  const chosen = typeof id === 'number' && name !== null ? { id, name } : null
  return { first, all: { count: Math.min(count, countedAtMost), more: count > countedAtMost }, chosen }
}
