import { command } from '@/lib/access/command'
import { acting } from '../rules'
import { userSchema } from '../schema'
import { lockUser } from './change'
import { endSessionsOf } from './close'

/** Signs a user out everywhere (U1); answers how many sessions ended. */
export const endSessions = command('users', userSchema, async (w, ctx, { userId }, level) => {
  const { user } = await lockUser(w.tx, acting(ctx, level), userId)
  return { ok: true, ended: await endSessionsOf(w, user.id) }
})
