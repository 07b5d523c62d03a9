import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { employers, grants, groupEmployers, historyRecords, passwordLinks, sessions, userCredentials, userGroups, users } from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { sendDue } from '@/lib/kernel/mail/send'
import { type SmtpServer, smtpServer } from '@/lib/kernel/mail/testing/smtp-server'
import { Forbidden } from '@/lib/kernel/result'
import { createUser } from '@/lib/users/commands/create'
import { deactivateUser } from '@/lib/users/commands/deactivate'
import { editUser } from '@/lib/users/commands/edit'
import { moveUser } from '@/lib/users/commands/move'
import { resetPassword } from '@/lib/users/commands/reset-password'
import { saveUser } from '@/lib/users/commands/save'
import { hashUnlessBusy, passwordMatches } from './passwords'
import { loginOfLink, setPassword } from './set-password'

const system: Context = { actor: { kind: 'command-line', name: 'test' }, means: 'command-line', address: null, language: 'nl' }
const from = { address: '192.0.2.1', language: 'nl', browserToken: null } as const
const password = 'een zin die niemand kent'
let count = 0

async function invited() {
  const login = `genodigde.${++count}`
  const made = await createUser(system, { login, level: 'user' })
  if (!made.ok) throw new Error('refused')
  return { userId: made.userId, login, token: made.link!.split('/').at(-1)! }
}
const outcome = async (token: string, chosen = password) => {
  const result = await setPassword(from, { token, password: chosen })
  return result.ok ? 'ok' : result.problems[0]!.code
}

test('U4 a link sets a password once', async () => {
  const { userId, token } = await invited()
  expect(await loginOfLink(token)).not.toBeNull()
  expect(await outcome(token)).toBe('ok')
  const [credential] = await db().select().from(userCredentials).where(eq(userCredentials.userId, userId))
  expect(await passwordMatches(password, credential!.passwordHash, `user ${userId}`)).toBe(true)
  expect(await loginOfLink(token)).toBeNull()
  expect(await outcome(token, 'een andere zin van iemand')).toBe('link-unusable')
})

test('twenty uses at the same moment: one counts', async () => {
  const { token } = await invited()
  const told = await Promise.all(Array.from({ length: 20 }, () => outcome(token)))
  expect(told.filter((code) => code === 'ok')).toHaveLength(1)
})

test('a password that is refused leaves the link as it is', async () => {
  const { login, token } = await invited()
  expect(await outcome(token, 'te kort')).toBe('password-too-short')
  expect(await outcome(token, `${login}${login}`)).toBe('password-common')
  expect(await outcome(token)).toBe('ok')
})

test('in a rush of passwords it says so and leaves the link as it is', async () => {
  const { userId, token } = await invited()
  let over = false
  const rush = Array.from({ length: 210 }, async () => {
    while (!over) {
      // Whoever had a turn stands in line again at once: no place is ever free.
      if (!(await hashUnlessBusy(password, `user ${userId}`))) await new Promise(setImmediate)
    }
  })
  expect(await outcome(token)).toBe('busy')
  over = true
  await Promise.all(rush)
  expect(await outcome(token)).toBe('ok')
})

test('expired, replaced, of someone deactivated, made up: one word', async () => {
  const expired = await invited()
  await db().update(passwordLinks).set({ expiresAt: sql`now()` }).where(eq(passwordLinks.userId, expired.userId))
  const replaced = await invited()
  await resetPassword(system, { userId: replaced.userId })
  const closed = await invited()
  await deactivateUser(system, { userId: closed.userId })
  for (const { token } of [expired, replaced, closed, { token: 'A'.repeat(43) }, { token: '' }]) {
    expect(await loginOfLink(token)).toBeNull()
    expect(await outcome(token)).toBe('link-unusable')
  }
})

test('P9 open sessions end; P10 neither token nor password is kept', async () => {
  const { userId, token } = await invited()
  await db()
    .insert(sessions)
    .values({ idHash: `sessie ${userId}`, userId, endsAt: sql`now() + interval '1 hour'` })
  await outcome(token)
  const [session] = await db().select().from(sessions).where(eq(sessions.userId, userId))
  expect(session!.endedAt).not.toBeNull()
  const kept = JSON.stringify([
    await db().select().from(historyRecords),
    await db().select().from(passwordLinks),
    await db().select().from(userCredentials),
  ])
  expect(kept).not.toContain(token)
  expect(kept).not.toContain(password)
})

describe('L7 a link that an Admin saw is worth what the Admin may do now', () => {
  const as = (userId: number): Context => ({
    actor: { kind: 'user', userId, login: 'x', level: 'admin', sessionHash: 'x' },
    means: 'screen',
    address: null,
    language: 'nl',
  })

  /** An Admin who reaches the first of two employers, and a user of the group of each. */
  async function world() {
    const name = `groep ${++count}`
    const made = await db()
      .insert(employers)
      .values(['a', 'b'].map((half) => ({ code: `${half}${count}`, name: half })))
      .returning()
    const [small, big] = await db()
      .insert(userGroups)
      .values(['klein', 'groot'].map((size) => ({ name: `${name} ${size}`, nameKey: `${name} ${size}` })))
      .returning()
    await db()
      .insert(groupEmployers)
      .values([
        { groupId: small!.id, employerId: made[0]!.id },
        { groupId: big!.id, employerId: made[0]!.id },
        { groupId: big!.id, employerId: made[1]!.id },
      ])
    const [admin] = await db()
      .insert(users)
      .values({ loginName: `beheer ${count}`, loginKey: `beheer ${count}`, level: 'admin' })
      .returning()
    await db().insert(grants).values({ userId: admin!.id, employerId: made[0]!.id })
    const ctx = as(admin!.id)
    const invite = async (by: Context) => {
      const login = `nieuw.${++count}`
      const done = await createUser(by, { login, level: 'user', groupId: small!.id })
      if (!done.ok) throw new Error('refused')
      return { userId: done.userId, token: done.link!.split('/').at(-1)! }
    }
    return { admin: admin!.id, ctx, employers: made.map(({ id }) => id), small: small!.id, big: big!.id, invite }
  }
  type It = Awaited<ReturnType<typeof world>>
  const refused: [string, (it: It, userId: number) => Promise<unknown>][] = [
    ['a user who came into a group that reaches more', ({ big }, userId) => moveUser(system, { userId, groupId: big })],
    [
      'a user whose group was authorised for more',
      ({ small, employers: [, b] }) => db().insert(groupEmployers).values({ groupId: small, employerId: b! }),
    ],
    ['a user with a grant of its own on more', ({ employers: [, b] }, userId) => db().insert(grants).values({ userId, employerId: b! })],
    ['a user who became System', (_, userId) => editUser(system, { userId, level: 'system' })],
    ['an Admin who reaches less by now', ({ admin }) => db().delete(grants).where(eq(grants.userId, admin))],
    ['an Admin who was demoted', ({ admin }) => editUser(system, { userId: admin, level: 'user' })],
    ['an Admin who was deactivated', ({ admin }) => deactivateUser(system, { userId: admin })],
  ]
  test.each(refused)('%s: refused', async (_, happens) => {
    const it = await world()
    const { userId, token } = await it.invite(it.ctx)
    expect(await loginOfLink(token)).not.toBeNull()
    await happens(it, userId)
    expect(await loginOfLink(token)).toBeNull()
    expect(await outcome(token)).toBe('link-unusable')
    expect(await db().$count(userCredentials, eq(userCredentials.userId, userId))).toBe(0)
    // Whoever may, makes another.
    const again = await resetPassword(system, { userId })
    expect(await outcome(again.ok ? again.link!.split('/').at(-1)! : '')).toBe('ok')
  })

  test('a user who reaches no more than the Admin uses it, in another group, another level, with more rights', async () => {
    const it = await world()
    const { userId, token } = await it.invite(it.ctx)
    await moveUser(system, { userId, groupId: null })
    await db().insert(grants).values({ userId, employerId: it.employers[0]! })
    await editUser(system, { userId, level: 'admin', email: 'nieuw@voorbeeld.nl' })
    expect(await outcome(token)).toBe('ok')
  })

  test('steps 3 and 4 of the manual: the link that System made works whatever the user came to reach', async () => {
    const it = await world()
    const [chief] = await db()
      .insert(users)
      .values({ loginName: `chef ${++count}`, loginKey: `chef ${count}`, level: 'system' })
      .returning()
    for (const by of [system, as(chief!.id)]) {
      const { userId, token } = await it.invite(by)
      await moveUser(system, { userId, groupId: it.big })
      expect(await outcome(token)).toBe('ok')
    }
  })

  test('a password that the Admin set itself ends when the user becomes System; whoever raises makes a link', async () => {
    const it = await world()
    const { userId, token } = await it.invite(it.ctx)
    expect(await outcome(token)).toBe('ok')
    const passwords = () => db().$count(userCredentials, eq(userCredentials.userId, userId))
    await editUser(system, { userId, level: 'admin' })
    expect(await passwords()).toBe(1)
    await saveUser(system, { userId, level: 'system' })
    expect(await passwords()).toBe(0)
    const done = await db().select({ action: historyRecords.action }).from(historyRecords).where(eq(historyRecords.userId, userId))
    expect(done.map(({ action }) => action)).toContain('reset-password')
    const made = await resetPassword(system, { userId })
    expect(await outcome(made.ok ? made.link!.split('/').at(-1)! : '')).toBe('ok')
    await editUser(system, { userId, level: 'system', lastName: 'Blijft' })
    expect(await passwords()).toBe(1)
  })

  test('a user who is taken down by System, reset by the Admin and put back is not the Admin’s', async () => {
    const it = await world()
    const { userId } = await it.invite(system)
    await moveUser(system, { userId, groupId: it.big })
    await expect(moveUser(it.ctx, { userId, groupId: null })).rejects.toThrow(Forbidden)
    await moveUser(system, { userId, groupId: null })
    const kept = await resetPassword(it.ctx, { userId })
    await moveUser(system, { userId, groupId: it.big })
    expect(await outcome(kept.ok ? kept.link!.split('/').at(-1)! : '')).toBe('link-unusable')
  })
})

describe('a link that was mailed', () => {
  let server: SmtpServer
  beforeEach(async () => {
    server = await smtpServer()
    process.env.SMTP_URL = server.url
  })
  afterEach(async () => {
    delete process.env.SMTP_URL
    await server.stop()
  })
  const tokens = () => server.received.map(({ text }) => /\/wachtwoord\/([\w-]{43})\b/.exec(text)?.[1])

  test('is worthless in the mailbox that is the user’s no longer, and not sent there any more', async () => {
    const made = await createUser(system, { login: `post.${++count}`, level: 'user', email: 'Oud@voorbeeld.nl' })
    const userId = made.ok ? made.userId : 0
    await sendDue()
    const [token] = tokens()
    await editUser(system, { userId, email: 'oud@voorbeeld.nl' })
    expect(await loginOfLink(token!)).not.toBeNull()
    await db().update(users).set({ email: 'nieuw@voorbeeld.nl' }).where(eq(users.id, userId))
    expect(await outcome(token!)).toBe('link-unusable')
    await resetPassword(system, { userId })
    await db().update(users).set({ email: null }).where(eq(users.id, userId))
    await sendDue()
    expect(tokens().filter(Boolean)).toHaveLength(1)
  })
})
