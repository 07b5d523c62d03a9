import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { alone } from '@/lib/access/one-order'
import type { Writing } from '@/lib/history/change'

/**
 * Holds still everything a plan rests on: writers of these tables wait until the commit is over (seconds), readers and sign-ins go on.
 * Commands wait at their beginning, so that none holds what this waits for (`one-order`); the locks on the tables are for whoever comes another way.
 * With the locks held, the fingerprint that is compared is the one that is applied (I19).
 */
export async function holdStill(tx: Tx): Promise<void> {
  await alone(tx)
  await tx.execute(sql`
    lock table users, grants, user_groups, roles, customer_accounts, customer_account_groups, customer_account_employers, customer_account_employer_groups,
      employer_group_members, employers, departments, employees, api_clients in share row exclusive mode`)
}

// What the plan writes into users, in one list so that creating and changing cannot drift apart.
const VALUES = [
  'group_id',
  'role_id',
  'net_id',
  'net_key',
  'sso_domain',
  'sso_key',
  'personnel_number',
  'last_name',
  'prefixes',
  'initials',
  'first_name',
  'gender',
  'email',
  'email2',
  'phone',
  'phone2',
]
const list = (prefix: string) => sql.raw(VALUES.map((name) => prefix + name).join(', '))
const set = sql.raw(VALUES.map((name) => `${name} = p.${name}`).join(', '))
/** The columns that history wants, for a change of users. */
const userRecord = (action: string, before: string, after: string) =>
  sql.raw(
    `'user' as thing, u.id as thing_id, ${action} as action, u.id as user_id, u.group_id, null as employer_id, ${before} as before, ${after} as after`,
  )
const grantRecord = (action: string, before: string, after: string) =>
  sql.raw(`'grant' as thing, g.id as thing_id, '${action}' as action, g.user_id, null as group_id,
    coalesce(g.employer_id, d.employer_id, w.employer_id) as employer_id, ${before} as before, ${after} as after`)
const grantElements = sql.raw('left join departments d on d.id = g.department_id left join employees w on w.id = g.employee_id')

/**
 * Writes a stored plan, and nothing but the plan: users created, changed, reactivated, deactivated; grants added and withdrawn; each with its
 * history. Its number of statements does not grow with the rows. The caller holds the locks and has compared the fingerprint.
 */
export async function applyPlan({ tx, recordSelect }: Writing, runId: number): Promise<void> {
  // Without fresh statistics a run looks like one row to the planner, and joins of its plan go row by row: a minute instead of a second.
  await tx.execute(sql`analyze import_plan_users (run_id, number, user_id, outcome)`)
  await tx.execute(sql`analyze import_plan_grants (run_id, "user", action, grant_id)`)
  await recordSelect(
    sql`select ${userRecord("'create'", 'null', 'to_jsonb(u)')} from created u`,
    sql`created as (
      insert into users (id, code, code_key, login_name, login_key, level, status, ${list('')})
      select p.user_id, p.code, p.code_key, p.login_name, p.login_key, 'user', 'active', ${list('p.')}
      from import_plan_users p where p.run_id = ${runId} and p.outcome = 'create' order by p.number returning *)`,
  )
  await tx.execute(sql`
    create temp table touched on commit drop as
    select p.outcome, u.id, to_jsonb(u) as before from import_plan_users p join users u on u.id = p.user_id
    where p.run_id = ${runId} and (p.outcome in ('move', 'reactivate', 'deactivate') or (p.outcome = 'update' and p.changed is not null))`)
  await tx.execute(sql`analyze touched`)
  await recordSelect(
    sql`select ${userRecord('t.outcome', 't.before', 'to_jsonb(u)')} from changed u join touched t using (id)`,
    sql`changed as (
      update users u set ${set}, status = 'active', deactivated_at = null, version = u.version + 1, changed_at = now()
      from import_plan_users p join touched t on t.id = p.user_id
      where p.run_id = ${runId} and u.id = p.user_id and p.outcome in ('update', 'move', 'reactivate') returning u.*)`,
  )
  await recordSelect(
    sql`select ${userRecord('t.outcome', 't.before', 'to_jsonb(u)')} from closed u join touched t using (id)`,
    sql`closed as (
      update users u set status = 'deactivated', deactivated_at = now(), version = u.version + 1, changed_at = now()
      from touched t where t.id = u.id and t.outcome = 'deactivate' returning u.*)`,
  )
  await recordSelect(
    sql`select ${grantRecord('withdraw', 'to_jsonb(g)', 'null')} from withdrawn g ${grantElements}`,
    sql`withdrawn as (
      delete from grants g using import_plan_grants p where p.run_id = ${runId} and p.action = 'remove' and g.id = p.grant_id returning g.*)`,
  )
  await recordSelect(
    sql`select ${grantRecord('grant', 'null', 'to_jsonb(g)')} from granted g ${grantElements}`,
    sql`granted as (
      insert into grants (user_id, employer_id, department_id, employee_id, depth, run_id, row)
      select u.user_id, p.employer_id, p.department_id, p.employee_id, p.depth, ${runId}, p.row
      from import_plan_grants p join import_plan_users u on u.run_id = p.run_id and u.number = p."user"
      where p.run_id = ${runId} and p.action = 'add' order by u.number, p.row returning *)`,
  )
  // Closed for good: a session or link that is out must not come back with a user who is reactivated later (P9).
  await recordSelect(
    sql`select 'session' as thing, left(s.id_hash, 16) as thing_id, 'end' as action, s.user_id, null as group_id, null as employer_id, null as before, null as after from ended s`,
    sql`ended as (
      update sessions s set ended_at = now() from touched t
      where t.outcome = 'deactivate' and s.user_id = t.id and s.ended_at is null and s.ends_at > now() returning s.*)`,
  )
  await recordSelect(
    sql`select 'password-link' as thing, l.id as thing_id, 'withdraw' as action, l.user_id, null as group_id, null as employer_id, null as before, null as after from withdrawn l`,
    sql`withdrawn as (
      update password_links l set expires_at = now() from touched t
      where t.outcome = 'deactivate' and l.user_id = t.id and l.used_at is null and l.expires_at > now() returning l.*)`,
  )
}
