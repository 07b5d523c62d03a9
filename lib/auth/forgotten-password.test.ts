import { setTimeout as sleep } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { historyLinks, mails, passwordLinks, rateLimits, userCredentials, users } from '@/db/schema'
import { change } from '@/lib/history/change'
import type { Context } from '@/lib/kernel/context'
import { sendDue } from '@/lib/kernel/mail/send'
import { type SmtpServer, smtpServer } from '@/lib/kernel/mail/testing/smtp-server'
import { editUser } from '@/lib/users/commands/edit'
import { handLink } from '@/lib/users/commands/link'
import type { Visitor } from './action'
import { askForgotten } from './forgotten-password'
import { loginOfLink, setPassword } from './set-password'
import { browserOf, password, personWithPassword } from './testing/person'

const system: Context = { actor: { kind: 'command-line', name: 'test' }, means: 'command-line', address: null, language: 'nl' }
const from: Visitor = { address: '192.0.2.9', language: 'nl', browserToken: null }
let server: SmtpServer
beforeEach(async () => {
  server = await smtpServer()
  process.env.SMTP_URL = server.url
  await db().delete(mails)
  await db().delete(rateLimits)
})
afterEach(async () => {
  delete process.env.SMTP_URL
  await server.stop()
})

const ask = async (login: string, extra: Partial<Visitor> = {}) => {
  const result = await askForgotten({ ...from, ...extra }, { login })
  return result.ok ? 'ok' : result.problems[0]!.code
}
/** The tokens that were mailed, once everything that was asked for has been done. */
async function mailed(): Promise<string[]> {
  await sleep(150)
  await sendDue()
  return server.received.map(({ text }) => /\/wachtwoord\/([\w-]{43})\b/.exec(text)![1]!)
}

test('U4 a link of one hour is mailed in the language of the browser that asked, and sets a new password', async () => {
  const { id, login } = await personWithPassword({ email: 'jan@voorbeeld.nl' })
  expect(await ask(` ${login.toUpperCase()}`, { language: 'en' })).toBe('ok')
  const [token = '', ...more] = await mailed()
  expect(more).toEqual([])
  expect(server.received[0]).toMatchObject({ to: ['jan@voorbeeld.nl'], subject: 'Forgotten password for Toegangsbeheer' })
  const [link] = await db().select().from(passwordLinks).where(eq(passwordLinks.userId, id))
  const minutes = (link!.expiresAt.getTime() - Date.now()) / 60_000
  expect(minutes).toBeGreaterThan(58)
  expect(minutes).toBeLessThanOrEqual(60)
  const [last] = await db().select().from(historyLinks).orderBy(sql`number desc`).limit(1)
  expect(last).toMatchObject({ actorKind: 'program', actorName: 'wachtwoord vergeten', address: '192.0.2.9' })
  expect(await setPassword(from, { token, password: 'een heel andere zin van mij' })).toEqual({ ok: true })
  await browserOf(login, 'een heel andere zin van mij')
})

test('asking changes nothing but that: password, sessions, known browsers and links that are out stay, whoever asks', async () => {
  const { id, login } = await personWithPassword({ email: 'jan@voorbeeld.nl' })
  const here = await browserOf(login)
  const handed = await change(system, (w) => handLink(w, system, { id, loginName: login, email: null }, 'invitation'))
  for (let n = 0; n < 3; n++) await ask(login)
  const tokens = await mailed()
  expect(tokens).toHaveLength(3)
  expect(await here.context()).not.toBeNull()
  await browserOf(login)
  const invitation = handed.link!.split('/').at(-1)!
  for (const token of [...tokens, invitation]) expect(await loginOfLink(token)).not.toBeNull()
  // One that is used makes the others worthless.
  expect(await setPassword(from, { token: tokens[1]!, password: 'een heel andere zin van mij' })).toEqual({ ok: true })
  for (const token of [...tokens, invitation]) expect(await loginOfLink(token)).toBeNull()
  expect(await here.context()).toBeNull()
})

test('a link in the mailbox before is worthless once the address is another, whether a person or an import changed it', async () => {
  const byHand = await personWithPassword({ email: 'oud@voorbeeld.nl' })
  const byImport = await personWithPassword({ email: 'oud@voorbeeld.nl' })
  await ask(byHand.login)
  await ask(byImport.login)
  const tokens = await mailed()
  expect(tokens).toHaveLength(2)
  for (const token of tokens) expect(await loginOfLink(token)).not.toBeNull()
  await editUser(system, { userId: byHand.id, email: 'nieuw@voorbeeld.nl' })
  // An import writes the column for many at once (`applyPlan`).
  await db().update(users).set({ email: 'nieuw@voorbeeld.nl' }).where(eq(users.id, byImport.id))
  for (const token of tokens)
    expect(await setPassword(from, { token, password: 'een heel andere zin van mij' })).toMatchObject({
      problems: [{ code: 'link-unusable' }],
    })
})

describe('the same answer, and no mail', () => {
  const people: [string, () => Promise<string>][] = [
    ['nobody of that name', async () => 'bestaat.niet'],
    ['deactivated', async () => (await personWithPassword({ email: 'a@voorbeeld.nl', status: 'deactivated' })).login],
    ['out of validity', async () => (await personWithPassword({ email: 'a@voorbeeld.nl', validUntil: '2020-01-01' })).login],
    ['no e-mail address', async () => (await personWithPassword()).login],
    [
      'no password to forget: SSO alone',
      async () => {
        const { id, login } = await personWithPassword({
          email: 'a@voorbeeld.nl',
          netId: 'a',
          netKey: 'a',
          ssoDomain: 'v.nl',
          ssoKey: 'v.nl',
        })
        await db().delete(userCredentials).where(eq(userCredentials.userId, id))
        return login
      },
    ],
    ['what would be SQL', async () => "' or 1=1 --"],
    ['what no database can hold', async () => 'a\0b'],
  ]
  test.each(people)('%s', async (_, make) => {
    expect(await ask(await make())).toBe('ok')
    expect(await mailed()).toEqual([])
    expect(await db().$count(mails)).toBe(0)
  })

  test('it takes as long, whoever it is', async () => {
    const { login } = await personWithPassword({ email: 'jan@voorbeeld.nl' })
    const times = async (name: string) => {
      const took: number[] = []
      for (let n = 0; n < 30; n++) {
        await db().delete(rateLimits)
        const begun = performance.now()
        await ask(name)
        took.push(performance.now() - begun)
        // What is done after the answer must not slow the next one down.
        await sleep(30)
      }
      return took.toSorted((a, b) => a - b)[15]!
    }
    await times(login)
    const [known, unknown] = [await times(login), await times('bestaat.niet')]
    expect(Math.abs(known - unknown)).toBeLessThan(Math.max(5, unknown))
  })
})

test('without mail nothing is made at all', async () => {
  delete process.env.SMTP_URL
  const { id, login } = await personWithPassword({ email: 'jan@voorbeeld.nl' })
  expect(await ask(login)).toBe('no-mail')
  await sleep(100)
  expect(await db().$count(passwordLinks, eq(passwordLinks.userId, id))).toBe(0)
})

describe('P13 asking is throttled and cannot keep anyone else from asking', () => {
  test('a thousand times with another address each: ten mails; the user, in a browser that is known, still gets one', async () => {
    const { login } = await personWithPassword({ email: 'jan@voorbeeld.nl' })
    const known = await browserOf(login)
    const told: string[] = []
    for (let n = 0; n < 1000; n += 50)
      told.push(
        ...(await Promise.all(Array.from({ length: 50 }, (_, i) => ask(login, { address: `203.0.${(n + i) >> 8}.${(n + i) & 255}` })))),
      )
    expect(told.filter((code) => code === 'ok')).toHaveLength(10)
    expect(told.filter((code) => code === 'too-often')).toHaveLength(990)
    expect(await mailed()).toHaveLength(10)
    expect(await ask(login)).toBe('too-often')
    expect(await ask(login, { browserToken: known.browserToken })).toBe('ok')
    expect(await mailed()).toHaveLength(11)
    await browserOf(login)
  }, 60_000)

  test('one source asks for at most sixty names an hour; a name that is not there counts alike', async () => {
    const told = await Promise.all(Array.from({ length: 80 }, (_, n) => ask(`naam.${n}`)))
    expect(told.filter((code) => code === 'ok')).toHaveLength(60)
    const twice = []
    for (let n = 0; n < 5; n++) twice.push(await ask('bestaat.niet', { address: '192.0.2.77' }))
    expect(twice).toEqual(['ok', 'ok', 'ok', 'too-often', 'too-often'])
  })

  test('asking leaves the tries to sign in alone', async () => {
    const { login } = await personWithPassword({ email: 'jan@voorbeeld.nl' })
    for (let n = 0; n < 200; n++) await ask(login)
    await browserOf(login, password, '192.0.2.9')
  })
})
