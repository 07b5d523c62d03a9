import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { historyRecords, rateLimits, sessions, userCredentials, users } from '@/db/schema'
import { today } from '@/lib/kernel/clock'
import type { Context } from '@/lib/kernel/context'
import { deactivateUser } from '@/lib/users/commands/deactivate'
import { editUser } from '@/lib/users/commands/edit'
import { hashOfToken } from '@/lib/users/commands/link'
import { resetPassword } from '@/lib/users/commands/reset-password'
import { hashPassword } from './passwords'
import { findSession } from './session-rows'
import { signIn } from './sign-in'

const system: Context = { actor: { kind: 'command-line', name: 'test' }, means: 'command-line', address: null, language: 'nl' }
const password = 'een zin die niemand kent'
let hash: string
let count = 0

async function person(extra: Partial<typeof users.$inferInsert> = {}) {
  const login = `Inlog.${++count}`
  const [made] = await db()
    .insert(users)
    .values({ loginName: login, loginKey: login.toLowerCase(), level: 'user', ...extra })
    .returning()
  await db().insert(userCredentials).values({ userId: made!.id, passwordHash: hash })
  return { id: made!.id, login }
}

type Extra = { password?: string; address?: string | null; browserToken?: string | null; sessionId?: string | null }
const attempt = (login: string, extra: Extra = {}) =>
  signIn({ login, password, address: '192.0.2.1', language: 'nl', browser: 'test', browserToken: null, sessionId: null, ...extra })
const outcome = async (login: string, extra?: Extra) => {
  const result = await attempt(login, extra)
  return result.ok ? 'ok' : result.problems[0]!.code
}
const signedIn = async (login: string, extra?: Extra) => {
  const result = await attempt(login, extra)
  if (!result.ok) throw new Error(result.problems[0]!.code)
  return result
}
const wrong = { password: 'een zin die iemand raadt' }

beforeAll(async () => {
  hash = await hashPassword(password)
  await person({ level: 'system' })
})
beforeEach(() => db().delete(rateLimits))

describe('signing in', () => {
  test('gives a random id of which only the hash is kept, and a session that is found with the user as it is now', async () => {
    const { id, login } = await person()
    const { sessionId } = await signedIn(` ${login.toUpperCase()} `)
    expect(sessionId).toMatch(/^[\w-]{43}$/)
    expect(await findSession(sessionId)).toMatchObject({ userId: id, login, level: 'user', address: '192.0.2.1' })
    const everything = JSON.stringify([await db().select().from(sessions), await db().select().from(historyRecords)])
    expect(everything).not.toContain(sessionId)
    expect(await findSession(hashOfToken(sessionId))).toBeNull()
  })

  test('a new id each time; the session that the browser had before ends', async () => {
    const { login } = await person()
    const first = await signedIn(login)
    const second = await signedIn(login, { sessionId: first.sessionId, browserToken: first.browserToken })
    expect(second.sessionId).not.toBe(first.sessionId)
    expect(second.browserToken).toBe(first.browserToken)
    expect(await findSession(first.sessionId)).toBeNull()
    expect(await findSession(second.sessionId)).not.toBeNull()
  })

  test('A1 one word for an unknown name, a wrong password, no password, and who may do nothing', async () => {
    const day = today()
    expect(await outcome('bestaat.niet')).toBe('sign-in-refused')
    expect(await outcome('bestaat\0niet')).toBe('sign-in-refused')
    expect(await outcome((await person()).login, wrong)).toBe('sign-in-refused')
    expect(await outcome((await person({ status: 'deactivated' })).login)).toBe('sign-in-refused')
    expect(await outcome((await person({ validUntil: '2020-01-01' })).login)).toBe('sign-in-refused')
    expect(await outcome((await person({ validFrom: '2120-01-01' })).login)).toBe('sign-in-refused')
    expect(await outcome((await person({ validFrom: day, validUntil: day })).login)).toBe('ok')
    const without = await person()
    await db().delete(userCredentials).where(eq(userCredentials.userId, without.id))
    expect(await outcome(without.login)).toBe('sign-in-refused')
  })

  test('as long for an unknown name as for a wrong password', { retry: 2, timeout: 60_000 }, async () => {
    const { login } = await person()
    const time = async (name: string) => {
      const from = performance.now()
      await attempt(name, { ...wrong, address: `192.0.2.${++count % 250}` })
      return performance.now() - from
    }
    const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!
    await time(login)
    const known: number[] = []
    const unknown: number[] = []
    for (let n = 0; n < 25; n++) {
      known.push(await time(login))
      unknown.push(await time(`niemand.${n}`))
    }
    const ratio = median(known) / median(unknown)
    expect(ratio).toBeGreaterThan(0.75)
    expect(ratio).toBeLessThan(1.35)
  })
})

describe('P9 sessions end', () => {
  const cases: [string, (userId: number) => Promise<unknown>][] = [
    ['deactivated', (userId) => deactivateUser(system, { userId })],
    ['demoted', (userId) => editUser(system, { userId, level: 'user' })],
    ['password reset', (userId) => resetPassword(system, { userId })],
    ['validity ended', (userId) => editUser(system, { userId, validUntil: '2020-01-01' })],
    [
      'out of validity by the passing of time',
      (userId) => db().update(users).set({ validUntil: '2020-01-01' }).where(eq(users.id, userId)),
    ],
    ['idle', (userId) => db().update(sessions).set({ seenAt: sql`now() - interval '61 minutes'` }).where(eq(sessions.userId, userId))],
    ['absolute end', (userId) => db().update(sessions).set({ endsAt: sql`now()` }).where(eq(sessions.userId, userId))],
  ]
  test.each(cases)('%s', async (_, close) => {
    const { id, login } = await person({ level: 'admin' })
    const { sessionId } = await signedIn(login)
    expect(await findSession(sessionId)).not.toBeNull()
    await close(id)
    expect(await findSession(sessionId)).toBeNull()
  })

  test('a sign-in that was looked at before the password was reset does not open a session after it', async () => {
    const { id, login } = await person()
    for (let round = 0; round < 10; round++) {
      await db().insert(userCredentials).values({ userId: id, passwordHash: hash }).onConflictDoNothing()
      const [result] = await Promise.all([attempt(login), resetPassword(system, { userId: id })])
      if (result.ok) expect(await findSession(result.sessionId)).toBeNull()
    }
  })

  test('use keeps a session open, noted at most once a minute', async () => {
    const { id, login } = await person()
    const { sessionId } = await signedIn(login)
    const seen = async () => (await db().select().from(sessions).where(eq(sessions.userId, id)))[0]!.seenAt.getTime()
    const first = await seen()
    await findSession(sessionId)
    expect(await seen()).toBe(first)
    await db().update(sessions).set({ seenAt: sql`now() - interval '59 minutes'` }).where(eq(sessions.userId, id))
    await findSession(sessionId)
    expect(Date.now() - (await seen())).toBeLessThan(60_000)
  })

  test('what the cookie could not hold is not looked up', async () => {
    for (const value of ['', 'x', "' or 1=1 --", 'a'.repeat(44), 'é'.repeat(43)]) expect(await findSession(value)).toBeNull()
  })
})

describe('P13 guessing', { timeout: 120_000 }, () => {
  /** How many of the attempts were looked at, told by the refusals in history. */
  const looked = async (id: number) => {
    await new Promise((done) => setTimeout(done, 300))
    return db().$count(historyRecords, and(eq(historyRecords.userId, id), eq(historyRecords.action, 'refuse')))
  }
  const guesses = (login: string, addressOf: (n: number) => string, number: number) =>
    Promise.all(Array.from({ length: number }, (_, n) => outcome(login, { ...wrong, address: addressOf(n) })))

  test('a thousand guesses from one address: at most a hundred are looked at, and others get in', async () => {
    const { id, login } = await person()
    const known = await signedIn(login, { address: '192.0.2.7' })
    const told: string[] = []
    for (let round = 0; round < 10; round++) told.push(...(await guesses(login, () => '198.51.100.1', 100)))
    const evaluated = told.filter((code) => code === 'sign-in-refused').length
    expect(evaluated).toBeGreaterThan(0)
    expect(evaluated).toBeLessThanOrEqual(100)
    expect(await looked(id)).toBe(evaluated)
    expect(told.filter((code) => code === 'too-many-attempts')).toHaveLength(1000 - evaluated)
    // The right password from there is not looked at either; from elsewhere, and from the known browser, it is.
    expect(await outcome(login, { address: '198.51.100.1' })).toBe('too-many-attempts')
    expect(await outcome(login, { address: '192.0.2.8' })).toBe('ok')
    expect(await outcome(login, { address: '198.51.100.1', browserToken: known.browserToken })).toBe('ok')
  })

  test('a thousand guesses from a thousand addresses: at most a hundred are looked at, and the known browser gets in', async () => {
    const { id, login } = await person()
    const { browserToken } = await signedIn(login)
    for (let round = 0; round < 10; round++) await guesses(login, (n) => `10.${round}.${n >> 4}.${n}`, 100)
    expect(await looked(id)).toBeLessThanOrEqual(100)
    expect(await outcome(login, { address: '192.0.2.9' })).toBe('too-many-attempts')
    expect(await outcome(login, { address: '192.0.2.9', browserToken })).toBe('ok')
  })

  test("another one's known browser is known to that one alone, and a token made up to nobody", async () => {
    const [target, other] = [await person(), await person()]
    const { browserToken } = await signedIn(other.login)
    await guesses(target.login, () => '198.51.100.2', 60)
    expect(await outcome(target.login, { address: '198.51.100.2', browserToken })).toBe('too-many-attempts')
    expect(await outcome(target.login, { address: '198.51.100.2', browserToken: 'A'.repeat(43) })).toBe('too-many-attempts')
  })

  test('a stolen known browser guesses no more than anyone', async () => {
    const { id, login } = await person()
    const { browserToken } = await signedIn(login)
    const told = await Promise.all(Array.from({ length: 60 }, () => outcome(login, { ...wrong, browserToken })))
    expect(told.filter((code) => code === 'sign-in-refused').length).toBeLessThanOrEqual(100)
    expect(await looked(id)).toBeLessThanOrEqual(100)
  })

  test('one who signs in rightly again and again is never held up', async () => {
    const { login } = await person()
    for (let n = 0; n < 4; n++) {
      const told = await Promise.all(Array.from({ length: 10 }, () => outcome(login)))
      expect(new Set(told)).toEqual(new Set(['ok']))
    }
  })

  test('IPv6 neighbours count as one; an IPv4 address in IPv6 clothes is itself', async () => {
    const { login } = await person()
    const told = await guesses(login, (n) => `2001:db8:1:2::${(n + 1).toString(16)}`, 60)
    expect(told.filter((code) => code === 'sign-in-refused').length).toBeLessThanOrEqual(20)
    await guesses(login, () => '203.0.113.5', 40)
    expect(await outcome(login, { address: '::ffff:203.0.113.5' })).toBe('too-many-attempts')
  })

  test('the counters keep no login name', async () => {
    await attempt('geheim-getypt-in-het-verkeerde-veld', wrong)
    expect(JSON.stringify(await db().select().from(rateLimits))).not.toContain('geheim')
  })
})

describe('P13 a flood of ever new names from one address', () => {
  const flood = (n: number) =>
    Promise.all(Array.from({ length: n }, (_, i) => outcome(`niemand.${i}`, { ...wrong, address: '198.51.100.7' })))

  test('is refused in part itself; whoever comes from elsewhere, or with a browser that is known, signs in meanwhile', async () => {
    const { login } = await person()
    const { browserToken } = await signedIn(login)
    const outcomes = flood(400)
    // The line is full by now.
    await new Promise((resolve) => setTimeout(resolve, 400))
    const began = performance.now()
    const told = await Promise.all([
      outcome(login, { address: '192.0.2.99' }),
      outcome(login, { address: '198.51.100.7', browserToken }),
      outcome(login, { ...wrong, address: '192.0.2.100' }),
    ])
    const passed = performance.now() - began
    expect(told).toEqual(['ok', 'ok', 'sign-in-refused'])
    const flooded = await outcomes
    const all = performance.now() - began
    expect(new Set(flooded)).toEqual(new Set(['sign-in-refused', 'busy']))
    // They did not wait until the flood was over.
    expect(passed).toBeLessThan(all / 2)
  })

  test('does not lock out its own network: with nobody else asking, all places are for it', async () => {
    expect((await flood(150)).every((code) => code === 'sign-in-refused')).toBe(true)
  })
})
