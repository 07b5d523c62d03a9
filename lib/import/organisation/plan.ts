import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { Ends } from './resolve'
import type { SheetName } from './schema'
import type { Staged } from './stage'

/**
 * Compares what was resolved with what there is and puts the difference into the `planned_…` tables, which alone drive `apply`.
 * Rows with an error, and the later of two equal rows, take no part.
 */
export async function plan(tx: Tx, staged: Staged, ends: Ends): Promise<void> {
  await planMembers(tx, staged)
  await planEmployers(tx, staged, ends)
  await planDepartments(tx, staged, ends)
  await planEmployees(tx, staged, ends)
  await tx.execute(sql.raw('analyze planned_members, planned_employers, planned_departments, planned_employees'))
}

const counts = (sheet: SheetName): SQL => sql`not exists (
  select from organisation_remarks r where r.sheet = ${sheet} and r.row = s.row and (r.severity = 'error' or r.code = 'duplicate-row')
)`

/** The value of the sheet where it has the column, else what there is. */
const value = (staged: Staged, sheet: SheetName, column: string, cell: string, present: string): SQL =>
  sql.raw(staged.has(sheet, column) ? cell : present)

const outcome = (row: string, differs: SQL): SQL =>
  sql`case when ${sql.raw(row)}.id is null then 'create' when ${sql.raw(row)}.ended_at is not null then 'reopen' when ${differs} then 'update' else 'unchanged' end`

async function planMembers(tx: Tx, staged: Staged): Promise<void> {
  if (!staged.has('werkgevers', 'Werkgevergroep')) return
  await tx.execute(sql`
    insert into planned_members
    select coalesce(w.employer_code, h.employer_code), coalesce(w.employer_id, h.employer_id), coalesce(g.name, w.name), coalesce(w.name_key, g.name_key),
      coalesce(h.group_id, g.id), case when w.name_key is null then 'remove' else 'add' end
    from (
      select s.employer_code, e.id as employer_id, n.name, n.key as name_key
      from staged_employers s left join employers e on e.code = s.employer_code
      cross join jsonb_to_recordset(s.groups) as n(name text, key text) where ${counts('werkgevers')}
    ) w
    full join (
      select s.employer_code, e.id as employer_id, m.employer_group_id as group_id, g.name_key
      from staged_employers s join employers e on e.code = s.employer_code join employer_group_members m on m.employer_id = e.id
      join employer_groups g on g.id = m.employer_group_id where ${counts('werkgevers')}
    ) h on h.employer_code = w.employer_code and h.name_key = w.name_key
    left join employer_groups g on g.name_key = coalesce(w.name_key, h.name_key)
    where w.name_key is null or h.group_id is null`)
}

async function planEmployers(tx: Tx, staged: Staged, ends: Ends): Promise<void> {
  const name = value(staged, 'werkgevers', 'Naam', 's.name', 'e.name')
  await tx.execute(sql`
    insert into planned_employers
    select e.id, s.row, s.employer_code, ${name},
      ${outcome('e', sql`e.name is distinct from ${name} or exists (select from planned_members m where m.employer_code = s.employer_code)`)}
    from staged_employers s left join employers e on e.code = s.employer_code where ${counts('werkgevers')}
    union all
    select e.id, null, e.code, e.name, 'end' from employers e
    where ${ends.employers}::boolean and e.ended_at is null and not exists (select from staged_employers s where s.employer_code = e.code)`)
}

async function planDepartments(tx: Tx, staged: Staged, ends: Ends): Promise<void> {
  const name = value(staged, 'afdelingen', 'Naam', 's.name', 'd.name')
  const parent = value(staged, 'afdelingen', 'BovenliggendeAfdelingCode', 's.parent_code', 'p.code')
  await tx.execute(sql`
    insert into planned_departments
    select d.id, s.row, s.employer_code, e.id, s.code, ${name}, ${parent}, null, p.code,
      ${outcome('d', sql`(d.name, p.code) is distinct from (${name}, ${parent})`)}
    from staged_departments s left join known_employers e on e.code = s.employer_code
    left join departments d on d.employer_id = e.id and d.code = s.code left join departments p on p.id = d.parent_id
    where ${counts('afdelingen')}
    union all
    select d.id, null, e.code, e.id, d.code, d.name, p.code, d.parent_id, p.code, 'end'
    from departments d join employers e on e.id = d.employer_id left join departments p on p.id = d.parent_id
    where ${ends.departments}::boolean and d.ended_at is null
      and not exists (select from staged_departments s where s.employer_code = e.code and s.code = d.code)`)
}

const personColumns = {
  last_name: 'Achternaam',
  prefixes: 'Tussenvoegsels',
  initials: 'Voorletters',
  first_name: 'Roepnaam',
  gender: 'Geslacht',
  work_email: 'EmailadresWerk',
  work_phone: 'TelefoonnummerWerk',
}

async function planEmployees(tx: Tx, staged: Staged, ends: Ends): Promise<void> {
  const department = value(staged, 'werknemers', 'AfdelingCode', 's.department_code', 'd.code')
  const names = Object.keys(personColumns) as (keyof typeof personColumns)[]
  const person = sql.join(
    names.map((name) => value(staged, 'werknemers', personColumns[name], `s.${name}`, `w.${name}`)),
    sql`, `,
  )
  const present = sql.raw(names.map((name) => `w.${name}`).join(', '))
  await tx.execute(sql`
    insert into planned_employees
    select w.id, s.row, s.employer_code, s.number, ${department}, d.code, ${person},
      ${outcome('w', sql`(${present}, d.code) is distinct from (${person}, ${department})`)}
    from staged_employees s left join known_employers e on e.code = s.employer_code
    left join employees w on w.employer_id = e.id and w.number = s.number left join departments d on d.id = w.department_id
    where ${counts('werknemers')}
    union all
    select w.id, null, e.code, w.number, d.code, d.code, ${present}, 'end'
    from employees w join employers e on e.id = w.employer_id left join departments d on d.id = w.department_id
    where ${ends.employees}::boolean and w.ended_at is null
      and not exists (select from staged_employees s where s.employer_code = e.code and s.number = w.number)`)
}
