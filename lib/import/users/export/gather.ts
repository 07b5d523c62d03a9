import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { AccountSettings } from '../../accounts/queries'
import type { Element } from '../../map/row'

const tables = [
  'export_users (id bigint, code_key text, personnel_number text)',
  'export_held (user_id bigint, employer_id bigint, employer_code text, department_code text, depth integer, employee_number text, fits boolean)',
  'export_near (user_id bigint, leader text)',
  'export_judged (user_id bigint, reason text, led boolean, leader text)',
]

const targetColumn: Record<Element, string> = { werkgever: 'employer_id', afdeling: 'department_id', werknemer: 'employee_id' }

/**
 * Finds out whom to export and how: `export_judged` says of every active user of level User in the account's groups why not, and whether an
 * employee's data lead; `export_held` holds their grants on open employers in the account's scope. Tables of their own, because statistics
 * on them keep the joins of a hundred thousand grants quick. Leaves the transaction read-only.
 */
export async function gather(tx: Tx, account: AccountSettings, element: Element, netIdBound: boolean): Promise<void> {
  await tx.execute(sql.raw(tables.map((table) => `create temp table ${table} on commit drop`).join('; ')))
  await tx.execute(sql.raw(`set transaction read only; set local work_mem = '64MB'`))
  await fill(
    tx,
    'export_users',
    sql`select x.id, x.code_key, x.personnel_number from users x
      join customer_account_groups ag on ag.group_id = x.group_id and ag.account_id = ${account.id} where x.status = 'active' and x.level = 'user'`,
  )
  await fill(
    tx,
    'export_held',
    sql`select g.user_id, e.id, e.code, d.code, g.depth, w.number, ${sql.raw(`g.${targetColumn[element]} is not null`)}
      from grants g join export_users u on u.id = g.user_id
      left join departments d on d.id = g.department_id left join employees w on w.id = g.employee_id
      join employers e on e.id = coalesce(g.employer_id, d.employer_id, w.employer_id)
      where e.ended_at is null and d.ended_at is null and w.ended_at is null and ${inScope(account)}`,
  )
  await fill(
    tx,
    'export_near',
    sql`select n.user_id, min(n.employer_code) filter (where ${sameData(account)})
      from (select distinct user_id, employer_id, employer_code from export_held where fits) n
      join users u on u.id = n.user_id join employees w on w.employer_id = n.employer_id and w.number = u.personnel_number and w.ended_at is null
      group by n.user_id`,
  )
  await fill(tx, 'export_judged', judged(account, netIdBound))
}

async function fill(tx: Tx, table: string, select: SQL): Promise<void> {
  await tx.execute(sql`insert into ${sql.raw(table)} ${select}`)
  await tx.execute(sql.raw(`analyze ${table}`))
}

function judged(account: AccountSettings, netIdBound: boolean): SQL {
  const ambiguous =
    account.identification === 'code' ? sql`exists (select from users y where y.code_key = u.code_key and y.id <> u.id)` : sql`false`
  const foreignDomain = netIdBound ? sql`u.net_id is not null and u.sso_domain is distinct from ${account.ssoDomain}::text` : sql`false`
  // An employee of the account's scope leads when none of the user's own employers has the number; two hits tell that there are several.
  return sql`
    with kinds as (
      select user_id, bool_or(fits) as has_grant, bool_or(not fits) as has_other from export_held group by user_id
    ), far as (
      select u.id as user_id, count(*) as hits, bool_and(hit.same) as same from export_users xu
      join users u on u.id = xu.id left join export_near n on n.user_id = xu.id
      cross join lateral (
        select ${sameData(account)} as same from employees w join employers e on e.id = w.employer_id
        where w.number = u.personnel_number and w.ended_at is null and e.ended_at is null and ${inScope(account)} limit 2) hit
      where xu.personnel_number is not null and n.user_id is null group by u.id
    )
    select u.id,
      case when u.code is null then 'no-code' when ${ambiguous} then 'ambiguous-code' when not coalesce(k.has_grant, false) then 'no-grant'
        when k.has_other then 'other-element' when u.role_id is null and exists (select from roles where is_default) then 'no-role'
        when ${foreignDomain} then 'sso-domain'
        when n.user_id is not null and n.leader is null or far.hits > 1 or not far.same then 'employee-differs'
        when n.user_id is null and far.user_id is null and u.last_name is null then 'no-last-name' end,
      n.user_id is not null or far.user_id is not null, n.leader
    from export_users xu join users u on u.id = xu.id left join kinds k on k.user_id = u.id
    left join export_near n on n.user_id = u.id left join far on far.user_id = u.id`
}

const inScope = ({ id, scope }: AccountSettings): SQL => {
  switch (scope.kind) {
    case 'all':
      return sql`true`
    case 'employers':
      return sql`e.id in (select s.employer_id from customer_account_employers s where s.account_id = ${id})`
    case 'groups':
      return sql`e.id in (select m.employer_id from customer_account_employer_groups s
        join employer_group_members m on m.employer_group_id = s.employer_group_id where s.account_id = ${id})`
  }
}

/** Whether the employee `w` would leave the user `u` as it is (I14); e-mail and telephone follow the account's policy (I15). */
const sameData = ({ contact }: AccountSettings): SQL => {
  const names = `w.last_name is not null and (w.last_name, w.prefixes, w.initials, w.first_name, w.gender)
    is not distinct from (u.last_name, u.prefixes, u.initials, u.first_name, u.gender)`
  const contacts = {
    never: 'true',
    always: '(w.work_email, w.work_phone) is not distinct from (u.email, u.phone)',
    delivered:
      '(w.work_email is null or w.work_email is not distinct from u.email) and (w.work_phone is null or w.work_phone is not distinct from u.phone)',
  }
  return sql.raw(`(${names} and ${contacts[contact]})`)
}
