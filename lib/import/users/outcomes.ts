import { type SQL, sql } from 'drizzle-orm'
import { type PlanFacts, remark, seen } from './facts'
import { inScope } from './grants'

/** The fields of a user that an import may change: column of the tables, and its name in `changed` and on screens. */
export const FIELDS = [
  ['group_id', 'gebruikersgroep'],
  ['role_id', 'rol'],
  ['net_id', 'netId'],
  ['sso_domain', 'ssoDomein'],
  ['personnel_number', 'personeelsnummer'],
  ['last_name', 'achternaam'],
  ['prefixes', 'tussenvoegsels'],
  ['initials', 'voorletters'],
  ['first_name', 'roepnaam'],
  ['gender', 'geslacht'],
  ['email', 'email'],
  ['email2', 'email2'],
  ['phone', 'telefoonnummer'],
  ['phone2', 'telefoonnummer2'],
] as const

const differs = (columns: readonly (readonly [string, string])[]): SQL =>
  sql.raw(columns.map(([column]) => `q.${column} is distinct from x.${column}`).join(' or '))

/**
 * Refuses what would change the user behind an API client (I10), then writes the plan: one row a user with its outcome (I18)
 * and, under the full template, those who would be deactivated or are protected (I8, I10).
 */
export async function planOutcomes(facts: PlanFacts): Promise<void> {
  const { tx, runId, settings } = facts
  await remark(
    facts,
    'protected-user',
    'error',
    sql`select q.first_row, 'Gebruiker_Code', q.code, q.u from q
      where q.has_client and (q.status = 'deactivated' or (q.group_id is not null and q.group_id is distinct from q.old_group_id)
        or exists (select from gd where gd.u = q.u and gd.action <> 'keep'))`,
  )
  await tx.execute(
    sql`insert into bad select distinct rm.u from rm where rm.code = 'protected-user' and not exists (select from bad where bad.u = rm.u)`,
  )
  await tx.execute(sql`delete from gd using bad where bad.u = gd.u`)
  await tx.execute(sql`
    create temp table gc on commit drop as
    select u, count(*) filter (where action = 'add') as added, count(*) filter (where action = 'remove') as removed, count(*) filter (where action = 'keep') as kept
    from gd group by u`)
  await tx.execute(sql`analyze gc`)
  const changed = FIELDS.map(
    ([column, name]) => `'${name}', case when q.${column} is distinct from x.${column} then jsonb_build_array(x.${column}) end`,
  )
  await tx.execute(sql`
    insert into import_plan_users (run_id, number, first_row, user_id, outcome, code, code_key, group_id, group_name, role_id,
      login_name, login_key, login_stem, login_number, net_id, net_key, sso_domain, sso_key, employee_id, employee_stage, personnel_number,
      last_name, prefixes, initials, first_name, gender, email, email2, phone, phone2, changed, grants_added, grants_removed, grants_kept)
    select ${runId}, q.u, q.first_row, coalesce(q.user_id, case when bad.u is null then nextval(pg_get_serial_sequence('users', 'id')) end),
      case when bad.u is not null then 'error' when q.user_id is null then 'create' when x.status = 'deactivated' then 'reactivate'
        when q.group_id is distinct from x.group_id then 'move'
        when ${differs(FIELDS)} or gc.added > 0 or gc.removed > 0 then 'update' else 'unchanged' end,
      coalesce(x.code, q.code), q.code_key, q.group_id, q.group_name, q.role_id,
      coalesce(x.login_name, ln.login_name), coalesce(x.login_key, ln.login_key), ln.stem, ln.number,
      q.net_id, q.net_key, q.sso_domain, q.sso_key, q.employee_id, q.employee_stage, q.personnel_number,
      q.last_name, q.prefixes, q.initials, q.first_name, q.gender, q.email, q.email2, q.phone, q.phone2,
      case when x.id is not null and (${differs(FIELDS)}) then jsonb_strip_nulls(jsonb_build_object(${sql.raw(changed.join(', '))})) end,
      coalesce(gc.added, 0), coalesce(gc.removed, 0), coalesce(gc.kept, 0)
    from q left join users x on x.id = q.user_id and ${seen(facts, 'x')} left join bad on bad.u = q.u left join ln on ln.u = q.u left join gc on gc.u = q.u`)
  if (settings.template === 'volledig') await planAbsent(facts)
}

async function planAbsent(facts: PlanFacts): Promise<void> {
  const { tx, runId, actorUserId } = facts
  await tx.execute(sql`
    create temp table absent on commit drop as
    select ((select count(*) from uf) + row_number() over (order by x.group_id, x.login_key))::int as u, x.id as user_id,
      case when x.id = ${actorUserId}::bigint then 'self' when x.level <> 'user' then 'level'
        when exists (select from api_clients c where c.user_id = x.id and c.revoked_at is null) then 'api-client' end as protection
    from users x join ag on ag.id = x.group_id
    where x.status = 'active' and exists (select from stage) and not exists (select from m where m.user_id = x.id)`)
  await tx.execute(sql`analyze absent`)
  await tx.execute(sql`
    insert into gd
    select a.u, 'remove', g.id, g.employer_id, g.department_id, g.employee_id, g.depth, null from absent a
    join grants g on g.user_id = a.user_id ${inScope} where a.protection is null`)
  await tx.execute(sql`
    insert into import_plan_users (run_id, number, user_id, outcome, protection, code, code_key, group_id, group_name, role_id, login_name, login_key,
      net_id, net_key, sso_domain, sso_key, personnel_number, last_name, prefixes, initials, first_name, gender, email, email2, phone, phone2, grants_removed)
    select ${runId}, a.u, a.user_id, case when a.protection is null then 'deactivate' else 'protected' end, a.protection, x.code, x.code_key, x.group_id, ug.name,
      x.role_id, x.login_name, x.login_key, x.net_id, x.net_key, x.sso_domain, x.sso_key, x.personnel_number, x.last_name, x.prefixes, x.initials,
      x.first_name, x.gender, x.email, x.email2, x.phone, x.phone2, (select count(*) from gd where gd.u = a.u)
    from absent a left join users x on x.id = a.user_id and ${seen(facts, 'x')} left join user_groups ug on ug.id = x.group_id`)
}
