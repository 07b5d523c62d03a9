import { randomBytes } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { userCredentials, users } from '@/db/schema'
import { isActive } from '@/lib/access/active'
import { change } from '@/lib/history/change'
import type { Context, Language, Level } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { log } from '@/lib/kernel/log'
import { type Result, refuse } from '@/lib/kernel/result'
import { storable } from '@/lib/kernel/storable'
import { hashOfToken } from '@/lib/users/commands/link'
import { knownTo, makeKnown } from './known-browser'
import { passwordMatches } from './passwords'
import { endSession, startSession } from './session-rows'
import { admit, networkAsker } from './throttle'
import { Busy } from './turns'

export type SignInAttempt = {
  login: string
  password: string
  address: string | null
  language: Language
  /** What the browser calls itself, for the list of sessions. */
  browser: string | null
  /** The values of the browser's two cookies, if it has them. */
  browserToken: string | null
  sessionId: string | null
}

type Candidate = { userId: number; login: string; level: Level; passwordHash: string | null; active: boolean }

async function candidateOf(login: string): Promise<Candidate | null> {
  const [found] = await db()
    .select({
      userId: users.id,
      login: users.loginName,
      level: users.level,
      passwordHash: userCredentials.passwordHash,
      active: sql<boolean>`${isActive(sql`users`)}`,
    })
    .from(users)
    .leftJoin(userCredentials, eq(userCredentials.userId, users.id))
    .where(eq(users.loginKey, fold(storable(login))))
  return found ?? null
}

const contextOf = ({ userId, login, level }: Candidate, { address, language }: SignInAttempt, sessionHash = ''): Context => ({
  actor: { kind: 'user', userId, login, level, sessionHash },
  means: 'screen',
  address,
  language,
})

/**
 * Signs in with login name and password. Answers the new session's random id and the token by which the browser is known from now on
 * (P13). The same words, and the same time, for an unknown name, a wrong password, and who may do nothing (A1): sign-in-refused.
 * Other problems: too-many-attempts (minutes), busy.
 */
export async function signIn(attempt: SignInAttempt): Promise<Result<{ sessionId: string; browserToken: string }>> {
  const candidate = await candidateOf(attempt.login)
  // Asked for nobody as well: one question less would show in the time.
  const knownBrowser = await knownTo(candidate?.userId ?? 0, attempt.browserToken)
  const admission = await admit({ login: attempt.login, address: attempt.address, knownBrowser })
  if (!admission.ok) return refuse('too-many-attempts', { minutes: Math.ceil(admission.seconds / 60) })
  const asker = candidate && knownBrowser ? (`user ${candidate.userId}` as const) : networkAsker(attempt.address)
  let matches: boolean
  try {
    matches = await passwordMatches(attempt.password, candidate?.passwordHash ?? null, asker)
  } catch (error) {
    if (!(error instanceof Busy)) throw error
    await admission.refund()
    return refuse('busy')
  }
  const signedIn = matches && candidate?.active ? await open(candidate, attempt) : null
  if (signedIn) {
    await admission.refund()
    return { ok: true, ...signedIn }
  }
  // Not waited for: whether there is such a user must not show in the time.
  if (candidate) noteRefusal(candidate, attempt).catch((error) => log.error({ err: error }, 'a refused sign-in was not recorded'))
  return refuse('sign-in-refused')
}

/** Starts the session, unless the password or the user was changed since it was looked at; the browser's session before ends. */
async function open(candidate: Candidate, attempt: SignInAttempt): Promise<{ sessionId: string; browserToken: string } | null> {
  const { userId, passwordHash } = candidate
  const browserToken = attempt.browserToken ?? randomBytes(32).toString('base64url')
  return change(contextOf(candidate, attempt), async (w) => {
    const active = and(eq(users.id, userId), isActive(sql`users`))
    const [still] = await w.tx.select({ id: users.id }).from(users).where(active).for('share')
    // A statement of its own: only what is read after the lock is what a reset left.
    const unchanged = and(eq(userCredentials.userId, userId), eq(userCredentials.passwordHash, passwordHash!))
    if (!still || (await w.tx.$count(userCredentials, unchanged)) === 0) return null
    if (attempt.sessionId) await endSession(w, hashOfToken(attempt.sessionId))
    await makeKnown(w, userId, browserToken)
    const sessionId = await startSession(w, userId, { address: attempt.address, browser: attempt.browser?.slice(0, 200) ?? null })
    return { sessionId, browserToken }
  })
}

const noteRefusal = (candidate: Candidate, attempt: SignInAttempt) =>
  change({ ...contextOf(candidate, attempt), actor: { kind: 'program', name: 'inloggen' } }, (w) =>
    w.record([{ thing: 'session', thingId: candidate.userId, action: 'refuse', userId: candidate.userId }]),
  )
