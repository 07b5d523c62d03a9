import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { historyRecords, passwordLinks, sessions, userCredentials } from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { createUser } from '@/lib/users/commands/create'
import { deactivateUser } from '@/lib/users/commands/deactivate'
import { resetPassword } from '@/lib/users/commands/reset-password'
import { hashPassword, passwordMatches } from './passwords'
import { isLinkUsable, setPassword } from './set-password'

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
  expect(await isLinkUsable(token)).toBe(true)
  expect(await outcome(token)).toBe('ok')
  const [credential] = await db().select().from(userCredentials).where(eq(userCredentials.userId, userId))
  expect(await passwordMatches(password, credential!.passwordHash)).toBe(true)
  expect(await isLinkUsable(token)).toBe(false)
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
  const { token } = await invited()
  const rush = Array.from({ length: 210 }, () => hashPassword(password).catch(() => null))
  expect(await outcome(token)).toBe('busy')
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
    expect(await isLinkUsable(token)).toBe(false)
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
