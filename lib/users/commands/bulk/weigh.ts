import { asc, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { users } from '@/db/schema'
import { groupsWithin, usersBeyond } from '@/lib/access/reach/within'
import { today } from '@/lib/kernel/clock'
import type { Context, Level } from '@/lib/kernel/context'
import { type Result, refuse } from '@/lib/kernel/result'
import type { Selection, Verb } from '../../bulk-schema'
import { filtered } from '../../filter'
import { type Acting, acting, lastOfSystem, mayChange, mayRearrange } from '../../rules'
import { admitToGroup, knownRole } from '../admit'
import { whoSignsIn } from '../change'

/** One who cannot be changed, and why; `login` is null for someone who does not exist or is out of sight: they look alike (L9). */
export type Unable = {
  login: string | null
  code: 'last-system-user' | 'last-system-sign-in' | 'own-group' | 'reach' | 'code-taken' | 'not-found'
}
/** `able`: who would be changed; `unchanged`: how many are so already. */
export type Weighed = { able: number[]; unchanged: number; unable: Unable[] }

type Row = Pick<
  typeof users.$inferSelect,
  'id' | 'loginName' | 'level' | 'status' | 'groupId' | 'roleId' | 'codeKey' | 'validFrom' | 'validUntil'
>

/**
 * What a verb would do to each of the selected users, by the rules of the single commands; `lock` for a change that follows. Problems:
 * selection-changed (a filter shows another number by now), unknown-group, unknown-role. Forbidden: reach, for a group (L7).
 */
export async function weigh(tx: Tx, ctx: Context, level: Level, selection: Selection, verb: Verb, lock: boolean): Promise<Result<Weighed>> {
  const actor = acting(ctx, level)
  const target =
    verb.do === 'move' ? await admitToGroup(tx, ctx, verb.groupId) : verb.do === 'assign-role' ? await knownRole(tx, verb.roleId) : null
  if (target && !target.ok) return target
  const ids = await selectedIds(tx, actor, selection)
  if ('count' in selection && ids.length !== selection.count) return refuse('selection-changed', { count: ids.length })
  const rows = await rowsOf(tx, ids, verb.do === 'deactivate', lock)

  const chosen = new Set(ids)
  const seen = rows.filter((row) => chosen.has(row.id) && mayChange(actor, row))
  const done = (row: Row) => {
    if (verb.do === 'deactivate') return row.status === 'deactivated'
    if (verb.do === 'reactivate') return row.status === 'active'
    return verb.do === 'move' ? row.groupId === verb.groupId : row.roleId === verb.roleId
  }
  const open = seen.filter((row) => !done(row))
  const refused = new Map<number, Unable['code']>()
  if (verb.do === 'deactivate') for (const [id, code] of await lastSystemUsers(tx, rows, open, actor)) refused.set(id, code)
  if (verb.do === 'reactivate') for (const id of await beyond(tx, actor, idsOf(open))) refused.set(id, 'reach')
  if (verb.do === 'move') {
    for (const id of await codesTaken(tx, open, verb.groupId)) refused.set(id, 'code-taken')
    for (const row of open) if (!mayRearrange(actor, row)) refused.set(row.id, 'own-group')
    for (const id of await groupsBeyond(tx, actor, open)) refused.set(id, 'reach')
  }
  const unable = open.flatMap((row): Unable[] => (refused.has(row.id) ? [{ login: row.loginName, code: refused.get(row.id)! }] : []))
  for (let missing = ids.length - seen.length; missing > 0; missing--) unable.push({ login: null, code: 'not-found' })
  const able = idsOf(open.filter((row) => !refused.has(row.id)))
  return { ok: true, able, unchanged: seen.length - open.length, unable }
}

const idsOf = (rows: Row[]): number[] => rows.map(({ id }) => id)

async function selectedIds(tx: Tx, actor: Acting, selection: Selection): Promise<number[]> {
  if ('ids' in selection) return [...new Set(selection.ids)]
  const { rows } = await tx.execute<{ id: string }>(
    sql`select u.id from users u where ${filtered(actor, selection.filter)} limit ${selection.count + 1}`,
  )
  return rows.map(({ id }) => Number(id))
}

/** The rows of the selection, in the order of their ids; of a deactivation that concerns a System user all active ones as well (L6). */
async function rowsOf(tx: Tx, ids: number[], deactivating: boolean, lock: boolean): Promise<Row[]> {
  const chosen = sql.param(ids)
  const system = sql`${users.level} = 'system' and ${users.status} = 'active'
    and exists (select 1 from users s where s.id = any(${chosen}::bigint[]) and s.level = 'system')`
  const { id, loginName, level, status, groupId, roleId, codeKey, validFrom, validUntil } = users
  const query = tx
    .select({ id, loginName, level, status, groupId, roleId, codeKey, validFrom, validUntil })
    .from(users)
    .where(deactivating ? sql`${users.id} = any(${chosen}::bigint[]) or (${system})` : sql`${users.id} = any(${chosen}::bigint[])`)
    .orderBy(asc(users.id))
  return lock ? await query.for('update') : await query
}

/** L6: those of the selection who must stay, so that a System user is left who can sign in; the acting one rather than another. */
async function lastSystemUsers(tx: Tx, rows: Row[], open: Row[], actor: Acting): Promise<Map<number, Unable['code']>> {
  const system = rows.filter((row) => row.level === 'system' && row.status === 'active')
  const signIn = await whoSignsIn(tx, actor, system)
  const mine = ({ id }: Row) => Number(id === actor.userId)
  const staying = new Map<number, Unable['code']>()
  let left = system
  for (const { id } of open.filter((row) => row.level === 'system').sort((a, b) => mine(a) - mine(b))) {
    const without = left.filter((row) => row.id !== id)
    const last = lastOfSystem(system, without, signIn, today())
    if (last) staying.set(id, last)
    else left = without
  }
  return staying
}

/** L7: those of some users who reach what an Admin does not, whom it gives nothing back (`mustReachUser`). */
export async function beyond(tx: Tx, actor: Acting, ids: number[]): Promise<number[]> {
  if (actor.level === 'system' || ids.length === 0) return []
  const asked = sql`select unnest(${sql.param(ids)}::bigint[])`
  const { rows } = await tx.execute<{ id: string }>(sql`select b.user_id as id from (${usersBeyond(asked, actor.userId ?? 0)}) b`)
  return rows.map(({ id }) => Number(id))
}

/** L7: those in a group that reaches what an Admin does not, who stay there (`mayLeaveGroup`). */
async function groupsBeyond(tx: Tx, actor: Acting, open: Row[]): Promise<number[]> {
  const groups = [...new Set(open.flatMap(({ groupId }) => groupId ?? []))]
  if (actor.level === 'system' || groups.length === 0) return []
  const { rows } = await tx.execute<{ id: string }>(
    sql`select w.id from (${groupsWithin(actor.userId ?? 0)}) w where w.id = any(${sql.param(groups)}::bigint[])`,
  )
  const within = new Set(rows.map(({ id }) => Number(id)))
  return open.filter(({ groupId }) => groupId !== null && !within.has(groupId)).map(({ id }) => id)
}

/** U1: those whose code is taken in the group, by a member or by another of the selection before them. */
async function codesTaken(tx: Tx, open: Row[], groupId: number | null): Promise<number[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select u.id from users u where u.id = any(${sql.param(idsOf(open))}::bigint[]) and u.code_key is not null and exists (
      select from users o where o.code_key = u.code_key and o.id <> u.id
        and (coalesce(o.group_id, 0) = ${groupId ?? 0} or (o.id < u.id and o.id = any(${sql.param(idsOf(open))}::bigint[]))))`)
  return rows.map(({ id }) => Number(id))
}
