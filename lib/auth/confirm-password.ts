import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { userCredentials } from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { type Result, refuse } from '@/lib/kernel/result'
import { passwordMatches } from './passwords'
import { admit } from './throttle'
import { Busy } from './turns'

/**
 * Whether whoever is signed in gives their own password again, for what a session that was left open must not do alone (W2). Throttled like
 * signing in, and counted by the session: what others guess elsewhere does not stand in the way (P13). Problems at field `password`:
 * password-wrong, no-password, too-many-attempts, busy.
 */
export async function confirmPassword({ actor, address }: Context, password: string): Promise<Result> {
  if (actor.kind !== 'user') return refuse('no-password', undefined, 'password')
  const [own] = await db().select().from(userCredentials).where(eq(userCredentials.userId, actor.userId))
  if (!own) return refuse('no-password', undefined, 'password')
  const admission = await admit({ login: actor.login, address, knownBrowser: actor.sessionHash })
  if (!admission.ok) return refuse('too-many-attempts', { minutes: Math.ceil(admission.seconds / 60) }, 'password')
  try {
    if (!(await passwordMatches(password, own.passwordHash, `user ${actor.userId}`))) return refuse('password-wrong', undefined, 'password')
  } catch (error) {
    if (!(error instanceof Busy)) throw error
    await admission.refund()
    return refuse('busy', undefined, 'password')
  }
  await admission.refund()
  return { ok: true }
}
