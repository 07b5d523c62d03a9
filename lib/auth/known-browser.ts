import { and, eq, lt, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { knownBrowsers } from '@/db/schema'
import type { Writing } from '@/lib/history/change'
import { hashOfToken } from '@/lib/users/commands/link'

/** The hash of a browser's cookie when this user signed in with it before (P13); null otherwise. */
export async function knownTo(userId: number, token: string | null): Promise<string | null> {
  if (!token) return null
  const tokenHash = hashOfToken(token)
  const mine = and(eq(knownBrowsers.tokenHash, tokenHash), eq(knownBrowsers.userId, userId))
  return (await db().$count(knownBrowsers, mine)) > 0 ? tokenHash : null
}

/** Makes the browser known to the user. Those that were not seen for the life of their cookie are forgotten. */
export async function makeKnown(w: Writing, userId: number, token: string): Promise<void> {
  const gone = and(eq(knownBrowsers.userId, userId), lt(knownBrowsers.seenAt, sql`now() - interval '400 days'`))
  await w.tx.delete(knownBrowsers).where(gone)
  await w.tx
    .insert(knownBrowsers)
    .values({ tokenHash: hashOfToken(token), userId })
    .onConflictDoUpdate({ target: [knownBrowsers.tokenHash, knownBrowsers.userId], set: { seenAt: sql`now()` } })
}
