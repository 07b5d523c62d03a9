import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'

/** Folded names of groups and roles that the file names: kept with the run, for the plan rests on whether they exist. */
export type Named = { groups: string[]; roles: string[] }

/** Distinct group and role names of the staged file. */
export async function namedIn(tx: Tx): Promise<Named> {
  const of = async (column: 'group_key' | 'role_key') =>
    (
      await tx.execute<{ k: string }>(sql`select distinct ${sql.raw(column)} as k from stage where ${sql.raw(column)} <> '' order by 1`)
    ).rows.map((row) => row.k)
  return { groups: await of('group_key'), roles: await of('role_key') }
}

const sum = (table: string, content = `${table}::text`) =>
  `coalesce(sum(hashtextextended(${content}, 0)::numeric), 0)::text || ':' || count(*)`

/**
 * A digest of everything a plan rests on (I19), read from the plan's own tables and the live ones: the account and its settings; every user
 * planned, in the account's groups, or with a code, NetId or login name looked up, with protection and own grants, and whether what these are on has
 * ended (U5: such a grant is not withdrawn); the employers, departments, employees, roles and groups named. Called in the transaction of the plan and again, under locks, in that of the commit.
 */
export async function fingerprint(tx: Tx, runId: number, accountId: number, named: Named): Promise<string> {
  const names = JSON.stringify(named)
  // Copies with statistics of their own: those of the shared tables may be older than this run, and a wrong join order costs minutes.
  await tx.execute(sql`create temp table plan on commit drop as select number, first_row, user_id, outcome, code_key, net_key, login_key, login_stem,
    login_number, employee_stage, personnel_number from import_plan_users where run_id = ${runId}`)
  await tx.execute(sql`create temp table lines on commit drop as select * from import_plan_rows where run_id = ${runId}`)
  await tx.execute(sql`analyze plan`)
  await tx.execute(sql`analyze lines`)
  const result = await tx.execute<{ part: string; digest: string }>(sql`
    with numbered as (
      -- A stem cut short shares its numbered names with others: each name is looked up once, however many stems led to it.
      select left(login_stem, 32 - digits) || n as login_key
      from (select left(login_stem, 32 - digits) as login_stem, digits, max(login_number) as most from plan
        join generate_series(1, 7) digits on login_number >= greatest(2, 10 ^ (digits - 1)) group by 1, 2) s
      cross join lateral generate_series(greatest(2, 10 ^ (digits - 1))::int, least(most, 10 ^ digits - 1)::int) n
    ),
    people as (
      select user_id as id from plan where outcome <> 'create' and user_id is not null
      union select id from users where group_id in (select group_id from customer_account_groups where account_id = ${accountId})
      -- Of users who are only absent nothing was looked up.
      union select users.id from (select distinct code_key from plan where first_row is not null) p join users using (code_key)
      union select users.id from (select distinct net_key from plan where first_row is not null) p join users using (net_key)
      union select users.id from plan join users using (login_key)
      union select users.id from plan join users on users.login_key = plan.login_stem
      union select users.id from numbered join users using (login_key)
    ),
    employer_codes as (select distinct employer_code as code from lines where employer_code <> ''),
    numbers as (
      select l.employer_code as code, l.employee_number as number from lines l where l.employee_number <> ''
      union select l.employer_code, p.personnel_number from plan p join lines l on l."user" = p.number
        where p.personnel_number is not null and l.employer_code <> '' and p.employee_stage is distinct from 0 and (p.employee_stage is distinct from 1 or l.row = p.first_row)
    )
    select 'account' as part, ${sql.raw(sum('a'))} as digest from customer_accounts a where id = ${accountId}
    union all select 'groups', ${sql.raw(sum('g'))} from customer_account_groups g where account_id = ${accountId}
    union all select 'scope-employers', ${sql.raw(sum('g'))} from customer_account_employers g where account_id = ${accountId}
    union all select 'scope-groups', ${sql.raw(sum('g'))} from customer_account_employer_groups g where account_id = ${accountId}
    union all select 'scope-members', ${sql.raw(sum('m'))} from employer_group_members m
      join customer_account_employer_groups s using (employer_group_id) where s.account_id = ${accountId}
    union all select 'users', ${sql.raw(sum('u', 'u::text || exists (select from api_clients c where c.user_id = u.id and c.revoked_at is null)'))} from users u join people using (id)
    union all select 'grants', ${sql.raw(sum('g', "concat_ws('|', g.id, g.user_id, coalesce(g.employer_id, 0), coalesce(g.department_id, 0), coalesce(g.employee_id, 0), g.depth, e.ended_at is null, d.ended_at is null, w.ended_at is null)"))}
      from grants g join people p on p.id = g.user_id left join departments d on d.id = g.department_id left join employees w on w.id = g.employee_id
      join employers e on e.id = coalesce(g.employer_id, d.employer_id, w.employer_id)
    union all select 'employers', ${sql.raw(sum('e', "concat_ws('|', e.id, e.code, e.ended_at)"))} from employers e join employer_codes using (code)
    union all select 'memberships', ${sql.raw(sum('m'))} from employer_group_members m join employers e on e.id = m.employer_id join employer_codes using (code)
    union all select 'departments', ${sql.raw(sum('d', "concat_ws('|', d.id, d.code, d.parent_id, d.ended_at)"))}
      from (select distinct employer_code, department_code from lines where department_code <> '') l
      join employers e on e.code = l.employer_code join departments d on d.employer_id = e.id and d.code = l.department_code
    union all select 'employees', ${sql.raw(sum('w'))}
      from numbers n join employers e on e.code = n.code join employees w on w.employer_id = e.id and w.number = n.number
    union all select 'employees-elsewhere', ${sql.raw(sum('w'))}
      from (select distinct personnel_number as number from plan where personnel_number is not null and first_row is not null and coalesce(employee_stage, 3) = 3) n
      join employees w on w.number = n.number
    union all select 'roles', ${sql.raw(sum('r'))} from roles r where r.is_default or r.name_key in (select jsonb_array_elements_text(${names}::jsonb->'roles'))
    union all select 'named-groups', ${sql.raw(sum('g', "concat_ws('|', g.id, g.name_key)"))} from user_groups g
      where g.name_key in (select jsonb_array_elements_text(${names}::jsonb->'groups'))`)
  return result.rows
    .map(({ part, digest }) => `${part}=${digest}`)
    .sort()
    .join(';')
}
