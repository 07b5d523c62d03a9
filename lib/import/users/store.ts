import { sql } from 'drizzle-orm'
import type { RunCounts } from '../runs/view'
import { adoptedFrom } from './adopted'
import type { PlanFacts } from './facts'
import { giveHints } from './hints'
import { array } from './rows'
import { limits } from './safeguards'

/** Keeps rows, grants and remarks of the plan (the users are there already), and gives the counts of `interface.md`. */
export async function storePlan(facts: PlanFacts, unused: string[]): Promise<RunCounts> {
  const { tx, runId } = facts
  await oneErrorPerCell(facts)
  await giveHints(facts)
  await tx.execute(sql`
    insert into rm (row, "column", code, severity)
    select null, n.name, n.code, 'warning' from jsonb_to_recordset(${JSON.stringify([
      ...facts.binding.remarks.map(({ column, code }) => ({ name: column, code })),
      ...unused.map((column) => ({ name: column, code: 'unused-column' })),
    ])}::jsonb) as n (name text, code text)`)
  await tx.execute(sql`
    insert into import_plan_rows (run_id, row, "user", employer_code, department_code, employee_number, severity)
    select ${runId}, s.row, r.u, s.employer_code, s.department_code, s.employee_number, coalesce(v.severity, 'ok')
    from stage s join r using (row)
    left join (select row, case when bool_or(severity = 'error') then 'error' else 'warning' end as severity from rm where row is not null group by row) v using (row)`)
  await tx.execute(sql`
    insert into import_plan_grants (run_id, "user", action, grant_id, employer_id, department_id, employee_id, depth, row)
    select ${runId}, u, action, grant_id, employer_id, department_id, employee_id, depth, row from gd`)
  await tx.execute(sql`
    insert into import_remarks (run_id, number, row, "column", severity, code, value, hint, "user")
    select ${runId}, (row_number() over (order by row nulls first, severity, code, "column"))::int, row, "column", severity, code, value, hint, u from rm`)
  return count(facts)
}

/** Of several errors of one cell the first counts: what is wrong with it by itself, then the order of `interface.md`. */
async function oneErrorPerCell({ tx }: PlanFacts): Promise<void> {
  await tx.execute(sql`
    delete from rm using (
      select ctid, row_number() over (partition by row, "column" order by array_position(${array(ERROR_ORDER)}::text[], code), ctid) as place
      from rm where severity = 'error' and row is not null) d
    where rm.ctid = d.ctid and d.place > 1`)
}

const ERROR_ORDER = [
  ...['cell-error', 'invalid-character', 'value-too-long', 'invalid-level', 'invalid-email', 'invalid-gender'],
  ...['unknown-employer', 'employer-out-of-scope', 'unknown-department', 'unknown-employee', 'unknown-group', 'group-not-allowed'],
  ...['unknown-role', 'missing-value', 'conflicting-rows', 'login-name-taken', 'login-name-too-long', 'login-name-missing'],
  ...['higher-level-user', 'protected-user', 'netid-taken', 'move-not-allowed', 'ambiguous-code', 'ambiguous-employee'],
]

async function count(facts: PlanFacts): Promise<RunCounts> {
  const { tx, runId, account } = facts
  const one = async <T extends Record<string, unknown>>(query: ReturnType<typeof sql>) => (await tx.execute<T>(query)).rows[0] as T
  const rows = await one<Record<'total' | 'ok' | 'warning' | 'error' | 'undetermined', number>>(sql`
    select count(*)::int as total, count(*) filter (where severity = 'ok')::int as ok, count(*) filter (where severity = 'warning')::int as warning,
      count(*) filter (where severity = 'error')::int as error, count(*) filter (where "user" is null)::int as undetermined
    from import_plan_rows where run_id = ${runId}`)
  const outcomes = await tx.execute<{ outcome: keyof RunCounts['users']; n: number }>(
    sql`select outcome, count(*)::int as n from import_plan_users where run_id = ${runId} group by outcome`,
  )
  const grants = await tx.execute<{ action: 'add' | 'remove' | 'keep'; n: number }>(
    sql`select action, count(*)::int as n from gd group by action`,
  )
  const rest = await one<{ losses: number; active: number; remarks: number; adopted: number }>(sql`
    select (select count(*)::int from (
        select distinct l.u from gd l join import_plan_users p on p.run_id = ${runId} and p.number = l.u and p.outcome <> 'deactivate'
        where l.action = 'remove' and not exists (
          select from gd g where g.u = l.u and g.action = 'add' and g.department_id = l.department_id and g.depth > l.depth)) x) as losses,
      (select count(*)::int from users join ag on ag.id = users.group_id where users.status = 'active') as active,
      (select count(*)::int from rm) as remarks,
      (select count(*)::int from import_plan_users p where p.run_id = ${runId} and (${adoptedFrom(sql`clock_timestamp()`)}) is not null) as adopted`)
  const users = { create: 0, update: 0, move: 0, reactivate: 0, unchanged: 0, deactivate: 0, protected: 0, error: 0 }
  for (const { outcome, n } of outcomes.rows) users[outcome] = n
  const sums = { add: 0, remove: 0, keep: 0 }
  for (const { action, n } of grants.rows) sums[action] = n
  const { undetermined, ...perRow } = rows
  return {
    rows: perRow,
    users,
    grants: sums,
    remarksTotal: rest.remarks,
    undeterminedRows: undetermined,
    activeUsers: rest.active,
    adopted: rest.adopted,
    safeguards: limits(account, { ...users, losses: rest.losses, active: rest.active, errorRows: rows.error, rows: rows.total }),
  }
}
