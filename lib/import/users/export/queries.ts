import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { AccountSettings } from '../../accounts/queries'
import type { Element } from '../../map/row'
import type { Values } from './rules'

/** Why a user cannot be exported so that importing the file unchanged changes nothing (I26). */
export type NotExportableReason =
  | 'no-grant'
  | 'other-element'
  | 'no-code'
  | 'ambiguous-code'
  | 'no-role'
  | 'no-last-name'
  | 'employee-differs'
  | 'sso-domain'
  | 'unwritable'

/** A user of the account's groups with the rows that say its grants; none when there is a reason not to export it. */
export type ExportedUser = { login: string; group: string; code: string | null; reason: NotExportableReason | null; rows: Values[] }

type Line = {
  id: string
  login_name: string
  group_name: string
  code: string | null
  reason: NotExportableReason | null
  led: boolean
  values: Record<string, string | null>
}

const FETCH = 2000

/**
 * The active users of level User in the account's groups, with one row per own grant of the element on an open employer in the account's scope
 * (I26); grants on anything else are none of this import's (I7). Read through a cursor: the transaction must stay open until the last is taken.
 */
export async function* usersToExport(
  tx: Tx,
  account: AccountSettings,
  element: Element,
  options: { netIdBound: boolean },
): AsyncGenerator<ExportedUser> {
  await tx.execute(sql`declare users_to_export no scroll cursor for ${lines(account, element, options.netIdBound)}`)
  let user = null as (ExportedUser & { id: string }) | null
  for (;;) {
    const { rows } = await tx.execute<Line>(sql.raw(`fetch ${FETCH} from users_to_export`))
    for (const line of rows) {
      if (user?.id !== line.id) {
        if (user) yield user
        user = { id: line.id, login: line.login_name, group: line.group_name, code: line.code, reason: line.reason, rows: [] }
      }
      if (!line.reason) user.rows.push(valuesOf(line))
    }
    if (rows.length < FETCH) break
  }
  if (user) yield user
}

// An employee's data lead (I14): what the file would say of them is left out, as a delivery does.
const fromEmployee = new Set([
  'Gebruiker_Achternaam',
  'Gebruiker_Tussenvoegsels',
  'Gebruiker_Voorletters',
  'Gebruiker_Roepnaam',
  'Gebruiker_Geslacht',
  'Gebruiker_Email',
  'Gebruiker_Telefoonnummer',
])

const valuesOf = ({ values, led }: Line): Values =>
  Object.fromEntries(Object.entries(values).filter(([target, value]) => value !== null && !(led && fromEmployee.has(target))))

const targetColumn: Record<Element, string> = { werkgever: 'employer_id', afdeling: 'department_id', werknemer: 'employee_id' }

function lines(account: AccountSettings, element: Element, netIdBound: boolean): SQL {
  const fits = sql.raw(`g.${targetColumn[element]} is not null`)
  const ambiguous =
    account.identification === 'code' ? sql`exists (select from users y where y.code_key = u.code_key and y.id <> u.id)` : sql`false`
  const foreignDomain = netIdBound ? sql`u.net_id is not null and u.sso_domain is distinct from ${account.ssoDomain}::text` : sql`false`
  return sql`
    with scope as materialized (
      select e.id, e.code from employers e where e.ended_at is null and ${inScope(account)}
    ), u as materialized (
      select x.*, ug.name as group_name, ug.name_key, ro.name as role_name from users x
      join customer_account_groups ag on ag.group_id = x.group_id and ag.account_id = ${account.id}
      join user_groups ug on ug.id = x.group_id left join roles ro on ro.id = x.role_id
      where x.status = 'active' and x.level = 'user'
    ), held as materialized (
      select g.user_id, s.id as employer_id, s.code as employer_code, d.code as department_code, g.depth, w.number as employee_number, ${fits} as fits
      from grants g join u on u.id = g.user_id left join departments d on d.id = g.department_id left join employees w on w.id = g.employee_id
      join scope s on s.id = coalesce(g.employer_id, d.employer_id, w.employer_id)
      where d.ended_at is null and w.ended_at is null
    ), kinds as (
      select user_id, bool_or(fits) as has_grant, bool_or(not fits) as has_other from held group by user_id
    ), near as materialized (
      select u.id as user_id, min(e.employer_code) filter (where ${sameData(account)}) as leader
      from u join (select distinct user_id, employer_id, employer_code from held where fits) e on e.user_id = u.id
      join employees w on w.employer_id = e.employer_id and w.number = u.personnel_number and w.ended_at is null group by u.id
    ), far as (
      select u.id as user_id, count(*) as hits, bool_and(hit.same) as same from u
      cross join lateral (
        select ${sameData(account)} as same from employees w join scope s on s.id = w.employer_id
        where w.number = u.personnel_number and w.ended_at is null limit 2) hit
      where u.personnel_number is not null and not exists (select from near where near.user_id = u.id) group by u.id
    ), judged as (
      select u.*, near.leader, near.user_id is not null or far.user_id is not null as led,
        case when u.code is null then 'no-code' when ${ambiguous} then 'ambiguous-code' when not coalesce(k.has_grant, false) then 'no-grant'
          when k.has_other then 'other-element' when u.role_id is null and exists (select from roles where is_default) then 'no-role' when ${foreignDomain} then 'sso-domain'
          when near.user_id is not null and near.leader is null or far.hits > 1 or not far.same then 'employee-differs'
          when near.user_id is null and far.user_id is null and u.last_name is null then 'no-last-name' end as reason
      from u left join kinds k on k.user_id = u.id left join near on near.user_id = u.id left join far on far.user_id = u.id
    )
    select j.id, j.login_name, j.group_name, j.code, j.reason, j.led, ${values} as values
    from judged j left join held h on h.user_id = j.id and h.fits and j.reason is null
    order by j.name_key, j.code_key, j.id, (h.employer_code = j.leader) desc nulls last, h.employer_code, h.department_code, h.employee_number`
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

const values =
  sql.raw(`jsonb_build_object('Werkgevercode', h.employer_code, 'AfdelingCode', h.department_code, 'AutorisatieNiveau', h.depth::text,
  'Werknemer_Personeelsnummer', h.employee_number, 'Gebruiker_GebruikersGroep', j.group_name, 'Gebruiker_Rol', j.role_name, 'Gebruiker_Code', j.code,
  'Gebruiker_NetId', j.net_id, 'Gebruiker_Inlognaam', j.login_name, 'Gebruiker_Personeelsnummer', j.personnel_number, 'Gebruiker_Achternaam', j.last_name,
  'Gebruiker_Tussenvoegsels', j.prefixes, 'Gebruiker_Voorletters', j.initials, 'Gebruiker_Roepnaam', j.first_name, 'Gebruiker_Geslacht', j.gender,
  'Gebruiker_Email', j.email, 'Gebruiker_Email2', j.email2, 'Gebruiker_Telefoonnummer', j.phone, 'Gebruiker_Telefoonnummer2', j.phone2)`)
