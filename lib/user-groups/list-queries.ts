import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import type { Context } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { anywhere, placeFrom, placeText } from '@/lib/kernel/keyset'

export type GroupLine = { id: number; name: string; description: string | null; members: number; employers: number }
export type GroupPage = { items: GroupLine[]; next: string | null }

/** User groups by name (U2), with their active members and the employers they are authorised for (A2). Guarded as the page Gebruikersgroepen. */
export async function listGroups(ctx: Context, wish: { search?: string; after?: string; limit?: number } = {}): Promise<GroupPage> {
  await guard(db(), ctx, 'user-groups')
  const limit = Math.min(Math.max(wish.limit ?? 50, 1), 500)
  const place = placeFrom(wish.after)
  const text = fold(wish.search ?? '')
  const { rows } = await db().execute<GroupLine & { key: string }>(sql`
    select g.id::int8 as id, g.name, g.description, g.name_key as key,
      (select count(*) from users u where u.group_id = g.id and u.status = 'active')::int as members,
      (select count(*) from (
        select e.employer_id from group_employers e where e.group_id = g.id
        union
        select m.employer_id from group_employer_groups s join employer_group_members m on m.employer_group_id = s.employer_group_id where s.group_id = g.id
      ) reached join employers e on e.id = reached.employer_id where e.ended_at is null)::int as employers
    from user_groups g
    where ${text ? sql`g.name_key like ${anywhere(text)}` : sql`true`}
      and ${place ? sql`(g.name_key, g.id) > (${place.value}, ${place.id}::bigint)` : sql`true`}
    order by g.name_key, g.id limit ${limit + 1}`)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: rows.slice(0, limit).map(({ key: _, ...row }) => ({ ...row, id: Number(row.id) })),
    next: last ? placeText({ value: last.key, id: Number(last.id) }) : null,
  }
}
