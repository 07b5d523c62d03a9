import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { AccountSettings } from '../../accounts/queries'
import type { Element } from '../../map/row'
import { gather } from './gather'
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
  await gather(tx, account, element, options.netIdBound)
  await tx.execute(sql`
    declare users_to_export no scroll cursor for
    select id, login_name, group_name, code, reason, led, ${values} as values from (
      select u.*, ug.name as group_name, ro.name as role_name, j.reason, j.led, h.employer_code, h.department_code, h.depth, h.employee_number
      from export_judged j join users u on u.id = j.user_id join user_groups ug on ug.id = u.group_id left join roles ro on ro.id = u.role_id
      left join export_held h on h.user_id = j.user_id and h.fits and j.reason is null
      order by ug.name_key, u.code_key, u.id, (h.employer_code = j.leader) desc nulls last, h.employer_code, h.department_code, h.employee_number
    ) line`)
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

const values =
  sql.raw(`jsonb_build_object('Werkgevercode', employer_code, 'AfdelingCode', department_code, 'AutorisatieNiveau', depth::text,
  'Werknemer_Personeelsnummer', employee_number, 'Gebruiker_GebruikersGroep', group_name, 'Gebruiker_Rol', role_name, 'Gebruiker_Code', code,
  'Gebruiker_NetId', net_id, 'Gebruiker_Inlognaam', login_name, 'Gebruiker_Personeelsnummer', personnel_number, 'Gebruiker_Achternaam', last_name,
  'Gebruiker_Tussenvoegsels', prefixes, 'Gebruiker_Voorletters', initials, 'Gebruiker_Roepnaam', first_name, 'Gebruiker_Geslacht', gender,
  'Gebruiker_Email', email, 'Gebruiker_Email2', email2, 'Gebruiker_Telefoonnummer', phone, 'Gebruiker_Telefoonnummer2', phone2)`)
