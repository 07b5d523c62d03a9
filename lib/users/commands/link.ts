import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull, type SQL, sql } from 'drizzle-orm'
import { passwordLinks, users } from '@/db/schema'
import { isActive } from '@/lib/access/active'
import { userWithin } from '@/lib/access/reach/within'
import type { Writing } from '@/lib/history/change'
import { actorUserId, type Context, type Language } from '@/lib/kernel/context'
import { env } from '@/lib/kernel/env'
import { mailIsSetUp, writeMail } from '@/lib/kernel/mail/write'
import { withdrawLinksOf } from './close'

/** How long a one-time link works (decided: handed over on a Friday it still works on Monday). */
export const linkHours = 72
/** How long one works that someone asked for who is not signed in. */
export const forgottenHours = 1

/** What is stored of a token; the token itself has 256 random bits, so that a plain hash is enough. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** How a one-time link reaches the user: to be shown once to whoever made it, or mailed to the address that is named; both null: none was made. */
export type Handed = { link: string | null; mailedTo: string | null }

type Recipient = { id: number; loginName: string; email: string | null }

/**
 * Makes a one-time link to set a password (U4) and withdraws the earlier ones. With a mail server and an e-mail address it is mailed, and
 * nobody but the user sees it; else it is for whoever made it to hand over.
 */
export async function handLink(w: Writing, { actor }: Context, user: Recipient, kind: 'invitation' | 'reset'): Promise<Handed> {
  await withdrawLinksOf(w, user.id)
  const to = mailIsSetUp() ? user.email : null
  if (to) {
    await mailLink(w, { ...user, email: to }, kind, 'nl')
    return { link: null, mailedTo: to }
  }
  return { link: (await makeLink(w, user.id, linkHours, { madeBy: actorUserId(actor) })).url, mailedTo: null }
}

/** Makes a one-time link and mails it; the earlier ones stay as they are. */
export async function mailLink(
  w: Writing,
  user: Recipient & { email: string },
  kind: 'invitation' | 'reset' | 'forgotten',
  language: Language,
): Promise<void> {
  const { until, ...link } = await makeLink(w, user.id, kind === 'forgotten' ? forgottenHours : linkHours, { mailedTo: user.email })
  await writeMail(w.tx, { kind, to: user.email, language, userId: user.id, values: { login: user.loginName, until }, link })
}

/** The link itself is nowhere kept in clear: it is shown now, or sealed in its mail. */
async function makeLink(w: Writing, userId: number, hours: number, seenBy: { madeBy: number | null } | { mailedTo: string }) {
  const token = randomBytes(32).toString('base64url')
  const [made] = await w.tx
    .insert(passwordLinks)
    .values({ userId, tokenHash: hashOfToken(token), expiresAt: sql`now() + make_interval(hours => ${hours})`, ...seenBy })
    .returning({ id: passwordLinks.id, expiresAt: passwordLinks.expiresAt })
  const { id, expiresAt } = made!
  const after = { expires_at: expiresAt, ...('mailedTo' in seenBy && { mailed_to: seenBy.mailedTo }) }
  await w.record([{ thing: 'password-link', thingId: id, action: 'create', userId, after }])
  return { id, until: expiresAt.toISOString(), url: `${env().publicUrl}/wachtwoord/${token}` }
}

const maker = sql.raw('maker')
/** L7: whoever saw a link that was not mailed may, now, give someone the means to act as the user. */
const makerMayStill: SQL = sql`exists (select from users maker where maker.id = ${passwordLinks.madeBy} and ${isActive(maker)}
  and (maker.level = 'system' or (maker.level = 'admin' and ${users.level} <> 'system' and ${userWithin(sql`${users.id}`, sql`maker.id`)})))`

/**
 * The condition, over `password_links` and its `users`, that a link can be used: it is neither used nor past, its user may do something, and
 * whoever may have seen it is still the right one. A user who came to reach more is out of reach of a link that an Admin kept (L7); one
 * with another e-mail address, of a link in the mailbox before.
 */
export const linkHolds = (token: string): SQL =>
  and(
    eq(passwordLinks.tokenHash, hashOfToken(token)),
    isNull(passwordLinks.usedAt),
    gt(passwordLinks.expiresAt, sql`now()`),
    isActive(sql`users`),
    sql`case when ${passwordLinks.mailedTo} is not null then lower(${passwordLinks.mailedTo}) = lower(${users.email})
      when ${passwordLinks.madeBy} is not null then ${makerMayStill} else true end`,
  )!
