import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { isSessionOpen } from '@/lib/access/active'
import { guard } from '@/lib/access/guard'
import type { Context } from '@/lib/kernel/context'
import type { Problem, Result } from '@/lib/kernel/result'
import type { Selection, Verb } from '../../bulk-schema'
import { withClient } from '../../filter'
import { acting } from '../../rules'
import { cannot } from './change-many'
import { beyond, weigh } from './weigh'

/**
 * What a verb would do to the selected users: for the question before it. `cannot` names who would not be changed, the number first. `clients`
 * are suspended; of `hidden` users, who reach more than an Admin, it is not told whether they have any (L7).
 */
export type Consequences = {
  changed: number
  unchanged: number
  unable: number
  cannot: Problem[]
  sessions: number
  clients: number
  hidden: number
}

/** Reads, changes nothing. Problems and what is thrown: as of the verb itself. */
export async function weighMany(ctx: Context, { selection, verb }: { selection: Selection; verb: Verb }): Promise<Result<Consequences>> {
  return db().transaction(async (tx) => {
    const level = await guard(tx, ctx, 'users')
    const weighed = await weigh(tx, ctx, level, selection, verb, false)
    if (!weighed.ok) return weighed
    const { able, unchanged, unable } = weighed
    const closes = verb.do === 'deactivate' || verb.do === 'move'
    const ids = sql.param(able)
    const { rows } = await tx.execute<{ sessions: number; clients: number }>(sql`
      select (select count(*) from sessions s where s.user_id = any(${ids}::bigint[]) and ${isSessionOpen(sql`s`)})::int as sessions,
        (select count(*) from api_clients c where c.user_id = any(${ids}::bigint[]) and c.revoked_at is null and c.suspended_at is null
          and c.user_id in (${withClient(acting(ctx, level))}))::int as clients`)
    const sessions = verb.do === 'deactivate' ? (rows[0]?.sessions ?? 0) : 0
    const clients = closes ? (rows[0]?.clients ?? 0) : 0
    const hidden = closes ? (await beyond(tx, acting(ctx, level), able)).length : 0
    const all = able.length + unchanged + unable.length
    const problems = unable.length > 0 ? cannot(unable, all).problems : []
    return { ok: true as const, changed: able.length, unchanged, unable: unable.length, cannot: problems, sessions, clients, hidden }
  })
}
