import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { circles } from './rules'
import type { Staged } from './stage'

/** Which kinds of thing `--full` ends when they are absent: those whose sheet was delivered and holds rows (I20 in mind). */
export type Ends = { employers: boolean; departments: boolean; employees: boolean }

/**
 * Looks up what the staged rows name and puts every remark into `organisation_remarks`. A fixed number of statements, whatever the rows.
 * What is judged is the organisation as it would be afterwards, so that rows stand in any order and parents may come later (U5).
 */
export async function resolve(tx: Tx, staged: Staged, ends: Ends): Promise<void> {
  await ownRemarks(tx)
  await sheetRemarks(tx, staged)
  await duplicates(tx)
  await knownThings(tx, staged, ends)
  await unknownEmployers(tx)
  await unknownDepartments(tx)
  await missingNames(tx, staged)
  if (staged.rows('afdelingen') > 0) await departmentCircles(tx)
  await tx.execute(sql`analyze organisation_remarks`)
}

const remark = (tx: Tx, select: SQL) => tx.execute(sql`insert into organisation_remarks ${select}`)

const ownRemarks = (tx: Tx) =>
  remark(
    tx,
    sql`select s.sheet, s.row, r."column", r.severity, r.code, r.value, null from (
        select 'werkgevers' as sheet, row, remarks from staged_employers where remarks is not null
        union all select 'afdelingen', row, remarks from staged_departments where remarks is not null
        union all select 'werknemers', row, remarks from staged_employees where remarks is not null
      ) s cross join jsonb_to_recordset(s.remarks) as r("column" text, severity text, code text, value text)`,
  )

/** Columns that mean nothing here, and sheets without a row: said once each, they colour no row. */
async function sheetRemarks(tx: Tx, staged: Staged): Promise<void> {
  const remarks = staged.files.flatMap(({ sheet, layout, rows }) => [
    ...layout.unknown.map((column) => ({ sheet, column, code: 'unknown-column' })),
    ...(rows === 0 ? [{ sheet, column: null, code: 'empty-sheet' }] : []),
  ])
  await remark(
    tx,
    sql`select r.sheet, null::integer, r."column", 'warning', r.code, null, null
      from jsonb_to_recordset(${JSON.stringify(remarks)}::jsonb) as r(sheet text, "column" text, code text)`,
  )
}

// The same row twice counts once; another row under the same key leaves open which of the two is meant.
async function duplicates(tx: Tx): Promise<void> {
  const later = (sheet: string, table: string, column: string, key: string) => sql`
    select ${sheet}::text, s.row, ${column}::text, case when same.content then 'warning' else 'error' end,
      case when same.content then 'duplicate-row' else 'conflicting-rows' end, s.${sql.raw(key)}, f.row::text
    from (
      select employer_code, ${sql.raw(key)} as key, min(row) as first from ${sql.raw(table)}
      where employer_code is not null and ${sql.raw(key)} is not null group by 1, 2 having count(*) > 1
    ) d
    join ${sql.raw(table)} s on s.employer_code = d.employer_code and s.${sql.raw(key)} = d.key and s.row > d.first
    join ${sql.raw(table)} f on f.row = d.first
    cross join lateral (select to_jsonb(s) - 'row' = to_jsonb(f) - 'row' as content) same`
  await remark(
    tx,
    sql`${later('werkgevers', 'staged_employers', 'Werkgevercode', 'employer_code')}
      union all ${later('afdelingen', 'staged_departments', 'AfdelingCode', 'code')}
      union all ${later('werknemers', 'staged_employees', 'Personeelsnummer', 'number')}`,
  )
}

/** The employers and departments there would be afterwards, with their ids as far as they exist. */
async function knownThings(tx: Tx, staged: Staged, ends: Ends): Promise<void> {
  await tx.execute(sql`
    insert into known_employers
    select coalesce(s.code, e.code), e.id
    from (select distinct employer_code as code from staged_employers where employer_code is not null) s
    full join employers e on e.code = s.code
    where s.code is not null or (e.ended_at is null and not ${ends.employers}::boolean)`)
  await tx.execute(sql`
    insert into known_departments
    select coalesce(s.employer_code, d.employer_code), coalesce(s.code, d.code), d.id, s.row,
      case when s.code is not null and ${staged.has('afdelingen', 'BovenliggendeAfdelingCode')}::boolean then s.parent_code else d.parent_code end
    from (
      select distinct on (employer_code, code) employer_code, code, row, parent_code from staged_departments
      where employer_code is not null and code is not null order by employer_code, code, row
    ) s
    full join (
      select k.code as employer_code, d.code, d.id, d.ended_at, p.code as parent_code
      from known_employers k join departments d on d.employer_id = k.id left join departments p on p.id = d.parent_id
    ) d on d.employer_code = s.employer_code and d.code = s.code
    where s.code is not null or (d.ended_at is null and not ${ends.departments}::boolean)`)
  await tx.execute(sql.raw('analyze known_employers, known_departments'))
}

// "0012 bestaat, 12 niet": the code that differs in leading zeros or case only.
const nearly = (code: string): SQL => sql.raw(`ltrim(lower(${code}), '0')`)

async function unknownEmployers(tx: Tx): Promise<void> {
  await remark(
    tx,
    sql`with named as (
        select 'afdelingen' as sheet, row, employer_code as code from staged_departments
        union all select 'werknemers', row, employer_code from staged_employees
      ), unknown as (
        select n.* from named n where n.code is not null and not exists (select from known_employers k where k.code = n.code)
      ), hints as (
        select u.code, min(k.code) as hint from (select distinct code from unknown) u
        join known_employers k on ${nearly('k.code')} = ${nearly('u.code')} group by u.code
      )
      select u.sheet, u.row, 'Werkgevercode', 'error', 'unknown-employer', u.code, h.hint from unknown u left join hints h on h.code = u.code`,
  )
}

// A department is looked up within the employer of its row; the hint tells a code of that employer that is nearly the same, or else
// the other employer that has it ("0002: 10").
async function unknownDepartments(tx: Tx): Promise<void> {
  await remark(
    tx,
    sql`with named as (
        select 'afdelingen' as sheet, k.row, 'BovenliggendeAfdelingCode' as "column", k.employer_code, k.parent_code as code
        from known_departments k where k.row is not null
        union all select 'werknemers', s.row, 'AfdelingCode', s.employer_code, s.department_code from staged_employees s
      ), unknown as (
        select n.* from named n join known_employers e on e.code = n.employer_code
        where n.code is not null and not exists (select from known_departments k where k.employer_code = n.employer_code and k.code = n.code)
      ), wrong as (
        select distinct employer_code, code from unknown
      ), near as (
        select w.employer_code, w.code, min(k.code) as hint from wrong w
        join known_departments k on k.employer_code = w.employer_code and ${nearly('k.code')} = ${nearly('w.code')} group by 1, 2
      ), elsewhere as (
        select w.code, min(k.employer_code) as employer_code from (select distinct code from wrong) w
        join known_departments k on k.code = w.code group by 1
      )
      select u.sheet, u.row, u."column", 'error', 'unknown-department', u.code, coalesce(n.hint, o.employer_code || ': ' || o.code)
      from unknown u left join near n on n.employer_code = u.employer_code and n.code = u.code left join elsewhere o on o.code = u.code`,
  )
}

/** A name cannot be cleared, and whatever is new needs one. */
async function missingNames(tx: Tx, staged: Staged): Promise<void> {
  const free = (sheet: string) => sql`not exists (
    select from organisation_remarks r where r.sheet = ${sheet} and r.row = s.row and r.severity = 'error' and (r."column" = 'Naam' or r.code = 'missing-value')
  )`
  await remark(
    tx,
    sql`select 'werkgevers', s.row, 'Naam', 'error', 'missing-value', '', null::text from staged_employers s
      left join known_employers k on k.code = s.employer_code
      where s.name is null and (k.id is null or ${staged.has('werkgevers', 'Naam')}::boolean) and ${free('werkgevers')}
      union all
      select 'afdelingen', s.row, 'Naam', 'error', 'missing-value', '', null from staged_departments s
      left join known_departments k on k.employer_code = s.employer_code and k.code = s.code
      where s.name is null and (k.id is null or ${staged.has('afdelingen', 'Naam')}::boolean) and ${free('afdelingen')}`,
  )
}

/** Departments that cannot be reached from a top lie in or under a circle; which, is decided among those alone. */
async function departmentCircles(tx: Tx): Promise<void> {
  const { rows } = await tx.execute<{ row: number | null; key: string; parent: string; value: string }>(sql`
    with recursive reached as (
      select k.employer_code, k.code from known_departments k
      where k.parent_code is null or not exists (
        select from known_departments p where p.employer_code = k.employer_code and p.code = k.parent_code
      )
      union all
      select k.employer_code, k.code from reached r join known_departments k on k.employer_code = r.employer_code and k.parent_code = r.code
    )
    select k.row, jsonb_build_array(k.employer_code, k.code)::text as key, jsonb_build_array(k.employer_code, k.parent_code)::text as parent,
      k.parent_code as value
    from known_departments k left join reached r on r.employer_code = k.employer_code and r.code = k.code where r.code is null`)
  const found = circles(rows).filter((member) => member.row !== null)
  if (found.length === 0) return
  await remark(
    tx,
    sql`select 'afdelingen', c.row, 'BovenliggendeAfdelingCode', 'error', 'department-cycle', c.value, null
      from jsonb_to_recordset(${JSON.stringify(found.map(({ row, value }) => ({ row, value })))}::jsonb) as c(row integer, value text)`,
  )
}
