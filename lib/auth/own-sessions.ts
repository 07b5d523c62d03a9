import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { sessions } from '@/db/schema'
import { command } from '@/lib/access/command'
import { Forbidden } from '@/lib/kernel/result'
import { endSessionsOf } from '@/lib/users/commands/close'
import { endSession } from './session-rows'

/** `session`: its name, the first sixteen characters of the hash of its id; it tells nothing of the id. */
export const ownSessionSchema = z.strictObject({ session: z.string().regex(/^[0-9a-f]{16}$/) })

/** Ends one session of one's own. Forbidden 'not-found' alike for someone else's, one that ended, and one that never was. */
export const endOwnSession = command('profile', ownSessionSchema, async (w, { actor }, { session }) => {
  if (actor.kind !== 'user') throw new Forbidden('level')
  const mine = and(eq(sessions.userId, actor.userId), sql`left(${sessions.idHash}, 16) = ${session}`, sql`${sessions.endedAt} is null`)
  const [found] = await w.tx.select({ idHash: sessions.idHash }).from(sessions).where(mine).for('update')
  if (!found) throw new Forbidden('not-found')
  await endSession(w, found.idHash)
  return { ok: true }
})

/** Nothing is asked: it is always one's own. */
export const nothingSchema = z.strictObject({})

/** Ends every session of one's own but this one; answers how many ended. */
export const endOtherSessions = command('profile', nothingSchema, async (w, { actor }) => {
  if (actor.kind !== 'user') throw new Forbidden('level')
  return { ok: true, ended: await endSessionsOf(w, actor.userId, actor.sessionHash) }
})
