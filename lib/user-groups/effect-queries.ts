import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import { employersOfGroup } from '@/lib/access/reach/authorisations'
import type { Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { rowsOf } from './commands/authorise'
import type { AuthorisationChange } from './schema'

/**
 * An employer whose authorisation gives members more than their own rights there, on departments or employees, do: how many members,
 * and of how many an import delivered those rights. `pending`: only once the change is saved.
 */
export type Widened = { code: string; name: string; members: number; delivered: number; pending: boolean }

/** Whom a change concerns: `employers` counts those reached now, then, and then for the first time; `clients` are the API clients that read through the group (W3, W6). */
export type AuthorisationEffect = {
  members: number
  employers: { now: number; after: number; gained: number }
  clients: { total: number; first: { application: string; login: string }[] }
  widened: { total: { pending: number; already: number }; first: Widened[]; more: boolean }
}

const named = 5

/**
 * What a change of a group's authorisation would mean for people and API clients, before it is saved (U3): one statement, whatever the number of
 * employers and members. A group that is not there: Forbidden. Guarded as the page Autorisatie werkgevers.
 */
export async function authorisationEffect(ctx: Context, { groupId, add, remove }: AuthorisationChange): Promise<AuthorisationEffect> {
  await guard(db(), ctx, 'employer-authorisation')
  const changed = (table: SQL, column: SQL, more: number[], less: number[]) => sql`
    select ${column} from ${table} where group_id = ${groupId} and ${column} not in (${rowsOf(less)}) union ${rowsOf(more)}`
  const single = changed(sql.raw('group_employers'), sql.raw('employer_id'), add.employers, remove.employers)
  const sets = changed(sql.raw('group_employer_groups'), sql.raw('employer_group_id'), add.employerGroups, remove.employerGroups)
  const { rows } = await db().execute<{ effect: AuthorisationEffect }>(sql`
    with now_reached as materialized (select distinct o.employer_id from (${employersOfGroup(groupId)}) o),
    then_reached as materialized (
      select e.id as employer_id from employers e where e.ended_at is null and (e.id in (${single})
        or e.id in (select m.employer_id from employer_group_members m where m.employer_group_id in (${sets})))),
    members as materialized (select u.id, u.login_name from users u where u.group_id = ${groupId} and u.status = 'active'),
    narrow as (
      select g.user_id, d.employer_id, g.run_id from members u join grants g on g.user_id = u.id join departments d on d.id = g.department_id
      where d.ended_at is null
      union all
      select g.user_id, x.employer_id, g.run_id from members u join grants g on g.user_id = u.id join employees x on x.id = g.employee_id
      where x.ended_at is null),
    widened as materialized (
      select n.user_id, n.employer_id, bool_or(n.run_id is not null) as delivered, n.employer_id not in (select employer_id from now_reached) as pending
      from narrow n
      where n.employer_id in (select employer_id from then_reached)
        and not exists (select from grants w where w.user_id = n.user_id and w.employer_id = n.employer_id)
      group by n.user_id, n.employer_id),
    clients as materialized (
      select a.name as application, u.login_name as login, c.id from api_clients c join users u on u.id = c.user_id
        join external_applications a on a.id = c.application_id
      where u.group_id = ${groupId} and c.revoked_at is null)
    select jsonb_build_object(
      'members', (select count(*) from members),
      'employers', jsonb_build_object('now', (select count(*) from now_reached), 'after', (select count(*) from then_reached),
        'gained', (select count(*) from then_reached where employer_id not in (select employer_id from now_reached))),
      'clients', jsonb_build_object('total', (select count(*) from clients), 'first', (
        select coalesce(jsonb_agg(jsonb_build_object('application', f.application, 'login', f.login)), '[]')
        from (select * from clients order by application, login limit ${named}) f)),
      'widened', jsonb_build_object(
        'total', (select jsonb_build_object('pending', count(distinct user_id) filter (where pending),
          'already', count(distinct user_id) filter (where not pending)) from widened),
        'first', (select coalesce(jsonb_agg(to_jsonb(f)), '[]') from (
          select e.code, e.name, w.pending, count(*) as members, count(*) filter (where w.delivered) as delivered
          from widened w join employers e on e.id = w.employer_id group by e.id, w.pending
          order by w.pending desc, count(*) desc, e.code collate "C" limit ${named}) f),
        'more', (select count(distinct employer_id) > ${named} from widened))) as effect
    from user_groups g where g.id = ${groupId}`)
  const effect = rows[0]?.effect
  if (!effect) throw new Forbidden('not-found')
  return effect
}
