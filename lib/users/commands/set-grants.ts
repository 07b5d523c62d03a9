import { eq, sql } from 'drizzle-orm'
import { users } from '@/db/schema'
import { command } from '@/lib/access/command'
import type { Writing } from '@/lib/history/change'
import type { Context } from '@/lib/kernel/context'
import { Forbidden, type Result, refuse } from '@/lib/kernel/result'
import { type Acting, acting, mayRearrange } from '../rules'
import { type GrantChanges, setGrantsSchema } from '../schema'
import { lockUser, type UserRow } from './change'
import { giveGrants, grantsNamed, mustReachGrants, resolveGrants, wantedRows, withdrawGrants } from './grant'

/**
 * The rule of `setGrants`, which it writes at once: the user is locked. Another depth is a grant withdrawn and one given by hand, whatever delivered
 * the one before. A grant that is no longer there, or that an Admin does not reach, is the problem changed-meanwhile, which names it (`gone`).
 */
export async function granting(
  w: Writing,
  ctx: Context,
  actor: Acting,
  user: UserRow,
  { add, remove, depths }: GrantChanges,
): Promise<Result<{ added: number; removed: number }>> {
  const nothing = add.length + remove.length + depths.length === 0
  if (nothing) return { ok: true, added: 0, removed: 0 }
  if (!mayRearrange(actor, user)) throw new Forbidden('level')
  const found = await resolveGrants(w.tx, ctx, add)
  if (!found.ok) return found
  const gone = [...new Set([...remove, ...depths.map(({ id }) => id)])]
  const named = new Map((await grantsNamed(w.tx, ctx, user.id, gone)).map((grant) => [Number(grant.id), grant]))
  const missing = gone.filter((id) => !named.has(id))
  if (missing.length > 0) return refuse('changed-meanwhile', { gone: missing.slice(0, 1000).join() })
  const deeper = depths.map(({ id, depth }) => ({ ...named.get(id)!, depth }))
  if (deeper.some(({ department_id }) => department_id === null)) return refuse('invalid-input')
  const anew = new Set(found.wanted.map(({ element }) => element))
  const given = [...found.wanted, ...deeper.filter(({ element }) => !anew.has(element))]
  await mustReachGrants(w.tx, ctx, given)
  const removed = await withdrawGrants(w, user.id, gone)
  const added = given.length === 0 ? 0 : await giveGrants(w, user.id, wantedRows(given))
  // What someone else gave meanwhile is no conflict, unless it is the same department to another depth.
  if (added < given.length && (await heldOtherwise(w, user.id, given))) return refuse('changed-meanwhile')
  return { ok: true, added, removed }
}

const heldOtherwise = async (w: Writing, userId: number, given: Parameters<typeof wantedRows>[0]): Promise<boolean> => {
  const { rows } = await w.tx.execute(sql`
    select from (${wantedRows(given)}) w join grants g on g.user_id = ${userId} and g.department_id = w.department_id where g.depth <> w.depth limit 1`)
  return rows.length > 0
}

/** Makes the version of a user newer where nothing but its grants changed. */
export const noteGrants = (w: Writing, userId: number): Promise<unknown> =>
  w.tx
    .update(users)
    .set({ version: sql`${users.version} + 1`, changedAt: sql`now()` })
    .where(eq(users.id, userId))

/**
 * Gives and withdraws own grants (A3); elements are never turned into one another (A4). Answers how many.
 * Problems: changed-meanwhile, unknown-employer, unknown-department, unknown-employee. Forbidden: level (an Admin's own grants), reach (L7).
 */
export const setGrants = command('users', setGrantsSchema, async (w, ctx, { userId, version, ...changes }, level) => {
  const actor = acting(ctx, level)
  const { user } = await lockUser(w.tx, actor, userId)
  if (version !== undefined && version !== user.version) return refuse('changed-meanwhile')
  const done = await granting(w, ctx, actor, user, changes)
  if (done.ok && done.added + done.removed > 0) await noteGrants(w, userId)
  return done
})
