import { sql } from 'drizzle-orm'
import { db, type Tx } from '@/db/client'
import type { Context } from '@/lib/kernel/context'
import type { Sheet } from '@/lib/kernel/sheet/sheet'
import type { AccountSettings } from '../../accounts/queries'
import type { Target } from '../../map/bind'
import { type Element, unusedBy } from '../../map/row'
import { accountToExport } from './export'
import { layoutFor, type Values } from './rules'

export type TemplateWish = { account: string; element?: Element; filled: boolean }

/**
 * The right columns for the element, empty or with an example that fits the account's own organisation (I27): a sheet to be written in any
 * format. Throws `Forbidden`.
 */
export const templateSheet = (ctx: Context, wish: TemplateWish): Promise<{ element: Element; sheet: Sheet; rows: number }> =>
  db().transaction(async (tx) => {
    const account = await accountToExport(tx, ctx, wish.account)
    const element = wish.element ?? account.element
    const layout = layoutFor(element, account.mapping, false)
    const example = wish.filled
      ? (await exampleRows(tx, account, element)).flatMap((values) => [layout.cells(fitting(values, element, account)) ?? []])
      : []
    const rows = example.filter((row) => row.length > 0)
    return { element, rows: rows.length, sheet: { name: 'Gebruikers', header: layout.header, rows } }
  })

type Place = { employer: string; department: string | null; sibling: string | null; number: string | null; email: string | null }

/** An employee who manages two departments, and someone from outside with the personal data in the file (I14, both options). */
async function exampleRows(tx: Tx, account: AccountSettings, element: Element): Promise<Values[]> {
  const place = await examplePlace(tx, account)
  const Gebruiker_GebruikersGroep = account.groups[0]?.name ?? 'HR'
  const manager: Values = {
    Werkgevercode: place.employer,
    AfdelingCode: place.department ?? '10',
    AutorisatieNiveau: '2',
    Werknemer_Personeelsnummer: place.number ?? '000123',
    Gebruiker_GebruikersGroep,
    Gebruiker_Code: place.email ?? 'j.berg@voorbeeld.example',
    Gebruiker_Personeelsnummer: place.number ?? '000123',
  }
  const outsider: Values = {
    ...manager,
    AutorisatieNiveau: '1',
    Gebruiker_Code: 'a.devries@partner.example',
    Gebruiker_Personeelsnummer: '',
    Gebruiker_Achternaam: 'Vries',
    Gebruiker_Tussenvoegsels: 'de',
    Gebruiker_Voorletters: 'A.B.',
    Gebruiker_Roepnaam: 'Anna',
    Gebruiker_Geslacht: 'V',
    Gebruiker_Email: 'a.devries@partner.example',
    Gebruiker_Telefoonnummer: '+31 20 1234567',
  }
  return [
    manager,
    ...(element === 'afdeling' && place.sibling ? [{ ...manager, AfdelingCode: place.sibling, AutorisatieNiveau: '' }] : []),
    outsider,
  ]
}

async function examplePlace(tx: Tx, { id, scope }: AccountSettings): Promise<Place> {
  const { rows } = await tx.execute<Place>(sql`
    select e.code as employer, d.codes[1] as department, d.codes[2] as sibling, w.number, w.work_email as email
    from employers e
    left join lateral (select array(select code from departments where employer_id = e.id and ended_at is null order by code limit 2) as codes) d on true
    left join lateral (
      select number, work_email from employees where employer_id = e.id and ended_at is null and last_name is not null and work_email is not null
      order by number limit 1) w on true
    where e.ended_at is null and (${scope.kind} = 'all'
      or e.id in (select employer_id from customer_account_employers where account_id = ${id})
      or e.id in (select m.employer_id from customer_account_employer_groups s
        join employer_group_members m on m.employer_group_id = s.employer_group_id where s.account_id = ${id}))
    order by d.codes[1] is null, w.number is null, e.code limit 1`)
  return rows[0] ?? { employer: '0001', department: null, sibling: null, number: null, email: null }
}

/** Leaves out what the element does not use (I6); what the account binds to a constant is that constant (I4). */
function fitting(values: Values, element: Element, { mapping }: AccountSettings): Values {
  const used = Object.entries(values).filter(([target]) => !unusedBy[element].includes(target as Target))
  return { ...Object.fromEntries(used), ...mapping?.constants }
}
