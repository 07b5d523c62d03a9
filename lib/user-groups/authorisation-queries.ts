import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import type { Context } from '@/lib/kernel/context'

/** An employer that a group is authorised for, by itself (`via` null) or through employer groups (A2). */
export type AuthorisedEmployer = { code: string; name: string; via: string[] }
export type GroupAuthorisation = { name: string; members: number; employers: AuthorisedEmployer[]; total: number }

const shown = 1000

/** The groups to choose from, by name. Guarded as the page Autorisatie werkgevers. */
export async function groupsToAuthorise(ctx: Context): Promise<{ id: number; name: string }[]> {
  await guard(db(), ctx, 'employer-authorisation')
  const { rows } = await db().execute<{ id: string; name: string }>(sql`select id, name from user_groups order by name_key limit 5000`)
  return rows.map(({ id, name }) => ({ id: Number(id), name }))
}

/** What a group is authorised for now, by code, at most a thousand of it; null when there is no such group. Guarded as that page. */
export async function groupAuthorisation(ctx: Context, groupId: number): Promise<GroupAuthorisation | null> {
  await guard(db(), ctx, 'employer-authorisation')
  const found = await db().execute<{ name: string; members: number }>(sql`
    select g.name, (select count(*) from users u where u.group_id = g.id and u.status = 'active')::int as members
    from user_groups g where g.id = ${groupId}`)
  const group = found.rows[0]
  if (!group) return null
  const { rows } = await db().execute<AuthorisedEmployer & { total: number }>(sql`
    select e.code, e.name, array_remove(array_agg(r.via order by r.via), null) as via, count(*) over ()::int as total
    from (
      select employer_id, null as via from group_employers where group_id = ${groupId}
      union all
      select m.employer_id, s.name from group_employer_groups a
        join employer_groups s on s.id = a.employer_group_id
        join employer_group_members m on m.employer_group_id = s.id
      where a.group_id = ${groupId}
    ) r join employers e on e.id = r.employer_id
    where e.ended_at is null group by e.id order by e.code limit ${shown}`)
  const employers = rows.map(({ total: _, ...employer }) => employer)
  return { name: group.name, members: group.members, employers, total: rows[0]?.total ?? 0 }
}
