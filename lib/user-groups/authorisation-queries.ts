import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import type { Context } from '@/lib/kernel/context'

export type GroupToAuthorise = { id: number; name: string }

/** An employer to choose: `sets` are the employer groups that it is in. Ended ones are there only where the group is authorised for them by name. */
export type EmployerChoice = { id: number; code: string; name: string; sets: number[]; ended: boolean }
export type EmployerSet = { id: number; name: string }

/** What there is to choose, and what the group is authorised for of it (A2). `changed`: by whom and when it last became so. */
export type GroupAuthorisation = {
  id: number
  name: string
  version: number
  members: number
  employers: EmployerChoice[]
  sets: EmployerSet[]
  authorised: { employers: number[]; sets: number[] }
  changed: { by: string; at: Date } | null
}

/** So many groups are offered whole; of more one types a part of the name (`groupChoices`). */
const offered = 300

/**
 * The groups to choose from, by name, and whether these are all of them; `chosen` is always among them, when it is there. Guarded as the page
 * Autorisatie werkgevers.
 */
export async function groupsToAuthorise(
  ctx: Context,
  chosen: number | null = null,
): Promise<{ groups: GroupToAuthorise[]; whole: boolean }> {
  await guard(db(), ctx, 'employer-authorisation')
  const { rows } = await db().execute<GroupToAuthorise & { key: string }>(sql`
    (select id::float8 as id, name, name_key as key from user_groups order by name_key limit ${offered + 1})
    union select id::float8, name, name_key from user_groups where id = ${chosen} order by key`)
  return { groups: rows.map(({ id, name }) => ({ id, name })), whole: rows.length <= offered }
}

/** What a group is authorised for and could be, employers by code; null when there is no such group. Guarded as that page. */
export async function groupAuthorisation(ctx: Context, groupId: number): Promise<GroupAuthorisation | null> {
  await guard(db(), ctx, 'employer-authorisation')
  // One statement, so that the version belongs to what is shown with it.
  const { rows } = await db().execute<Omit<GroupAuthorisation, 'changed'> & { at: Date | null; by: string | null }>(sql`
    select g.id::float8 as id, g.name, g.version,
      (select count(*) from users u where u.group_id = g.id and u.status = 'active')::int as members,
      (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'code', e.code, 'name', e.name, 'ended', e.ended_at is not null,
          'sets', coalesce(m.sets, '[]')) order by e.code collate "C"), '[]')
        from employers e
        left join (select employer_id, jsonb_agg(employer_group_id) as sets from employer_group_members group by employer_id) m on m.employer_id = e.id
        where e.ended_at is null or e.id in (select a.employer_id from group_employers a where a.group_id = g.id)) as employers,
      (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by s.name_key collate "C"), '[]') from employer_groups s) as sets,
      jsonb_build_object(
        'employers', (select coalesce(jsonb_agg(a.employer_id), '[]') from group_employers a where a.group_id = g.id),
        'sets', (select coalesce(jsonb_agg(a.employer_group_id), '[]') from group_employer_groups a where a.group_id = g.id)) as authorised,
      changed.at, changed.actor_name as by
    from user_groups g
    left join lateral (
      select l.at, l.actor_name from history_records r join history_links l on l.transaction_id = r.transaction_id
      where r.group_id = g.id and r.thing = 'user-group' and r.action = 'authorise' order by r.id desc limit 1) changed on true
    where g.id = ${groupId}`)
  const found = rows[0]
  if (!found) return null
  const { at, by, ...authorisation } = found
  return { ...authorisation, changed: at && by ? { at: new Date(at), by } : null }
}
