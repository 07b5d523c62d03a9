import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { passwordLinks } from '@/db/schema'
import type { Writing } from '@/lib/history/change'
import { env } from '@/lib/kernel/env'
import { withdrawLinksOf } from './close'

/** How long a one-time link works (decided: handed over on a Friday it still works on Monday). */
export const linkHours = 72

/** What is stored of a token; the token itself has 256 random bits, so that a plain hash is enough. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** How a one-time link reaches the user: in words for whoever made it, once, or mailed to the address that is named; both null: none was made. */
export type Handed = { link: string | null; mailedTo: string | null }

/** Makes a one-time link for a user and hands it over (U4): shown once to whoever asked for it. */
export const handLink = async (w: Writing, userId: number): Promise<Handed> => ({ link: await makeLink(w, userId), mailedTo: null })

/** Makes a one-time link to set a password (U4) and withdraws the earlier ones. The link is nowhere kept: it is shown or mailed now. */
async function makeLink(w: Writing, userId: number): Promise<string> {
  await withdrawLinksOf(w, userId)
  const token = randomBytes(32).toString('base64url')
  const [made] = await w.tx
    .insert(passwordLinks)
    .values({ userId, tokenHash: hashOfToken(token), expiresAt: sql`now() + make_interval(hours => ${linkHours})` })
    .returning({ id: passwordLinks.id, expiresAt: passwordLinks.expiresAt })
  await w.record([{ thing: 'password-link', thingId: made!.id, action: 'create', userId, after: { expires_at: made!.expiresAt } }])
  return `${env().publicUrl}/wachtwoord/${token}`
}
