import { sql } from 'drizzle-orm'
import type { Target } from '../map/bind'
import { type PlanFacts, present, remark, seen } from './facts'

/**
 * Resolves users: who is known already (`m`, I13), whose data an employee leads (`emp`, I14), and every value as it would become (`q`).
 * The remarks about users stand on their first row.
 */
export async function resolveUsers(facts: PlanFacts): Promise<void> {
  const { tx, settings } = facts
  const byGroup = settings.identification === 'groep-en-code'
  await tx.execute(sql`
    create temp table m on commit drop as
    select uf.u, x.id as user_id, count(*) over (partition by uf.u) as hits
    from uf ${byGroup ? sql`join ag on ag.name_key = uf.group_key join users x on x.code_key = uf.code_key and x.group_id = ag.id` : sql`join users x on x.code_key = uf.code_key`}`)
  await tx.execute(sql`create index on m (u)`)
  await tx.execute(sql`analyze m`)
  await findEmployees(facts)
  await makeValues(facts)
  await userRemarks(facts)
}

async function findEmployees(facts: PlanFacts): Promise<void> {
  const { tx } = facts
  await tx.execute(sql`
    create temp table emp on commit drop as
    select f.u, e.id as employee_id, 1 as stage, 1::bigint as hits from f
    join employers er on er.id = f.first_employer_id and er.ended_at is null
    join scope on scope.employer_id = er.id
    join employees e on e.employer_id = f.first_employer_id and e.number = f.personnel and e.ended_at is null
    where f.personnel <> ''`)
  await tx.execute(sql`
    insert into emp
    select f.u, min(e.id), 2, count(*) from f
    join (select distinct u, employer_id from r where u is not null and employer_id is not null and not out_of_scope) o on o.u = f.u
    join employees e on e.employer_id = o.employer_id and e.number = f.personnel and e.ended_at is null
    where f.personnel <> '' and not exists (select from emp where emp.u = f.u) group by f.u`)
  await tx.execute(sql`analyze emp`)
  // Each number is looked up once, however many users have it: numbers of other customers' employers can be many.
  await tx.execute(sql`
    insert into emp
    with sought as (select f.u, f.personnel from f where f.personnel <> '' and not exists (select from emp where emp.u = f.u))
    select s.u, hit.id, 3, hit.hits from sought s
    join (
      select n.personnel, min(e.id) as id, count(*) as hits from (select distinct personnel from sought) n
      join employees e on e.number = n.personnel and e.ended_at is null
      join scope on scope.employer_id = e.employer_id
      join employers er on er.id = e.employer_id and er.ended_at is null
      group by n.personnel) hit using (personnel)`)
  await tx.execute(sql`create index on emp (u)`)
  await tx.execute(sql`analyze emp`)
}

async function makeValues(facts: PlanFacts): Promise<void> {
  const { tx, settings } = facts
  const has = (target: Target) => present(facts, target)
  // A name or gender: the employee leads, else the file where it has the column, else what there is (I14, I15).
  const name = (target: Target, file: string, employee: string) =>
    sql.raw(
      `case when w.id is not null then w.${employee} when ${raw(facts, target)} then nullif(f.${file}, '') else x.${file} end as ${file}`,
    )
  // E-mail and telephone: the same source, but an existing user follows the account's setting (I15).
  const contact = (target: Target, file: string, employee: string | null) => {
    const source = employee ? `case when w.id is not null then w.${employee} else nullif(f.${file}, '') end` : `nullif(f.${file}, '')`
    const delivered = employee ? `(w.id is not null or ${raw(facts, target)})` : raw(facts, target)
    const policy = {
      never: `x.${file}`,
      always: `case when ${delivered} then ${source} else x.${file} end`,
      delivered: `coalesce(${source}, x.${file})`,
    }
    return sql.raw(`case when x.id is null then ${source} else ${policy[settings.contact]} end as ${file}`)
  }
  await tx.execute(sql`
    create temp table q on commit drop as
    select f.u, f.first_row, uf.code_key, f.code, known.id as user_id, known.level, known.status, known.group_id as old_group_id, f.group_id,
      coalesce(mm.hits, 0) as hits, f.group_name, f.login, f.login_key, f.personnel,
      emp.employee_id, case when f.personnel = '' then 0 else emp.stage end as employee_stage, emp.hits as employee_hits,
      x.valid_until < (now() at time zone 'Europe/Amsterdam')::date as validity_ended, x.valid_until,
      exists (select from api_clients c where c.user_id = known.id and c.revoked_at is null) as has_client,
      case when ${has('Gebruiker_Rol')} then coalesce(ro.id, dr.id) when x.id is null then dr.id else x.role_id end as role_id,
      case when f.net_id <> '' then f.net_id else x.net_id end as net_id,
      case when f.net_id <> '' then f.net_key else x.net_key end as net_key,
      case when f.net_id <> '' then ${settings.ssoDomain}::text else x.sso_domain end as sso_domain,
      case when f.net_id <> '' then ${settings.ssoDomain?.trim().toLowerCase() ?? null}::text else x.sso_key end as sso_key,
      f.net_id <> '' as net_delivered,
      case when ${has('Gebruiker_Personeelsnummer')} then nullif(f.personnel, '') else x.personnel_number end as personnel_number,
      ${name('Gebruiker_Achternaam', 'last_name', 'last_name')},
      ${name('Gebruiker_Tussenvoegsels', 'prefixes', 'prefixes')},
      ${name('Gebruiker_Voorletters', 'initials', 'initials')},
      ${name('Gebruiker_Roepnaam', 'first_name', 'first_name')},
      ${name('Gebruiker_Geslacht', 'gender', 'gender')},
      ${contact('Gebruiker_Email', 'email', 'work_email')},
      ${contact('Gebruiker_Email2', 'email2', null)},
      ${contact('Gebruiker_Telefoonnummer', 'phone', 'work_phone')},
      ${contact('Gebruiker_Telefoonnummer2', 'phone2', null)},
      w.id is not null as from_employee
    from f join uf using (u)
    left join (select u, min(user_id) as user_id, min(hits) as hits from m group by u) mm on mm.u = f.u
    left join users known on known.id = mm.user_id and mm.hits = 1
    left join users x on x.id = known.id and ${seen(facts, 'known')}
    left join emp on emp.u = f.u
    left join employees w on w.id = emp.employee_id and emp.hits = 1
    left join roles ro on ro.name_key = f.role_key
    left join roles dr on dr.is_default`)
  await tx.execute(sql`create unique index on q (u)`)
  await tx.execute(sql`analyze q (u, user_id, net_key)`)
}

const raw = (facts: PlanFacts, target: Target) => (facts.binding.sources.has(target) ? 'true' : 'false')

async function userRemarks(facts: PlanFacts): Promise<void> {
  const about = (column: Target, value: string, condition: ReturnType<typeof sql>) =>
    sql`select q.first_row, ${column}, ${sql.raw(value)}, q.u from q where ${condition}`
  // Whether it is a new user is only clear when its group and code are.
  const created = sql`(q.user_id is null and q.hits = 0 and q.group_id is not null)`
  const nameless = sql`q.last_name is null and (${created} or q.from_employee or ${present(facts, 'Gebruiker_Achternaam')})
    and not exists (select from rm where rm.u = q.u and rm."column" = 'Gebruiker_Achternaam' and rm.severity = 'error')`
  await remark(facts, 'missing-value', 'error', about('Gebruiker_Achternaam', `''`, nameless))
  await remark(facts, 'ambiguous-code', 'error', about('Gebruiker_Code', 'q.code', sql`q.hits > 1`))
  await remark(facts, 'higher-level-user', 'error', about('Gebruiker_Code', 'q.code', sql`q.level <> 'user'`))
  // I13: a user may be moved out of one of the account's groups, or out of none.
  await remark(
    facts,
    'move-not-allowed',
    'error',
    about(
      'Gebruiker_GebruikersGroep',
      'q.group_name',
      sql`q.level = 'user' and q.old_group_id is not null and q.old_group_id is distinct from q.group_id and q.group_id is not null and not exists (select from ag where ag.id = q.old_group_id)`,
    ),
  )
  await remark(facts, 'ambiguous-employee', 'error', about('Gebruiker_Personeelsnummer', 'q.personnel', sql`q.employee_hits > 1`))
  await remark(
    facts,
    'unknown-personnel-number',
    'warning',
    about('Gebruiker_Personeelsnummer', 'q.personnel', sql`q.personnel <> '' and q.employee_id is null`),
  )
  await remark(facts, 'validity-ended', 'warning', about('Gebruiker_Code', 'q.valid_until::text', sql`q.validity_ended`))
  await remark(
    facts,
    'netid-taken',
    'error',
    about(
      'Gebruiker_NetId',
      'q.net_id',
      sql`q.net_delivered and (
        exists (select from q o where o.u <> q.u and o.net_delivered and o.net_key = q.net_key)
        or exists (select from users x where x.net_key = q.net_key and coalesce(x.sso_key, '') = coalesce(q.sso_key, '')
          and (x.id <> q.user_id or ${created})))`,
    ),
  )
}
