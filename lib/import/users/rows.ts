import { sql } from 'drizzle-orm'
import { employersOf } from '@/lib/access/reach/conditions'
import type { Target } from '../map/bind'
import { type PlanFacts, remark } from './facts'

/**
 * Resolves rows (I5, I6, I11, I13): which user each row speaks of and what it names. Makes the temporary tables
 * `scope` (employers within the account's scope), `ag` (the account's groups), `uf` (users of the file), `r` (rows resolved), `rm` (remarks).
 */
export async function resolveRows(facts: PlanFacts): Promise<void> {
  const { tx, account, settings } = facts
  const byGroup = settings.identification === 'groep-en-code'
  await tx.execute(
    sql`create temp table rm (row int, "column" text, code text, severity text, value text, hint text, u int) on commit drop`,
  )
  await tx.execute(
    sql`create temp table ag on commit drop as select id, name_key from user_groups where id = any(${ids(account.groups)}::bigint[])`,
  )
  await tx.execute(
    account.scope.kind === 'all'
      ? sql`create temp table scope on commit drop as select id as employer_id from employers`
      : account.scope.kind === 'employers'
        ? sql`create temp table scope on commit drop as select id as employer_id from employers where id = any(${array(account.scope.ids)}::bigint[])`
        : sql`create temp table scope on commit drop as select distinct employer_id from employer_group_members where employer_group_id = any(${array(account.scope.ids)}::bigint[])`,
  )
  await tx.execute(sql`
    create temp table uf on commit drop as
    select (row_number() over (order by min(row)))::int as u, min(row) as first_row, code_key, ${byGroup ? sql`group_key` : sql`null::text as group_key`}
    from stage where group_key <> '' and code_key <> '' group by code_key ${byGroup ? sql`, group_key` : sql``}`)
  await tx.execute(sql`analyze scope`)
  await tx.execute(sql`analyze uf`)
  await tx.execute(sql`
    create temp table r on commit drop as
    select s.row, uf.u, e.id as employer_id, e.id is not null and scope.employer_id is null as out_of_scope,
      d.id as department_id, w.id as employee_id, ag.id as group_id, ug.id as any_group_id, ro.id as role_id
    from stage s
    left join uf on s.group_key <> '' and uf.code_key = s.code_key ${byGroup ? sql`and uf.group_key = s.group_key` : sql``}
    left join employers e on e.code = s.employer_code and e.ended_at is null
    left join scope on scope.employer_id = e.id
    left join departments d on ${settings.element === 'afdeling'} and d.employer_id = e.id and d.code = s.department_code and d.ended_at is null
    left join employees w on ${settings.element === 'werknemer'} and w.employer_id = e.id and w.number = s.employee_number and w.ended_at is null
    left join user_groups ug on ug.name_key = s.group_key
    left join ag on ag.id = ug.id
    left join roles ro on ro.name_key = s.role_key`)
  await tx.execute(sql`create index on r (row)`)
  await tx.execute(sql`analyze r`)
  await rowRemarks(facts)
}

/** An array parameter; drizzle would spread a JavaScript array into a list. */
export const array = (values: readonly (number | string)[]) => sql`${sql.param([...values])}`
const ids = (groups: { id: number }[]) => array(groups.map((group) => group.id))

async function rowRemarks(facts: PlanFacts): Promise<void> {
  const { tx, settings, adminId } = facts
  await tx.execute(sql`
    insert into rm (row, "column", code, severity, value, u)
    select s.row, p->>'column', p->>'code', 'error', p->>'value', r.u
    from stage s join r using (row), jsonb_array_elements(s.problems::jsonb) p where s.problems is not null`)
  // A cell earns one remark: what is wrong in itself is not looked up as well.
  const sound = (column: Target) => sql`(s.problems is null or s.problems not like ${`%"${column}"%`})`
  const missing = (column: Target, value: ReturnType<typeof sql>, condition: ReturnType<typeof sql>) =>
    sql`select s.row, ${column}, ${value}, r.u from stage s join r using (row) where ${condition} and ${sound(column)}`

  const group = sql`s.group_name`
  await remark(
    facts,
    'unknown-group',
    'error',
    missing('Gebruiker_GebruikersGroep', group, sql`s.group_key <> '' and r.any_group_id is null`),
  )
  await remark(
    facts,
    'group-not-allowed',
    'error',
    missing('Gebruiker_GebruikersGroep', group, sql`r.any_group_id is not null and r.group_id is null`),
  )
  await remark(facts, 'unknown-role', 'error', missing('Gebruiker_Rol', sql`s.role_name`, sql`s.role_key <> '' and r.role_id is null`))
  const employer = sql`s.employer_code`
  // To an Admin an employer beyond its reach answers like one that is not there (L7).
  const beyond = adminId === null ? sql`false` : sql`(r.out_of_scope and r.employer_id not in ${employersOf(adminId)})`
  const unknown = sql`(r.employer_id is null or ${beyond})`
  await remark(facts, 'unknown-employer', 'error', missing('Werkgevercode', employer, sql`s.employer_code <> '' and ${unknown}`))
  await remark(facts, 'employer-out-of-scope', 'error', missing('Werkgevercode', employer, sql`r.out_of_scope and not ${beyond}`))
  if (settings.element === 'afdeling')
    await remark(
      facts,
      'unknown-department',
      'error',
      missing(
        'AfdelingCode',
        sql`s.department_code`,
        sql`s.department_code <> '' and r.employer_id is not null and not r.out_of_scope and r.department_id is null`,
      ),
    )
  if (settings.element === 'werknemer')
    await remark(
      facts,
      'unknown-employee',
      'error',
      missing(
        'Werknemer_Personeelsnummer',
        sql`s.employee_number`,
        sql`s.employee_number <> '' and r.employer_id is not null and not r.out_of_scope and r.employee_id is null`,
      ),
    )
}

/** Columns whose filled values must agree within a user, with the staged column to compare and the one to show; the first three are errors (I5). */
const AGREE: readonly [target: Target, shown: string, compared: string][] = [
  ['Gebruiker_GebruikersGroep', 'group_name', 'group_key'],
  ['Gebruiker_Personeelsnummer', 'personnel', 'personnel'],
  ['Gebruiker_NetId', 'net_id', 'net_key'],
  ['Gebruiker_Rol', 'role_name', 'role_key'],
  ['Gebruiker_Inlognaam', 'login', 'login_key'],
  ['Gebruiker_Achternaam', 'last_name', 'last_name'],
  ['Gebruiker_Tussenvoegsels', 'prefixes', 'prefixes'],
  ['Gebruiker_Voorletters', 'initials', 'initials'],
  ['Gebruiker_Roepnaam', 'first_name', 'first_name'],
  ['Gebruiker_Geslacht', 'gender', 'gender'],
  ['Gebruiker_Email', 'email', 'email_key'],
  ['Gebruiker_Email2', 'email2', 'email2_key'],
  ['Gebruiker_Telefoonnummer', 'phone', 'phone'],
  ['Gebruiker_Telefoonnummer2', 'phone2', 'phone2'],
]
const ERRORS = 3

/** Gathers the rows of each user: `f` holds the first filled value per field (I5), and later values that differ earn a remark: a warning
 * on their own row, or an error about the user on its first. */
export async function gatherUsers(facts: PlanFacts): Promise<void> {
  const { tx } = facts
  const columns = [...new Set(AGREE.flatMap(([, shown, compared]) => [shown, compared])), 'code']
  const first = columns.map((c) => `coalesce((array_agg(s.${c} order by s.row) filter (where s.${c} <> ''))[1], '') as ${c}`)
  await tx.execute(sql`
    create temp table f on commit drop as
    select r.u, min(s.row) as first_row, (array_agg(r.employer_id order by s.row))[1] as first_employer_id,
      (array_agg(r.group_id order by s.row))[1] as group_id,
      ${sql.raw(first.join(', '))}
    from stage s join r using (row) where r.u is not null group by r.u`)
  await tx.execute(sql`create unique index on f (u)`)
  await tx.execute(sql`analyze f (u, first_employer_id, personnel)`)
  const differs = (compared: string) => `(s.${compared} <> '' and s.${compared} <> f.${compared})`
  const values = AGREE.map(
    ([target, shown, compared], i) => `('${target}', s.${shown}, ${differs(compared)}, '${i < ERRORS ? 'error' : 'warning'}')`,
  )
  await tx.execute(sql`
    insert into rm (row, "column", code, severity, value, u)
    select case when v.severity = 'error' then f.first_row else s.row end, v.target, 'conflicting-rows', v.severity, v.value, r.u
    from stage s join r using (row) join f on f.u = r.u
    cross join lateral (values ${sql.raw(values.join(', '))}) as v (target, value, differs, severity)
    where s.row <> f.first_row and (${sql.raw(AGREE.map(([, , compared]) => differs(compared)).join(' or '))}) and v.differs
    order by s.row`)
}
