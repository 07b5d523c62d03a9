import { sql } from 'drizzle-orm'
import { command } from '@/lib/access/command'
import { acting } from '../rules'
import { userSchema } from '../schema'
import { changeUser, concernsRunner, keepSystemUser, lockUser } from './change'
import { endSessionsOf, suspendClientsOf, withdrawLinksOf } from './close'

/**
 * Deactivates a user: sessions and one-time links end, API clients are suspended (A1, W6); grants and identity stay (U6).
 * Problem: last-system-user (L6). Doing it again changes nothing.
 */
export const deactivateUser = command(
  'users',
  userSchema,
  async (w, ctx, { userId }, level) => {
    const locked = await lockUser(w.tx, acting(ctx, level), userId)
    if (locked.user.status === 'deactivated') return { ok: true }
    const kept = keepSystemUser(locked, { ...locked.user, status: 'deactivated' })
    if (!kept.ok) return kept
    await changeUser(w, locked.user, 'deactivate', { status: 'deactivated', deactivatedAt: sql`now()` })
    await endSessionsOf(w, userId)
    await withdrawLinksOf(w, userId)
    await suspendClientsOf(w, userId)
    return { ok: true }
  },
  {},
  concernsRunner,
)
