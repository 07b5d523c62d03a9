import { and, eq, isNull, sql } from 'drizzle-orm'
import { sessions } from '@/db/schema'
import { command } from '@/lib/access/command'
import { Forbidden } from '@/lib/kernel/result'
import { acting } from '../rules'
import { endSessionSchema } from '../schema'
import { lockUser } from './change'

/** Ends one session of a user (U1), named as history names it. Forbidden 'not-found' when that user has no such session open. */
export const endSession = command('users', endSessionSchema, async (w, ctx, { userId, session }, level) => {
  const { user } = await lockUser(w.tx, acting(ctx, level), userId)
  const named = and(eq(sessions.userId, user.id), sql`left(${sessions.idHash}, 16) = ${session}`, isNull(sessions.endedAt))
  const ended = await w.tx.update(sessions).set({ endedAt: sql`now()` }).where(named).returning({ userId: sessions.userId })
  if (ended.length === 0) throw new Forbidden('not-found')
  await w.record([{ thing: 'session', thingId: session, action: 'end', userId }])
  return { ok: true }
})
