import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { Context, Language } from '@/lib/kernel/context'
import { speaker } from '@/lib/kernel/words'
import { adoptedFrom } from '../users/adopted'
import { FIELDS } from '../users/outcomes'
import { counterparts } from './counterparts'
import { findRun } from './find'
import { firstOf, placed } from './placed'
import { type Sight, sightOf, tellsOfUser } from './sight'
import type { Adopted, FieldChange, Outcome, PlacedPage, PlanGrantView, PlanUserDetail, PlanUserView, RemarkView } from './view'

type UserRow = {
  number: number
  first_row: number | null
  outcome: Outcome
  protection: PlanUserView['protection']
  user_id: number | null
  code: string | null
  login_name: string | null
  group_name: string | null
  role_name: string | null
  old_names: { group: string | null; role: string | null }
  changed: Record<string, [string | number | null]> | null
  remark: RemarkView | null
  grants_added: number
  grants_removed: number
  grants_kept: number
  source: { employerCode: string; number: string } | null
  /** Who looks does not see this user (L9): only what the file says of it may be told. */
  unseen: boolean
  adopted: Adopted | null
} & Record<string, unknown>

const userSelect = (runId: number, { unseen, codeOfRemark }: Sight, where: SQL, limit: number, back = false) => sql`
  select p.*, ${unseen} as unseen, case when not ${unseen} then ${adoptedFrom(sql`i.planned_at`)} end as adopted, coalesce(ug.name, p.group_name) as group_name, ro.name as role_name,
    case when w.id is not null then json_build_object('employerCode', we.code, 'number', w.number) end as source,
    json_build_object('group', og.name, 'role', oro.name) as old_names,
    (select json_build_object('number', m.number, 'row', m.row, 'column', m."column", 'severity', m.severity, 'code', ${codeOfRemark(sql`m`)}, 'value', m.value, 'hint', m.hint)
      from import_remarks m where m.run_id = p.run_id and m."user" = p.number and not (${unseen} and ${tellsOfUser(sql`m`)}) order by m.severity, m.number limit 1) as remark
  from (select * from import_plan_users p where p.run_id = ${runId} and ${where} order by p.number ${back ? sql`desc` : sql`asc`} limit ${limit}) p
  join import_runs i on i.id = p.run_id left join user_groups ug on ug.id = p.group_id left join roles ro on ro.id = p.role_id
  left join employees w on w.id = p.employee_id left join employers we on we.id = w.employer_id
  left join user_groups og on og.id = (p.changed->'gebruikersgroep'->>0)::bigint left join roles oro on oro.id = (p.changed->'rol'->>0)::bigint
  order by p.number ${back ? sql`desc` : sql`asc`}`

/** Old → new of every field that differs; a new user shows what it gets. */
function fieldsOf(row: UserRow): FieldChange[] {
  if (row.unseen || row.outcome === 'deactivate' || row.outcome === 'protected') return []
  const fields: FieldChange[] = []
  if (row.outcome === 'create') fields.push({ field: 'inlognaam', old: null, new: row.login_name })
  for (const [column, field] of FIELDS) {
    const fresh = column === 'group_id' ? row.group_name : column === 'role_id' ? row.role_name : (row[column] as string | null)
    if (row.outcome === 'create' && fresh !== null) fields.push({ field, old: null, new: fresh })
    const change = row.changed?.[field]
    if (!change) continue
    const old = column === 'group_id' ? row.old_names.group : column === 'role_id' ? row.old_names.role : (change[0] as string | null)
    fields.push({ field, old, new: fresh })
  }
  return fields
}

function nameOf(row: UserRow, language: Language): string {
  if (row.unseen) return codeOf(row) ?? speaker(language, 'report')('unseen')
  return [row.first_name ?? row.initials, row.prefixes, row.last_name].filter(Boolean).join(' ') || row.code || row.login_name || ''
}

// Of a user unseen the file has told the code, if it is in the file at all.
const codeOf = (row: UserRow) => (row.unseen && row.first_row === null ? null : row.code)

function view(row: UserRow, language: Language, others: Map<number, string>): PlanUserView {
  const fields = fieldsOf(row)
  return {
    number: row.number,
    firstRow: row.first_row,
    outcome: row.outcome,
    protection: row.protection,
    name: nameOf(row, language),
    code: codeOf(row),
    loginName: row.unseen ? null : row.login_name,
    group: row.unseen && row.first_row === null ? null : row.group_name,
    summary: fields[0] ?? null,
    more: row.outcome === 'create' ? 0 : Math.max(0, fields.length - 1),
    otherGroup: others.get(row.number) ?? null,
    remark: row.remark,
    adopted: row.adopted,
    added: row.grants_added,
    removed: row.grants_removed,
    kept: row.grants_kept,
  }
}

// What a person types is text to look for, not a pattern.
const like = (text: string) => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/**
 * Users of the plan in the order of the file: at most `limit`, `after` a number or `before` one; `outcomes` and `search`
 * (name, code, login name) narrow it down. @throws Forbidden
 */
export async function listPlanUsers(
  ctx: Context,
  publicId: string,
  filter: { outcomes?: Outcome[]; search?: string; after?: number; before?: number; limit?: number } = {},
): Promise<PlacedPage<PlanUserView>> {
  const run = await findRun(ctx, publicId)
  const limit = Math.min(filter.limit ?? 50, 200)
  const search = filter.search?.trim().slice(0, 100)
  const sight = await sightOf(db(), ctx)
  const { unseen } = sight
  const of = sql`${filter.outcomes ? sql`p.outcome = any(${sql.param(filter.outcomes)}::text[])` : sql`true`} and ${
    search
      ? sql`case when ${unseen} then p.first_row is not null and p.code ilike ${like(search)}
          else concat_ws(' ', p.first_name, p.prefixes, p.last_name) ilike ${like(search)} or p.code ilike ${like(search)} or p.login_name ilike ${like(search)} end`
      : sql`true`
  }`
  const back = filter.before !== undefined
  const from = back ? sql`p.number < ${filter.before}` : sql`p.number > ${filter.after ?? 0}`
  const { rows } = await db().execute<UserRow>(userSelect(run.id, sight, sql`${of} and ${from}`, limit + 1, back))
  const counted = await db().execute<{ total: number; skipped: number }>(sql`
    select count(*)::int as total, (count(*) filter (where p.number < ${firstOf(rows, limit, back)}))::int as skipped
    from import_plan_users p where p.run_id = ${run.id} and ${of}`)
  const others = await counterparts(
    run,
    rows.map((row) => row.number),
  )
  return placed(
    rows.map((row) => view(row, ctx.language, others)),
    limit,
    back,
    counted.rows[0],
  )
}

const MOST_GRANTS = 500

/** One user of the plan opened: fields, grants (at most 500), remarks and rows. Null when the plan has no such number. @throws Forbidden */
export async function getPlanUser(ctx: Context, publicId: string, number: number): Promise<PlanUserDetail | null> {
  const run = await findRun(ctx, publicId)
  const sight = await sightOf(db(), ctx)
  const { rows } = await db().execute<UserRow>(userSelect(run.id, sight, sql`p.number = ${number}`, 1))
  const row = rows[0]
  if (!row) return null
  const grants = await db().execute<PlanGrantView>(sql`
    select g.action, case when g.department_id is not null then 'afdeling' when g.employee_id is not null then 'werknemer' else 'werkgever' end as element,
      e.code as "employerCode", e.name as "employerName", d.code as "departmentCode", d.name as "departmentName", g.depth,
      w.number as "employeeNumber", concat_ws(' ', w.first_name, w.prefixes, w.last_name) as "employeeName", g.row
    from import_plan_grants g left join departments d on d.id = g.department_id left join employees w on w.id = g.employee_id
    join employers e on e.id = coalesce(g.employer_id, d.employer_id, w.employer_id)
    where g.run_id = ${run.id} and g."user" = ${number} order by e.code, d.code, w.number, g.action limit ${MOST_GRANTS}`)
  const remarks = await db().execute<RemarkView>(sql`
    select number, row, "column", severity, ${sight.codeOfRemark(sql`m`)} as code, value, hint from import_remarks m
    where run_id = ${run.id} and "user" = ${number} and not (${row.unseen} and ${tellsOfUser(sql`m`)}) order by number limit 200`)
  const lines = await db().execute<{ row: number }>(
    sql`select row from import_plan_rows where run_id = ${run.id} and "user" = ${number} order by row limit 200`,
  )
  return {
    ...view(row, ctx.language, await counterparts(run, [row.number])),
    fields: fieldsOf(row),
    source: row.unseen ? null : row.source,
    role: row.unseen ? null : row.role_name,
    grants: grants.rows,
    remarks: remarks.rows,
    rows: lines.rows.map((line) => line.row),
  }
}
