import { command } from '@/lib/access/command'
import { userSchema } from '../schema'
import { mustReachUser } from './admit'
import { acting, changeUser, lockUser } from './change'

/** Reactivates a user with the grants, group and identity it had; its API clients stay suspended (W6). Forbidden: reach (L7). */
export const reactivateUser = command('users', userSchema, async (w, ctx, { userId }, level) => {
  const { user } = await lockUser(w.tx, acting(ctx, level), userId)
  if (user.status === 'active') return { ok: true }
  await mustReachUser(w.tx, ctx, userId)
  await changeUser(w, user, 'reactivate', { status: 'active', deactivatedAt: null })
  return { ok: true }
})
