import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { type Counts, outcomes, type Remark, type SheetName } from './schema'

/** At most this many remarks and changes are listed; the totals have them all. */
const LISTED = 1000

/** One thing of the plan that would change: its sheet and row (null when it is absent and ends), its key, and old → new per column. */
export type Change = {
  sheet: SheetName
  row: number | null
  werkgevercode: string
  /** AfdelingCode or Personeelsnummer; null for an employer. */
  code: string | null
  outcome: 'create' | 'update' | 'reopen' | 'end'
  fields: { column: string; old: string | null; new: string | null }[]
}

export type PlanFigures = {
  rows: { total: number; ok: number; warning: number; error: number }
  employers: Counts
  departments: Counts
  employees: Counts
  employerGroups: { create: number }
  memberships: { add: number; remove: number }
  changesTotal: number
  remarksTotal: number
  /** What there is of each kind now, ended things left out. */
  there: { employers: number; departments: number; employees: number }
}

/** The figures of the plan in the temporary tables of this transaction. */
export async function figures(tx: Tx): Promise<PlanFigures> {
  const counts = (table: string) =>
    sql`(select coalesce(jsonb_object_agg(outcome, n), '{}') from (select outcome, count(*) as n from ${sql.raw(table)} group by outcome) c)`
  const there = (table: string) => sql`(select count(*) from ${sql.raw(table)} where ended_at is null)`
  const { rows } = await tx.execute<{ figures: Raw }>(sql`
    with severity as (
      select case when bool_or(r.severity = 'error') then 'error' else 'warning' end as worst
      from organisation_remarks r where r.row is not null group by r.sheet, r.row
    )
    select jsonb_build_object(
      'total', (select count(*) from staged_employers) + (select count(*) from staged_departments) + (select count(*) from staged_employees),
      'error', (select count(*) from severity where worst = 'error'), 'warning', (select count(*) from severity where worst = 'warning'),
      'employers', ${counts('planned_employers')}, 'departments', ${counts('planned_departments')}, 'employees', ${counts('planned_employees')},
      'groups', (select count(distinct name_key) from planned_members where group_id is null),
      'add', (select count(*) from planned_members where action = 'add'), 'remove', (select count(*) from planned_members where action = 'remove'),
      'remarks', (select count(*) from organisation_remarks),
      'there', jsonb_build_object('employers', ${there('employers')}, 'departments', ${there('departments')}, 'employees', ${there('employees')})
    ) as figures`)
  const raw = rows[0]?.figures as Raw
  const { total, error, warning } = raw
  const kinds = { employers: filled(raw.employers), departments: filled(raw.departments), employees: filled(raw.employees) }
  return {
    rows: { total, ok: total - error - warning, warning, error },
    ...kinds,
    employerGroups: { create: raw.groups },
    memberships: { add: raw.add, remove: raw.remove },
    changesTotal: Object.values(kinds).reduce((sum, kind) => sum + kind.create + kind.update + kind.reopen + kind.end, 0),
    remarksTotal: raw.remarks,
    there: raw.there,
  }
}

type Raw = Record<'total' | 'error' | 'warning' | 'groups' | 'add' | 'remove' | 'remarks', number> &
  Record<'employers' | 'departments' | 'employees', Partial<Counts>> & { there: PlanFigures['there'] }

const filled = (counts: Partial<Counts>): Counts => Object.fromEntries(outcomes.map((outcome) => [outcome, counts[outcome] ?? 0])) as Counts

/** The first remarks, in the order of sheets and rows; those about a whole sheet or column first. */
export async function remarks(tx: Tx): Promise<Remark[]> {
  const { rows } = await tx.execute<Remark>(sql`
    select sheet, row, "column", severity, code, value, hint from organisation_remarks
    order by array_position(array['werkgevers', 'afdelingen', 'werknemers'], sheet), row nulls first, severity, "column", code limit ${LISTED}`)
  return rows
}

/** The first changes, in the order of sheets and rows; what ends follows. */
export async function changes(tx: Tx): Promise<Change[]> {
  const groups = (from: SQL) => sql`(select string_agg(g.name, '|' order by g.name_key) from ${from})`
  const oldGroups = groups(sql`employer_group_members m join employer_groups g on g.id = m.employer_group_id where m.employer_id = p.id`)
  const newGroups =
    groups(sql`(select n.name, n.key as name_key from staged_employers s, jsonb_to_recordset(s.groups) as n(name text, key text)
    where s.row = p.row) g`)
  const first = (table: string, order: string) =>
    sql`(select * from ${sql.raw(table)} where outcome <> 'unchanged' order by ${sql.raw(order)} limit ${LISTED})`
  const person = (row: string) =>
    sql.raw(`'Achternaam', ${row}.last_name, 'Tussenvoegsels', ${row}.prefixes, 'Voorletters', ${row}.initials, 'Roepnaam', ${row}.first_name,
      'Geslacht', ${row}.gender, 'EmailadresWerk', ${row}.work_email, 'TelefoonnummerWerk', ${row}.work_phone`)
  const { rows } = await tx.execute<Omit<Change, 'fields'> & { old: Fields; new: Fields }>(sql`
    (select 'werkgevers' as sheet, p.row, p.code as werkgevercode, null as code, p.outcome,
      jsonb_build_object('Naam', e.name, 'Werkgevergroep', ${oldGroups}) as old,
      jsonb_build_object('Naam', p.name, 'Werkgevergroep',
        case when exists (select from planned_members m where m.employer_code = p.code) then ${newGroups} else ${oldGroups} end) as new
    from ${first('planned_employers', 'row, code')} p left join employers e on e.id = p.id order by p.row, p.code)
    union all
    (select 'afdelingen', p.row, p.employer_code, p.code, p.outcome, jsonb_build_object('Naam', d.name, 'BovenliggendeAfdelingCode', p.old_parent_code),
      jsonb_build_object('Naam', p.name, 'BovenliggendeAfdelingCode', p.parent_code)
    from ${first('planned_departments', 'row, employer_code, code')} p left join departments d on d.id = p.id order by p.row, p.employer_code, p.code)
    union all
    (select 'werknemers', p.row, p.employer_code, p.number, p.outcome, jsonb_build_object('AfdelingCode', p.old_department_code, ${person('w')}),
      jsonb_build_object('AfdelingCode', p.department_code, ${person('p')})
    from ${first('planned_employees', 'row, employer_code, number')} p left join employees w on w.id = p.id order by p.row, p.employer_code, p.number)`)
  return rows.slice(0, LISTED).map(({ old, new: now, ...rest }) => ({
    ...rest,
    fields:
      rest.outcome === 'end' ? [] : Object.keys(now).flatMap((column) => difference(column, old[column] ?? null, now[column] ?? null)),
  }))
}

type Fields = Record<string, string | null>

const difference = (column: string, old: string | null, now: string | null) => (old === now ? [] : [{ column, old, new: now }])
