import { type SQL, sql } from 'drizzle-orm'
import type { Database, Tx } from '@/db/client'
import { actorUserId, type Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { isActive } from '../active'
import { liveLevel } from '../guard'
import { departmentGrants, employeeGrants, employersOfGroup, walkUp, wholeEmployers } from './authorisations'
import { employersOf, isReached } from './conditions'
import { type Resource, reachersOf } from './relation'

const isTrue = async (tx: Tx | Database, condition: SQL): Promise<boolean> => {
  const { rows } = await tx.execute<{ holds: boolean }>(sql`select (${condition}) as holds`)
  return rows[0]?.holds === true
}

/** Whether a user reaches a resource, now (A5). */
export const reaches = (tx: Tx | Database, userId: number, resource: Resource): Promise<boolean> =>
  isTrue(tx, sql`exists (${reachersOf(resource, { user: userId })})`)

/**
 * The condition that a user covers a set of employers (I22): it has open employers, and the user reaches each as a whole. `employers` is a
 * SELECT of employer ids; ended ones do not count. An empty scope is covered by nobody but System.
 */
export const isCovered = (employers: SQL, user: SQL | number): SQL => sql`(
  exists (select from employers c where c.ended_at is null and c.id in (${employers}))
  and not exists (select from employers c where c.ended_at is null and c.id in (${employers}) and c.id not in ${employersOf(user)}))`

/** Whether the caller covers all of these employers; System counts as covering all (I22, L7). `'all'`: every employer there is. */
export async function coversEmployers(tx: Tx | Database, ctx: Context, employers: number[] | 'all'): Promise<boolean> {
  const level = await liveLevel(tx, ctx)
  const userId = actorUserId(ctx.actor)
  if (level === 'system') return true
  if (level === null || userId === null) return false
  const ids = employers === 'all' ? sql`select id from employers` : sql`select unnest(${sql.param(employers)}::bigint[])`
  return isTrue(tx, isCovered(ids, userId))
}

/** The employer groups that a user's group is authorised for, while the user may do something: an uncorrelated subquery. */
const employerGroupsOf = (user: SQL | number): SQL => sql`(
  select own.employer_group_id from group_employer_groups own join users u on u.group_id = own.group_id where u.id = ${user} and ${isActive(sql`u`)})`

/**
 * The condition that all that a group is authorised for lies within a user's own reach, for a list of groups to hand out (L7). An employer group
 * lies within it when the user's own group is authorised for the same one: other employers may join it later (A2).
 */
export const groupWithin = (group: SQL, user: number): SQL => sql`(
  not exists (select from (${employersOfGroup(group)}) o where o.employer_id not in ${employersOf(user)})
  and not exists (select from group_employer_groups o where o.group_id = ${group} and o.employer_group_id not in ${employerGroupsOf(user)}))`

/**
 * What an Admin may want to hand out (L7): an own grant, membership of a group, or all that a user reaches (an API client for it); `userIds`: a SELECT
 * of users, `grants`: one of rows employer_id, department_id, depth, employee_id.
 */
export type Gift =
  | { employerId: number }
  | { departmentId: number; depth: number }
  | { employeeId: number }
  | { groupId: number }
  | { userId: number }
  | { userIds: SQL }
  | { grants: SQL }

/** The authorisations that a gift hands out: rows employer_id, department_id, depth, employee_id. Of a group or user what is ended is left out. */
function handedOut(gift: Gift): SQL {
  const row = (employer: number | null, department: number | null, depth: number | null, employee: number | null) =>
    sql`select ${employer}::bigint as employer_id, ${department}::bigint as department_id, ${depth}::int as depth, ${employee}::bigint as employee_id`
  if ('employerId' in gift) return row(gift.employerId, null, null, null)
  if ('departmentId' in gift) return row(null, gift.departmentId, gift.depth, null)
  if ('employeeId' in gift) return row(null, null, null, gift.employeeId)
  const employers = (of: SQL) =>
    sql`select o.employer_id, null::bigint as department_id, null::int as depth, null::bigint as employee_id from (${of}) o`
  if ('grants' in gift) return gift.grants
  if ('groupId' in gift) return employers(employersOfGroup(gift.groupId))
  const asked = { where: 'userIds' in gift ? sql`u.id in (${gift.userIds})` : sql`u.id = ${gift.userId}`, day: 'any' as const }
  return sql`
    ${employers(wholeEmployers(asked))}
    union all select null, o.department_id, o.depth, null from (${departmentGrants(asked)}) o
    union all select null, null, null, o.employee_id from (${employeeGrants(asked)}) o`
}

/**
 * The condition that a user's own reach holds the authorisation of a row `given` (employer_id, department_id, depth, employee_id), by an alias that
 * the tables of reach do not have themselves (u, g, e, d, x, a). A department with its layers lies within the whole employer, or within a grant
 * on it or above it that reaches as deep: so what joins later is covered as well.
 */
export const isHeld = (given: SQL, user: SQL | number): SQL => sql`coalesce(
    ${given}.employer_id in ${employersOf(user)}
    or exists (select from departments d where d.id = ${given}.department_id and d.ended_at is null and d.employer_id in ${employersOf(user)})
    or exists (
      with recursive above as (${walkUp(sql.raw('above'), sql`select ${given}.department_id`)})
      select from above a,
        lateral (${departmentGrants({ where: sql`u.id = ${user} and d.id = a.department_id and g.depth >= a.distance + ${given}.depth` })}) held)
    or exists (select from employees x where x.id = ${given}.employee_id and ${isReached('employee', sql.raw('x'), user)}), false)`

/** The user groups whose authorisations a gift hands out, present and future: a SELECT of ids, or null. */
function groupsOf(gift: Gift): SQL | null {
  if ('groupId' in gift) return sql`select ${gift.groupId}::bigint as group_id`
  if ('userId' in gift) return sql`select f.group_id from users f where f.id = ${gift.userId}`
  return 'userIds' in gift ? sql`select f.group_id from users f where f.id in (${gift.userIds})` : null
}

/** The condition that all that gifts hand out lies within a user's own reach; an employer group as `groupWithin` has it. */
function holds(gifts: Gift[], user: SQL | number): SQL {
  const given = sql.join(gifts.map(handedOut), sql` union all `)
  const groups = gifts.flatMap((gift) => groupsOf(gift) ?? [])
  const rows = sql`not exists (select from (${given}) given where not ${isHeld(sql.raw('given'), user)})`
  return groups.length === 0
    ? rows
    : sql`(${rows} and not exists (select from group_employer_groups o
        where o.group_id in (${sql.join(groups, sql` union all `)}) and o.employer_group_id not in ${employerGroupsOf(user)}))`
}

/** The condition that all that a user reaches lies within someone's own reach, for a few users of a list (L7). */
export const userWithin = (user: SQL, own: SQL | number): SQL => holds([{ userIds: sql`select ${user}` }], own)

/** Those of `users` (a SELECT of ids) who reach anything that someone does not reach: all at once, for a long list (L7). Rows: user_id. */
export function usersBeyond(users: SQL, own: number): SQL {
  const asked = { where: sql`u.id in (${users})`, day: 'any' as const }
  return sql`
    select o.user_id from (${wholeEmployers(asked)}) o where o.employer_id not in ${employersOf(own)}
    union all select f.id from users f join group_employer_groups o on o.group_id = f.group_id
    where f.id in (${users}) and o.employer_group_id not in ${employerGroupsOf(own)}
    union all select given.user_id from (
      select o.user_id, null::bigint as employer_id, o.department_id, o.depth, null::bigint as employee_id from (${departmentGrants(asked)}) o
      union all select o.user_id, null, null, null, o.employee_id from (${employeeGrants(asked)}) o) given
    where not ${isHeld(sql.raw('given'), own)}`
}

/** The groups that lie within someone's own reach, as `groupWithin` has it: all at once, for a long list (L7). Rows: id. */
export const groupsWithin = (own: number): SQL => sql`
  select w.id from user_groups w where w.id not in (
    select o.group_id from (${employersOfGroup(sql`a.group_id`)}) o where o.employer_id not in ${employersOf(own)}
    union all select o.group_id from group_employer_groups o where o.employer_group_id not in ${employerGroupsOf(own)})`

/** Whether all of the gifts lie within the caller's own reach; System is not bound by reach (L7). */
export async function isWithinReach(tx: Tx | Database, ctx: Context, gifts: Gift[]): Promise<boolean> {
  const level = await liveLevel(tx, ctx)
  const userId = actorUserId(ctx.actor)
  if (level === 'system') return true
  if (level !== 'admin' || userId === null) return false
  return gifts.length === 0 || isTrue(tx, holds(gifts, userId))
}

/** Throws `Forbidden('reach')` when the caller would hand out more than it has (L7). */
export async function assertWithinReach(tx: Tx | Database, ctx: Context, gifts: Gift[]): Promise<void> {
  if (!(await isWithinReach(tx, ctx, gifts))) throw new Forbidden('reach')
}
