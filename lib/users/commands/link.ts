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

/** Makes a one-time link to set a password (U4) and withdraws the earlier ones. The link is nowhere kept: it is shown or mailed now. */
export async function makeLink(w: Writing, userId: number): Promise<string> {
  await withdrawLinksOf(w, userId)
  const token = randomBytes(32).toString('base64url')
  const [made] = await w.tx
    .insert(passwordLinks)
    .values({ userId, tokenHash: hashOfToken(token), expiresAt: sql`now() + make_interval(hours => ${linkHours})` })
    .returning({ id: passwordLinks.id, expiresAt: passwordLinks.expiresAt })
  await w.record([{ thing: 'password-link', thingId: made!.id, action: 'create', userId, after: { expires_at: made!.expiresAt } }])
  return `${env().publicUrl}/wachtwoord/${token}`
}
