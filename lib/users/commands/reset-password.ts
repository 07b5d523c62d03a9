import { command } from '@/lib/access/command'
import { refuse } from '@/lib/kernel/result'
import { acting } from '../rules'
import { userSchema } from '../schema'
import { mustReachUser } from './admit'
import { keepSignIn, lockUser } from './change'
import { endSessionsOf, takePasswordOf } from './close'
import { handLink } from './link'

/**
 * Takes the password of a user away, ends its sessions and makes a one-time link to set a new one (U4): `link` to be
 * shown once, or `mailedTo`.
 * Problems: user-deactivated, last-system-sign-in (L6: its own, under Profiel it can be changed). Forbidden: reach, for whoever holds the link can be the user (L7).
 */
export const resetPassword = command('users', userSchema, async (w, ctx, { userId }, level) => {
  const locked = await lockUser(w.tx, acting(ctx, level), userId)
  const { user } = locked
  if (user.status !== 'active') return refuse('user-deactivated')
  await mustReachUser(w.tx, ctx, userId)
  const kept = keepSignIn(locked)
  if (!kept.ok) return kept
  await takePasswordOf(w, user)
  await endSessionsOf(w, userId)
  return { ok: true, userId, ...(await handLink(w, ctx, user, 'reset')) }
})
