import { asc, inArray, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '@/db/client'
import { users } from '@/db/schema'
import type { Writing } from '@/lib/history/change'
import { Forbidden, type Problem, type Result } from '@/lib/kernel/result'
import { changeUser, type UserRow } from '@/lib/users/commands/change'
import { suspendClientsOf } from '@/lib/users/commands/close'
import type { saveGroupSchema } from '../schema'

type Wanted = Pick<z.output<typeof saveGroupSchema>, 'add' | 'remove' | 'suspend'>
type Arranged = Result<{ added: number; removed: number }>

/** Locks users in the order of their ids, so that two who arrange the same people wait for each other. Forbidden 'not-found': one is not there. */
export async function lockUsers(tx: Tx, ids: number[]): Promise<Map<number, UserRow>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.select().from(users).where(inArray(users.id, ids)).orderBy(asc(users.id)).for('update')
  const people = new Map(rows.map((row) => [row.id, row]))
  if (!ids.every((id) => people.has(id))) throw new Forbidden('not-found')
  return people
}

/**
 * Makes locked users members of a group, or no longer. Whoever is a member already, or is none any more, stays as it is: someone else
 * did the same. Who went to a third group meanwhile is told, and nothing is done.
 */
export async function arrangeMembers(w: Writing, groupId: number, people: Map<number, UserRow>, wanted: Wanted): Promise<Arranged> {
  const seenIn = new Map(wanted.add.map(({ userId, from }) => [userId, from]))
  const arriving = [...seenIn.keys()].map((id) => people.get(id)!).filter((user) => user.groupId !== groupId)
  const strayed = arriving.filter((user) => user.groupId !== seenIn.get(user.id))
  const leaving = [...new Set(wanted.remove)].map((id) => people.get(id)!).filter((user) => user.groupId === groupId)
  const moving = [...leaving, ...arriving]
  if (moving.length === 0) return { ok: true, added: 0, removed: 0 }
  const problems = [
    ...(await movedMeanwhile(w.tx, strayed)),
    ...(await codesTaken(w.tx, groupId, arriving, leaving)),
    ...(await suspensions(w.tx, moving, wanted.suspend)),
  ]
  if (problems.length > 0) return { ok: false, problems }
  // First out, then in: who comes may have the code of who goes.
  for (const user of leaving) await changeUser(w, user, 'move', { groupId: null })
  for (const user of arriving) await changeUser(w, user, 'move', { groupId })
  for (const { id } of moving) await suspendClientsOf(w, id)
  return { ok: true, added: arriving.length, removed: leaving.length }
}

const idsOf = (people: UserRow[]) => sql`${sql.param(people.map(({ id }) => id))}::bigint[]`

async function movedMeanwhile(tx: Tx, strayed: UserRow[]): Promise<Problem[]> {
  if (strayed.length === 0) return []
  const { rows } = await tx.execute<{ user: string; login: string; group: string; from: string }>(sql`
    select u.id::text as "user", u.login_name as login, coalesce(g.name, '–') as "group", coalesce(g.id, 0)::text as "from"
    from users u left join user_groups g on g.id = u.group_id where u.id = any(${idsOf(strayed)}) order by u.login_key`)
  return rows.map(({ user, from, ...names }) => ({
    code: 'moved-meanwhile',
    field: 'members',
    values: { ...names, user: Number(user), from: Number(from) },
  }))
}

/** A user code is unique within its group, and "no group" counts as one (U1, U6): told per user, before the index refuses. */
async function codesTaken(tx: Tx, groupId: number, arriving: UserRow[], leaving: UserRow[]): Promise<Problem[]> {
  const [come, go] = [idsOf(arriving), idsOf(leaving)]
  const { rows } = await tx.execute<{ login: string; value: string; leaves: boolean }>(sql`
    select u.login_name as login, u.code as value, u.id = any(${go}) as leaves from users u
    where u.code_key is not null and (
      u.id = any(${come}) and exists (select from users o where o.code_key = u.code_key and o.id <> u.id
        and (o.group_id = ${groupId} and o.id <> all(${go}) or o.id = any(${come})))
      or u.id = any(${go}) and exists (select from users o where o.code_key = u.code_key and o.group_id is null))
    order by u.login_key`)
  return rows.map(({ login, value, leaves }) => ({
    code: leaves ? 'code-taken-outside' : 'code-taken-by',
    field: 'members',
    values: { login, value },
  }))
}

/** The API clients that wait from now on until someone reopens them (W6), those that were confirmed left out. */
async function suspensions(tx: Tx, moving: UserRow[], confirmed: string[]): Promise<Problem[]> {
  const { rows } = await tx.execute<{ login: string; application: string; client: string }>(sql`
    select u.login_name as login, a.name as application, c.client_id as client
    from api_clients c join users u on u.id = c.user_id join external_applications a on a.id = c.application_id
    where c.user_id = any(${idsOf(moving)}) and c.revoked_at is null and c.suspended_at is null
      and c.client_id <> all(${sql.param(confirmed)}::text[])
    order by u.login_key, a.name_key`)
  return rows.map((values) => ({ code: 'suspends-client', field: 'members', values }))
}
