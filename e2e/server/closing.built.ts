import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { sessions, userCredentials, users } from '@/db/schema'
import { changeOwnPassword } from '@/lib/auth/own-password'
import { endOtherSessions, endOwnSession } from '@/lib/auth/own-sessions'
import { hashPassword } from '@/lib/auth/passwords'
import { findSession } from '@/lib/auth/session-rows'
import { setPassword } from '@/lib/auth/set-password'
import { change } from '@/lib/history/change'
import type { Context } from '@/lib/kernel/context'
import { deactivateMany } from '@/lib/users/commands/bulk/deactivate-many'
import { deactivateUser } from '@/lib/users/commands/deactivate'
import { editUser } from '@/lib/users/commands/edit'
import { endSessions } from '@/lib/users/commands/end-sessions'
import { handLink } from '@/lib/users/commands/link'
import { resetPassword } from '@/lib/users/commands/reset-password'
import { type Started, startServer } from './started'
import { Visitor } from './visitor'
import { person, sessionOf } from './world'

// The promise says 100 sessions for each of 20 users; `npm run test:long` opens as many.
const sessionsEach = process.env.LONG === '1' ? 100 : 2
const people = 20
const system: Context = { actor: { kind: 'command-line', name: 'test' }, means: 'command-line', address: null, language: 'nl' }

let server: Started
beforeAll(async () => {
  server = await startServer({ ADMIN_PASSWORD: 'een zin die niemand kent' })
})
afterAll(() => server.stop())

const password = 'een zin die niemand kent'

/** The user itself, in one more session, which goes on. */
async function asOneself(userId: number): Promise<Context> {
  const session = (await findSession(await sessionOf(userId)))!
  return { actor: { kind: 'user', ...session }, means: 'screen', address: null, language: 'nl' }
}

async function changesPassword(userId: number) {
  await db()
    .insert(userCredentials)
    .values({ userId, passwordHash: await hashPassword(password) })
  return changeOwnPassword(await asOneself(userId), null, { current: password, password: 'een heel andere zin van mij' })
}

async function usesLink(userId: number) {
  const made = await change(system, (w) => handLink(w, system, { id: userId, loginName: 'x', email: null }, 'invitation'))
  return setPassword({ address: null, language: 'nl', browserToken: null }, { token: made.link!.split('/').at(-1)!, password })
}

async function endsOneByOne(userId: number) {
  const open = await db().select({ idHash: sessions.idHash }).from(sessions).where(eq(sessions.userId, userId))
  const ctx = await asOneself(userId)
  for (const { idHash } of open) await endOwnSession(ctx, { session: idHash.slice(0, 16) })
}

const ways: Record<string, (userId: number) => Promise<unknown>> = {
  deactivation: (userId) => deactivateUser(system, { userId }),
  demotion: (userId) => editUser(system, { userId, level: 'user' }),
  'password reset': (userId) => resetPassword(system, { userId }),
  'end of validity': (userId) => editUser(system, { userId, validUntil: '2020-01-01' }),
  'end of sessions': (userId) => endSessions(system, { userId }),
  'a password changed by oneself': changesPassword,
  'a password set by a one-time link': usesLink,
  'each session ended by oneself': endsOneByOne,
  'all other sessions ended by oneself': async (userId) => endOtherSessions(await asOneself(userId), {}),
  'deactivation of many': (userId) => deactivateMany(system, { selection: { ids: [userId] } }),
  'validity that passes': (userId) => db().update(users).set({ validUntil: '2020-01-01' }).where(eq(users.id, userId)),
}

test(`P9 after each way of closing the next request of every session fails: ${people} users, ${sessionsEach} sessions each`, async () => {
  const reached = async (opened: string[]) => {
    const answers = await Promise.all(opened.map((session) => new Visitor(server.url, session).request('/toegangsbeheer/gebruikers')))
    return answers.map(({ status }) => status)
  }
  const bystander = await person('admin')
  for (let n = 0; n < people; n++) {
    const [way, close] = Object.entries(ways)[n % Object.keys(ways).length]!
    const { id, session } = await person('admin')
    const opened = [session]
    while (opened.length < sessionsEach) opened.push(await sessionOf(id))
    expect(new Set(await reached(opened)), way).toEqual(new Set([200]))
    await close(id)
    expect(new Set(await reached(opened)), way).toEqual(new Set([307]))
  }
  expect(await reached([bystander.session])).toEqual([200])
}, 1_800_000)

test('L1, A5 a level that was changed in the database alone holds at the next request of a session that is open', async () => {
  const { id, session } = await person('admin')
  const visitor = new Visitor(server.url, session)
  const status = async (path: string) => (await visitor.request(path)).status
  expect(await status('/toegangsbeheer/gebruikers')).toBe(200)
  expect(await status('/toegangsbeheer/menu')).toBe(403)
  await db().update(users).set({ level: 'system' }).where(eq(users.id, id))
  expect(await status('/toegangsbeheer/menu')).toBe(200)
  await db().update(users).set({ level: 'user' }).where(eq(users.id, id))
  expect(await status('/toegangsbeheer/gebruikers')).toBe(403)
  expect(await status('/profiel')).toBe(200)
})
