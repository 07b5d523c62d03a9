import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, db, type Tx } from '@/db/client'
import { knownBrowsers, passwordLinks, userCredentials, users } from '@/db/schema'
import { change } from '@/lib/history/change'
import type { Context } from '@/lib/kernel/context'
import { writeMail } from '@/lib/kernel/mail/write'
import { type Result, refuse } from '@/lib/kernel/result'
import { endSessionsOf, withdrawLinksOf } from '@/lib/users/commands/close'
import { linkHolds } from '@/lib/users/commands/link'
import type { Visitor } from './action'
import { checkPassword } from './password-rules'
import { hashUnlessBusy } from './passwords'

export const setPasswordSchema = z.strictObject({ token: z.string().max(100), password: z.string().max(1024) })

async function ownerOf(tx: Tx | Database, token: string) {
  const [found] = await tx
    .select({ linkId: passwordLinks.id, user: users })
    .from(passwordLinks)
    .innerJoin(users, eq(users.id, passwordLinks.userId))
    .where(linkHolds(token))
  return found ?? null
}

/**
 * The login name that a one-time link is for, null when it cannot be used any more; looking does not use it up. Whoever has the link may set the
 * password and must know for whom, so the name is no secret to them.
 */
export const loginOfLink = async (token: string): Promise<string | null> => (await ownerOf(db(), token))?.user.loginName ?? null

/**
 * Sets a password by a one-time link (U4): the link is used up, others that are out are worthless, sessions that are open end, and browsers
 * that were known are so no longer. Problems: link-unusable; those of `checkPassword` and busy, which leave the link as it is.
 */
export async function setPassword(from: Visitor, { token, password }: z.output<typeof setPasswordSchema>): Promise<Result> {
  const found = await ownerOf(db(), token)
  if (!found) return refuse('link-unusable')
  const owner = found.user
  const checked = checkPassword(password, [owner.loginName, owner.code, owner.lastName, owner.firstName, owner.email])
  if (!checked.ok) return checked
  const passwordHash = await hashUnlessBusy(password, `user ${owner.id}`)
  if (!passwordHash) return refuse('busy')
  const { id: userId, loginName: login, level, email } = owner
  const { address, language } = from
  const ctx: Context = { actor: { kind: 'user', userId, login, level, sessionHash: '' }, means: 'screen', address, language }
  return change(ctx, async (w) => {
    await w.tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('update')
    // A statement of its own: only what is read after the lock is what another use, or a change of the user, left.
    if (!(await ownerOf(w.tx, token))) return refuse('link-unusable')
    await w.tx.update(passwordLinks).set({ usedAt: sql`now()` }).where(eq(passwordLinks.id, found.linkId))
    await w.tx
      .insert(userCredentials)
      .values({ userId, passwordHash })
      .onConflictDoUpdate({ target: userCredentials.userId, set: { passwordHash, changedAt: sql`now()` } })
    await w.record([
      { thing: 'password-link', thingId: found.linkId, action: 'use', userId },
      { thing: 'user', thingId: userId, action: 'set-password', userId, groupId: owner.groupId },
    ])
    await withdrawLinksOf(w, userId)
    await w.tx.delete(knownBrowsers).where(eq(knownBrowsers.userId, userId))
    await endSessionsOf(w, userId)
    if (email) await writeMail(w.tx, { kind: 'password-set', to: email, language, userId, values: { login } })
    return { ok: true }
  })
}
