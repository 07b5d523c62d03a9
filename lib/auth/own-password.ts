import { and, eq, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import { db } from '@/db/client'
import { knownBrowsers, userCredentials, users } from '@/db/schema'
import { guard } from '@/lib/access/guard'
import { change } from '@/lib/history/change'
import type { Context } from '@/lib/kernel/context'
import { log } from '@/lib/kernel/log'
import { writeMail } from '@/lib/kernel/mail/write'
import { Forbidden, type Result, refuse } from '@/lib/kernel/result'
import { endSessionsOf, withdrawLinksOf } from '@/lib/users/commands/close'
import { hashOfToken } from '@/lib/users/commands/link'
import { confirmPassword } from './confirm-password'
import { knownTo } from './known-browser'
import { checkPassword } from './password-rules'
import { hashUnlessBusy } from './passwords'
import { renewSession } from './session-rows'

export const ownPasswordSchema = z.strictObject({ current: z.string().min(1).max(1024), password: z.string().min(1).max(1024) })
type Input = z.output<typeof ownPasswordSchema>
type Owner = { user: typeof users.$inferSelect; passwordHash: string; sessionHash: string }

async function ownerOf({ actor }: Context): Promise<Owner | null> {
  if (actor.kind !== 'user') throw new Forbidden('level')
  const [found] = await db()
    .select({ user: users, passwordHash: userCredentials.passwordHash })
    .from(users)
    .innerJoin(userCredentials, eq(userCredentials.userId, users.id))
    .where(eq(users.id, actor.userId))
  return found ? { ...found, sessionHash: actor.sessionHash } : null
}

/**
 * Changes one's own password. The present one is asked, throttled as `confirmPassword` says (P13): a session that was left open is no way to
 * guess it. Other sessions, one-time links and known browsers end; this session goes on under the new id that is answered, for its cookie.
 * Problems: no-own-password (SSO alone), those of `checkPassword`, those of `confirmPassword` at field `current`, password-unchanged, busy.
 */
export async function changeOwnPassword(
  ctx: Context,
  browserToken: string | null,
  { current, password }: Input,
): Promise<Result<{ sessionId: string }>> {
  await guard(db(), ctx, 'profile')
  const owner = await ownerOf(ctx)
  if (!owner) return refuse('no-own-password')
  const { id: userId, loginName, code, lastName, firstName, email } = owner.user
  const checked = checkPassword(password, [loginName, code, lastName, firstName, email])
  if (!checked.ok) return checked
  const confirmed = await confirmPassword(ctx, current)
  if (!confirmed.ok) {
    if (confirmed.problems[0]?.code === 'password-wrong') await noteRefusal(ctx, userId)
    return { ok: false, problems: confirmed.problems.map((problem) => ({ ...problem, field: 'current' })) }
  }
  if (current === password) return refuse('password-unchanged', undefined, 'password')
  const newHash = await hashUnlessBusy(password, `user ${userId}`)
  return newHash ? store(ctx, owner, newHash, await knownTo(userId, browserToken)) : refuse('busy')
}

const noteRefusal = (ctx: Context, userId: number) =>
  change(ctx, (w) => w.record([{ thing: 'user', thingId: userId, action: 'refuse-password', userId }])).catch((error) =>
    log.error({ err: error }, 'a refused password was not recorded'),
  )

const store = (ctx: Context, { user, passwordHash, sessionHash }: Owner, newHash: string, knownBrowser: string | null) =>
  change(ctx, async (w): Promise<Result<{ sessionId: string }>> => {
    await guard(w.tx, ctx, 'profile')
    const { id: userId, loginName: login, email, groupId } = user
    await w.tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('update')
    // What was looked at must still hold: a reset meanwhile took that password away.
    const same = and(eq(userCredentials.userId, userId), eq(userCredentials.passwordHash, passwordHash))
    const stored = await w.tx.update(userCredentials).set({ passwordHash: newHash, changedAt: sql`now()` }).where(same)
    if (stored.rowCount === 0) throw new Forbidden('signed-out')
    const sessionId = await renewSession(w, sessionHash)
    if (!sessionId) throw new Forbidden('signed-out')
    await w.record([{ thing: 'user', thingId: userId, action: 'change-password', userId, groupId }])
    await endSessionsOf(w, userId, hashOfToken(sessionId))
    await withdrawLinksOf(w, userId)
    const others = eq(knownBrowsers.userId, userId)
    await w.tx.delete(knownBrowsers).where(knownBrowser ? and(others, ne(knownBrowsers.tokenHash, knownBrowser)) : others)
    if (email) await writeMail(w.tx, { kind: 'password-set', to: email, language: ctx.language, userId, values: { login } })
    return { ok: true, sessionId }
  })
