import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { users } from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { deactivateUser } from '@/lib/users/commands/deactivate'
import { editUser } from '@/lib/users/commands/edit'
import { endSessions } from '@/lib/users/commands/end-sessions'
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

const ways: Record<string, (userId: number) => Promise<unknown>> = {
  deactivation: (userId) => deactivateUser(system, { userId }),
  demotion: (userId) => editUser(system, { userId, level: 'user' }),
  'password reset': (userId) => resetPassword(system, { userId }),
  'end of validity': (userId) => editUser(system, { userId, validUntil: '2020-01-01' }),
  'end of sessions': (userId) => endSessions(system, { userId }),
  'validity that passes': (userId) => db().update(users).set({ validUntil: '2020-01-01' }).where(eq(users.id, userId)),
}

test(`P9 after each way of closing the next request of every session fails: ${people} users, ${sessionsEach} sessions each`, async () => {
  const reached = async (sessions: string[]) => {
    const answers = await Promise.all(sessions.map((session) => new Visitor(server.url, session).request('/toegangsbeheer/gebruikers')))
    return answers.map(({ status }) => status)
  }
  const bystander = await person('admin')
  for (let n = 0; n < people; n++) {
    const [way, close] = Object.entries(ways)[n % Object.keys(ways).length]!
    const { id, session } = await person('admin')
    const sessions = [session]
    while (sessions.length < sessionsEach) sessions.push(await sessionOf(id))
    expect(new Set(await reached(sessions)), way).toEqual(new Set([200]))
    await close(id)
    expect(new Set(await reached(sessions)), way).toEqual(new Set([307]))
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
