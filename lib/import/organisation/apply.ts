import { type SQL, sql } from 'drizzle-orm'
import type { Writing } from '@/lib/history/change'

/**
 * Makes the organisation what the plan says; a fixed number of statements, each writing and recording at once (H1). Grants on what ends
 * stay recorded, the reach through them closes with `ended_at` (U5); what returns is opened again under the id it had.
 */
export async function apply(w: Writing): Promise<void> {
  await applyEmployers(w)
  await applyMembers(w)
  await applyDepartments(w)
  await applyEmployees(w)
}

/** The image of a row for history: all of it but the moments that say nothing about access (A7). */
const image = (row: string): SQL => sql.raw(`to_jsonb(${row}) - 'created_at' - 'changed_at'`)

const changes = sql.raw(`p.outcome in ('update', 'reopen', 'end')`)
const moments = sql.raw(`ended_at = case when p.outcome = 'end' then now() end, changed_at = now()`)

/**
 * Records what `made` (an INSERT … RETURNING *) and `changed` (an UPDATE of `x` FROM planned `p` and the row `old` as it was) write.
 * An employer of which only the groups change is written for its moment alone and leaves no record of itself.
 */
const writeThings = (w: Writing, thing: 'employer' | 'department' | 'employee', employer: string, made: SQL, changed: SQL) =>
  w.recordSelect(
    sql`select ${thing}::text as thing, t.id::text as thing_id, t.outcome as action, null::bigint as user_id, null::bigint as group_id,
        t.employer_id, t.before, t.after
      from (
        select m.id, 'create' as outcome, m.${sql.raw(employer)} as employer_id, null::jsonb as before, ${image('m')} as after from made m
        union all select c.id, c.outcome, c.employer_id, c.before, c.after from changed c
      ) t where t.before is distinct from t.after`,
    sql`made as (${made} returning *),
      changed as (${changed} returning x.id, p.outcome, x.${sql.raw(employer)} as employer_id, ${image('old')} as before, ${image('x')} as after)`,
  )

const applyEmployers = (w: Writing) =>
  writeThings(
    w,
    'employer',
    'id',
    sql`insert into employers (code, name) select code, name from planned_employers where outcome = 'create'`,
    sql`update employers x set name = p.name, ${moments} from planned_employers p join employers old on old.id = p.id where x.id = p.id and ${changes}`,
  )

/** Employer groups come to be by being named; none is ever removed, for authorisations may rest on it (A2). */
async function applyMembers(w: Writing): Promise<void> {
  await w.recordSelect(
    sql`select 'employer-group' as thing, g.id::text as thing_id, 'create' as action, null::bigint as user_id, null::bigint as group_id,
      null::bigint as employer_id, null::jsonb as before, to_jsonb(g) as after from made g`,
    sql`made as (
      insert into employer_groups (name, name_key)
      select distinct on (name_key) name, name_key from planned_members where group_id is null order by name_key, employer_code returning *
    )`,
  )
  await w.recordSelect(
    sql`select 'employer-group-member' as thing, t.employer_group_id || ':' || t.employer_id as thing_id, t.action, null::bigint as user_id,
        null::bigint as group_id, t.employer_id, case when t.action = 'remove' then t.row end as before, case when t.action = 'add' then t.row end as after
      from (
        select a.employer_group_id, a.employer_id, 'add' as action, to_jsonb(a) as row from added a
        union all select r.employer_group_id, r.employer_id, 'remove', to_jsonb(r) from removed r
      ) t`,
    sql`added as (
        insert into employer_group_members (employer_group_id, employer_id)
        select g.id, e.id from planned_members p join employers e on e.code = p.employer_code join employer_groups g on g.name_key = p.name_key
        where p.action = 'add' returning *
      ), removed as (
        delete from employer_group_members m using planned_members p
        where p.action = 'remove' and m.employer_group_id = p.group_id and m.employer_id = p.employer_id returning m.*
      )`,
  )
}

/** New departments get their ids first, so that they can be one another's parents. */
async function applyDepartments(w: Writing): Promise<void> {
  const { tx } = w
  await tx.execute(sql`
    update planned_departments p set id = coalesce(p.id, nextval(pg_get_serial_sequence('departments', 'id'))), employer_id = e.id
    from employers e where e.code = p.employer_code and p.outcome in ('create', 'update', 'reopen')`)
  await tx.execute(sql`analyze planned_departments`)
  await tx.execute(sql`
    update planned_departments p set parent_id = coalesce(n.id, d.id)
    from planned_departments s left join planned_departments n on n.employer_code = s.employer_code and n.code = s.parent_code
    left join departments d on d.employer_id = s.employer_id and d.code = s.parent_code
    where s.id = p.id and s.parent_code is not null and p.outcome in ('create', 'update', 'reopen')`)
  await writeThings(
    w,
    'department',
    'employer_id',
    sql`insert into departments (id, employer_id, code, name, parent_id)
      select id, employer_id, code, name, parent_id from planned_departments where outcome = 'create'`,
    sql`update departments x set name = p.name, parent_id = p.parent_id, ${moments}
      from planned_departments p join departments old on old.id = p.id where x.id = p.id and ${changes}`,
  )
}

async function applyEmployees(w: Writing): Promise<void> {
  const person = ['last_name', 'prefixes', 'initials', 'first_name', 'gender', 'work_email', 'work_phone']
  const [columns, planned] = [sql.raw(person.join(', ')), sql.raw(person.map((column) => `p.${column}`).join(', '))]
  const department = sql`left join departments d on d.employer_id = e.id and d.code = p.department_code`
  await writeThings(
    w,
    'employee',
    'employer_id',
    sql`insert into employees (employer_id, number, department_id, ${columns})
      select e.id, p.number, d.id, ${planned} from planned_employees p join employers e on e.code = p.employer_code ${department}
      where p.outcome = 'create'`,
    sql`update employees x set (department_id, ${columns}) = row(d.id, ${planned}), ${moments}
      from planned_employees p join employees old on old.id = p.id join employers e on e.id = old.employer_id ${department}
      where x.id = p.id and ${changes}`,
  )
}
