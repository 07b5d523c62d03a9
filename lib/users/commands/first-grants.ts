import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { isHeld } from '@/lib/access/reach/within'
import type { Writing } from '@/lib/history/change'
import { actorUserId, type Context } from '@/lib/kernel/context'
import { Forbidden, type Result } from '@/lib/kernel/result'
import { type Acting, mayChange } from '../rules'
import type { NewGrants } from '../schema'
import { giveGrants, mustReachGrants, resolveGrants, wantedRows } from './grant'

/**
 * Gives a new user its own grants: the named ones, and those of the user that it is made like. Of these an Admin passes on what lies within its
 * own reach (L7), and nobody what has ended or was not on screen.
 */
export async function firstGrants(
  w: Writing,
  ctx: Context,
  actor: Acting,
  userId: number,
  { add, like }: NewGrants,
): Promise<Result<object>> {
  const found = await resolveGrants(w.tx, ctx, add)
  if (!found.ok) return found
  await mustReachGrants(w.tx, ctx, found.wanted)
  if (found.wanted.length > 0) await giveGrants(w, userId, wantedRows(found.wanted))
  if (!like) return { ok: true }
  await mustSee(w.tx, actor, like.userId)
  const admin = actor.level === 'system' ? null : actorUserId(ctx.actor)!
  const except = sql`select e::bigint from jsonb_array_elements_text(${JSON.stringify(like.except)}::jsonb) e`
  await giveGrants(
    w,
    userId,
    sql`
      select own.employer_id, own.department_id, own.depth, own.employee_id from grants own
        left join departments d on d.id = own.department_id left join employees x on x.id = own.employee_id
        join employers e on e.id = coalesce(own.employer_id, d.employer_id, x.employer_id)
      where own.user_id = ${like.userId} and own.id <= ${like.upTo} and own.id not in (${except})
        and e.ended_at is null and d.ended_at is null and x.ended_at is null and ${admin === null ? sql`true` : isHeld(sql.raw('own'), admin)}`,
  )
  return { ok: true }
}

/** Forbidden 'not-found' for a user that the actor may not see (L7), as for one who is not there. */
async function mustSee(tx: Tx, actor: Acting, userId: number): Promise<void> {
  const { rows } = await tx.execute<{ level: Acting['level'] }>(sql`select level from users where id = ${userId}`)
  if (!rows[0] || !mayChange(actor, rows[0])) throw new Forbidden('not-found')
}
