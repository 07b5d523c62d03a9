import { type SQL, sql } from 'drizzle-orm'
import type { Database, Tx } from '@/db/client'
import { liveLevel } from '@/lib/access/guard'
import { employersOf } from '@/lib/access/reach/conditions'
import { actorUserId, type Context } from '@/lib/kernel/context'

/** Condition: the user of a plan's row `p` is not there for who looks, as System users are not for an Admin (L7, L9). Of such a row only the file's own values may be told. */
async function unseenBy(tx: Tx | Database, ctx: Context): Promise<SQL> {
  if ((await liveLevel(tx, ctx)) === 'system') return sql`false`
  return sql`coalesce(p.user_id in (select s.id from users s where s.level = 'system'), false)`
}

/** Condition: remark `m` of a row unseen tells something that does not stand in the file. */
export const tellsOfUser = (m: SQL): SQL => sql`${m}.code = 'validity-ended'`

/**
 * The code of remark `m` for who looks: to an Admin an employer outside of the account and beyond its reach answers like one that is not there (L7), also
 * when the plan was made by someone who knows it.
 */
async function codeToldTo(tx: Tx | Database, ctx: Context): Promise<(m: SQL) => SQL<string>> {
  if ((await liveLevel(tx, ctx)) === 'system') return (m) => sql`${m}.code`
  const reached = sql`(select e.code from employers e where e.id in ${employersOf(actorUserId(ctx.actor) ?? 0)})`
  return (m) =>
    sql`case when ${m}.code = 'employer-out-of-scope' and ${m}.value not in ${reached} then 'unknown-employer' else ${m}.code end`
}

/** What of a plan who looks does not see, and how it hears of a remark. */
export type Sight = { unseen: SQL; codeOfRemark: (m: SQL) => SQL<string> }
export const sightOf = async (tx: Tx | Database, ctx: Context): Promise<Sight> => ({
  unseen: await unseenBy(tx, ctx),
  codeOfRemark: await codeToldTo(tx, ctx),
})

/** The name of who acted on a run; null for an Admin when it was System, a user or the command line, whom it does not see (L7). */
export async function namedFor(tx: Tx | Database, ctx: Context): Promise<(userId: SQL, name: SQL) => SQL<string | null>> {
  const all = (await liveLevel(tx, ctx)) === 'system'
  return (userId, name) =>
    all ? sql`${name}` : sql`case when (select s.level from users s where s.id = ${userId}) <> 'system' then ${name} end`
}
