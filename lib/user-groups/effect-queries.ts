import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import { employersOfGroup } from '@/lib/access/reach/authorisations'
import type { Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { rowsOf } from './commands/authorise'
import type { AuthorisationChange } from './schema'

/**
 * An employer whose authorisation gives members more than their own rights do: how many members have rights on departments or employees there,
 * and of how many an import delivered those; and `outside`, to how many an import delivered rights, but none there. `pending`: only once the change is saved.
 */
export type Widened = { code: string; name: string; members: number; delivered: number; outside: number; pending: boolean }

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
    own_at as materialized (
      select g.user_id, coalesce(g.employer_id, d.employer_id, x.employer_id) as employer_id, bool_or(g.employer_id is not null) as whole,
        bool_or(g.employer_id is null) as narrow, bool_or(g.employer_id is null and g.run_id is not null) as delivered
      from members u join grants g on g.user_id = u.id
        left join departments d on d.id = g.department_id left join employees x on x.id = g.employee_id
      where coalesce(d.ended_at, x.ended_at) is null
      group by 1, 2),
    delivered as materialized (
      select u.id as user_id from members u where exists (select from grants g where g.user_id = u.id and g.run_id is not null)),
    reached as materialized (
      select t.employer_id, n.employer_id is null as pending from then_reached t left join now_reached n using (employer_id)),
    widened as materialized (
      select o.user_id, r.employer_id, o.delivered, r.pending from own_at o join reached r using (employer_id) where o.narrow and not o.whole),
    per as materialized (
      select r.employer_id, r.pending, coalesce(w.members, 0) as members, coalesce(w.delivered, 0) as delivered,
        (select count(*) from delivered) - coalesce(a.some, 0) as outside
      from reached r
        left join (select employer_id, count(*) as members, count(*) filter (where delivered) as delivered from widened group by 1) w using (employer_id)
        left join (select o.employer_id, count(*) as some from own_at o join delivered using (user_id) group by 1) a using (employer_id)),
    -- Of those whom an import delivered: at how many of the employers they have rights of their own.
    known as materialized (
      select d.user_id, count(*) filter (where r.pending) as pending, count(*) filter (where not r.pending) as already
      from delivered d left join own_at o using (user_id) left join reached r using (employer_id) group by 1),
    wider as materialized (
      select user_id, pending from widened
      union select user_id, true from known where pending < (select count(*) from reached where pending)
      union select user_id, false from known where already < (select count(*) from reached where not pending)),
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
          'already', count(distinct user_id) filter (where not pending)) from wider),
        'first', (select coalesce(jsonb_agg(to_jsonb(f)), '[]') from (
          select e.code, e.name, p.pending, p.members, p.delivered, p.outside
          from per p join employers e on e.id = p.employer_id where p.members + p.outside > 0
          order by p.pending desc, p.members desc, p.outside desc, e.code collate "C" limit ${named}) f),
        'more', (select count(*) > ${named} from per where members + outside > 0))) as effect
    from user_groups g where g.id = ${groupId}`)
  const effect = rows[0]?.effect
  if (!effect) throw new Forbidden('not-found')
  return effect
}
