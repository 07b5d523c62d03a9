import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { db } from '@/db/client'
import { userCredentials, users } from '@/db/schema'
import { isActive } from '@/lib/access/active'
import { change } from '@/lib/history/change'
import { fold } from '@/lib/kernel/fold'
import { log } from '@/lib/kernel/log'
import { mailIsSetUp } from '@/lib/kernel/mail/write'
import { type Result, refuse } from '@/lib/kernel/result'
import { storable } from '@/lib/kernel/storable'
import { mailLink } from '@/lib/users/commands/link'
import type { Visitor } from './action'
import { knownTo } from './known-browser'
import { admitForgotten } from './throttle'

export const forgottenSchema = z.strictObject({ login: z.string().trim().min(1).max(200) })

/** Whether someone can be helped without an administrator: only where mail is set up. */
export const canMailLinks = mailIsSetUp

/**
 * Someone forgot the password of a login name: a one-time link is mailed to that user, if there is one who can be mailed one. Asking changes
 * nothing else: the password, the sessions and the links that are out stay, for anyone can ask. The same words, and the same time,
 * whoever it is. Problems: no-mail, too-often (minutes).
 */
export async function askForgotten(from: Visitor, { login }: z.output<typeof forgottenSchema>): Promise<Result> {
  if (!mailIsSetUp()) return refuse('no-mail')
  const [found] = await db()
    .select({ id: users.id })
    .from(users)
    .where(eq(users.loginKey, fold(storable(login))))
  const knownBrowser = await knownTo(found?.id ?? 0, from.browserToken)
  const admission = await admitForgotten({ login, address: from.address, knownBrowser })
  if (!admission.ok) return refuse('too-often', { minutes: Math.ceil(admission.seconds / 60) })
  // Not waited for: whether there is such a user must not show in the time.
  if (found) mailForgotten(from, found.id).catch((error) => log.error({ err: error }, 'a forgotten password was not mailed'))
  return { ok: true }
}

/** Mails the link to a user who may do something now (A1), has an e-mail address, and has a password to forget: not to who signs in by SSO alone. */
export const mailForgotten = ({ address, language }: Visitor, userId: number): Promise<void> =>
  change({ actor: { kind: 'program', name: 'wachtwoord vergeten' }, means: 'screen', address, language }, async (w) => {
    const [user] = await w.tx
      .select({ id: users.id, loginName: users.loginName, email: users.email })
      .from(users)
      .innerJoin(userCredentials, eq(userCredentials.userId, users.id))
      .where(and(eq(users.id, userId), isActive(sql`users`)))
      .for('share', { of: users })
    if (user?.email) await mailLink(w, { ...user, email: user.email }, 'forgotten', language)
  })
