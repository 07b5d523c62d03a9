import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { historyRecords, knownBrowsers, mails, rateLimits, userCredentials, users } from '@/db/schema'
import { change as record } from '@/lib/history/change'
import type { Context } from '@/lib/kernel/context'
import { deactivateUser } from '@/lib/users/commands/deactivate'
import { handLink } from '@/lib/users/commands/link'
import { resetPassword } from '@/lib/users/commands/reset-password'
import { changeOwnPassword } from './own-password'
import { loginOfLink } from './set-password'
import { browserOf, password, personWithPassword } from './testing/person'

const system: Context = { actor: { kind: 'command-line', name: 'test' }, means: 'command-line', address: null, language: 'nl' }
const next = 'een heel andere zin van mij'
const change = async (ctx: Context, given: { current?: string; password?: string } = {}, browserToken: string | null = null) => {
  const result = await changeOwnPassword(ctx, browserToken, { current: password, password: next, ...given })
  return result.ok ? 'ok' : result.problems[0]!.code
}
beforeEach(() => db().delete(rateLimits))

test('P9 the other sessions end, this one goes on under a new id, and the old id is worth nothing', async () => {
  const { id, login } = await personWithPassword({ email: 'jan@voorbeeld.nl' })
  const [here, there] = [await browserOf(login), await browserOf(login)]
  const ctx = (await here.context())!
  const changed = await changeOwnPassword(ctx, here.browserToken, { current: password, password: next })
  expect(changed).toMatchObject({ ok: true, sessionId: expect.stringMatching(/^[\w-]{43}$/) })
  expect(await here.context()).toBeNull()
  expect(await there.context()).toBeNull()
  expect(changed.ok && (await here.context(changed.sessionId))).toMatchObject({ actor: { userId: id } })
  await expect(browserOf(login)).rejects.toThrow('sign-in-refused')
  await browserOf(login, next)
  const records = await db().select().from(historyRecords).where(eq(historyRecords.userId, id))
  expect(records.map(({ action }) => action)).toContain('change-password')
  const told = JSON.stringify(records)
  for (const secret of [password, next, changed.ok ? changed.sessionId : '']) expect(told).not.toContain(secret)
  expect(await db().select().from(mails).where(eq(mails.userId, id))).toMatchObject([
    { kind: 'password-set', status: 'kept', sealed: null },
  ])
})

test('other browsers are known no longer, and links that are out are worthless', async () => {
  const { id, login } = await personWithPassword()
  const here = await browserOf(login)
  await browserOf(login)
  const { link } = await record(system, (w) => handLink(w, system, { id, loginName: login, email: null }, 'invitation'))
  expect(await change((await here.context())!, {}, here.browserToken)).toBe('ok')
  expect(await loginOfLink(link!.split('/').at(-1)!)).toBeNull()
  expect(await db().$count(knownBrowsers, eq(knownBrowsers.userId, id))).toBe(1)
})

describe('refused', () => {
  test.each([
    [{ current: 'niet deze zin maar een' }, 'password-wrong'],
    [{ password: 'te kort' }, 'password-too-short'],
    [{ password: 'wachtwoord wachtwoord' }, 'password-common'],
    [{ password }, 'password-unchanged'],
  ])('%o: %s; nothing changes', async (given, code) => {
    const { login } = await personWithPassword()
    const [here, there] = [await browserOf(login), await browserOf(login)]
    expect(await change((await here.context())!, given)).toBe(code)
    expect([await here.context(), await there.context()]).not.toContain(null)
    await browserOf(login)
  })

  test('who has no password has none to change; a program has none at all', async () => {
    const { id, login } = await personWithPassword()
    const ctx = (await (await browserOf(login)).context())!
    await db().delete(userCredentials).where(eq(userCredentials.userId, id))
    expect(await change(ctx)).toBe('no-own-password')
    await expect(change(system)).rejects.toThrow('forbidden')
  })

  test('A1 a user who was deactivated meanwhile', async () => {
    await personWithPassword({ level: 'system' })
    const { id, login } = await personWithPassword()
    const ctx = (await (await browserOf(login)).context())!
    await deactivateUser(system, { userId: id })
    await expect(change(ctx)).rejects.toThrow('forbidden')
  })

  test('a reset at the same moment: either one came first, and no session is left that the reset should have ended', async () => {
    for (let n = 0; n < 10; n++) {
      const { id, login } = await personWithPassword()
      const here = await browserOf(login)
      const ctx = (await here.context())!
      const [changed, reset] = await Promise.all([
        changeOwnPassword(ctx, null, { current: password, password: next }).catch(() => ({ ok: false as const })),
        resetPassword(system, { userId: id }),
      ])
      expect(reset.ok).toBe(true)
      expect(await here.context()).toBeNull()
      if (changed.ok) expect(await here.context(changed.sessionId)).toBeNull()
      expect(await db().$count(userCredentials, eq(userCredentials.userId, id))).toBe(0)
    }
  })
})

describe('P13 an open session is no way to guess the password', () => {
  test('three hundred guesses with another address each: at most twenty are looked at; other browsers and sessions go on', async () => {
    const { login } = await personWithPassword()
    const [stolen, own] = [await browserOf(login), await browserOf(login)]
    const ctx = (await stolen.context())!
    const told: string[] = []
    for (let n = 0; n < 300; n += 20)
      told.push(
        ...(await Promise.all(
          Array.from({ length: 20 }, (_, i) => change({ ...ctx, address: `203.0.113.${(n + i) & 255}` }, { current: `geraden ${n + i}` })),
        )),
      )
    expect(told.filter((code) => code === 'password-wrong')).toHaveLength(20)
    expect(told.filter((code) => code === 'too-many-attempts')).toHaveLength(280)
    expect(await change((await own.context())!, {}, own.browserToken)).toBe('ok')
    await browserOf(login, next)
  }, 120_000)

  test('a password that may not be chosen costs no attempt; one that proved right is taken out of the counts', async () => {
    const { login } = await personWithPassword()
    const ctx = (await (await browserOf(login)).context())!
    for (let n = 0; n < 25; n++) expect(await change(ctx, { password: 'kort' })).toBe('password-too-short')
    for (let n = 0; n < 25; n++) expect(await change(ctx, { password })).toBe('password-unchanged')
    expect(await change(ctx)).toBe('ok')
    expect(await db().select().from(users).where(eq(users.loginKey, login))).toHaveLength(1)
  })
})
