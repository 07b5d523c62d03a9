import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { historyRecords } from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { sendDue } from '@/lib/kernel/mail/send'
import { type SmtpServer, smtpServer } from '@/lib/kernel/mail/testing/smtp-server'
import { createUser } from './create'
import { editUser } from './edit'
import { hashOfToken } from './link'
import { resetPassword } from './reset-password'

const system: Context = { actor: { kind: 'command-line', name: 'test' }, means: 'command-line', address: null, language: 'nl' }
let server: SmtpServer
beforeEach(async () => {
  server = await smtpServer()
  process.env.SMTP_URL = server.url
  await db().execute(sql`truncate users, mails restart identity cascade`)
})
afterEach(async () => {
  delete process.env.SMTP_URL
  await server.stop()
})

const tokenIn = (text: string) => /\/wachtwoord\/([\w-]{43})\b/.exec(text)?.[1]
const usable = async (token: string) =>
  (await db().execute(sql`select from password_links where token_hash = ${hashOfToken(token)} and expires_at > now() and used_at is null`))
    .rowCount

test('U4 with mail set up the link goes to the user, and nobody else sees it', async () => {
  const made = await createUser(system, { login: 'Jan', level: 'user', email: 'Jan@voorbeeld.nl' })
  expect(made).toMatchObject({ ok: true, link: null, mailedTo: 'Jan@voorbeeld.nl' })
  await sendDue()
  expect(server.received).toMatchObject([{ to: ['Jan@voorbeeld.nl'], subject: 'Stel uw wachtwoord in voor Toegangsbeheer' }])
  const token = tokenIn(server.received[0]!.text)!
  expect(await usable(token)).toBe(1)

  const reset = await resetPassword(system, { userId: made.ok ? made.userId : 0 })
  expect(reset).toMatchObject({ ok: true, link: null, mailedTo: 'Jan@voorbeeld.nl' })
  await sendDue()
  expect(server.received[1]!.subject).toBe('Stel een nieuw wachtwoord in voor Toegangsbeheer')
  expect(await usable(token)).toBe(0)
  expect(await usable(tokenIn(server.received[1]!.text)!)).toBe(1)
  const records = JSON.stringify(await db().select().from(historyRecords))
  expect(records).toContain('"mailed_to":"Jan@voorbeeld.nl"')
  for (const { text } of server.received) expect(records).not.toContain(tokenIn(text))
})

test('U4 of two resets before the first mail left only the second is mailed', async () => {
  const made = await createUser(system, { login: 'jan', level: 'user', email: 'jan@voorbeeld.nl' })
  await resetPassword(system, { userId: made.ok ? made.userId : 0 })
  await sendDue()
  expect(server.received.map(({ subject }) => subject)).toEqual(['Stel een nieuw wachtwoord in voor Toegangsbeheer'])
})

test('U4 without an e-mail address, or without mail, the link is shown once to whoever made it', async () => {
  const shown = { ok: true, link: expect.stringMatching(/\/wachtwoord\/[\w-]{43}$/), mailedTo: null }
  expect(await createUser(system, { login: 'piet', level: 'user' })).toMatchObject(shown)
  delete process.env.SMTP_URL
  expect(await createUser(system, { login: 'joris', level: 'user', email: 'j@voorbeeld.nl' })).toMatchObject(shown)
})

test('U4 who signs in by SSO gets no link', async () => {
  const made = await createUser(system, { login: 'corneel', level: 'user', email: 'c@voorbeeld.nl', netId: 'c', ssoDomain: 'voorbeeld.nl' })
  expect(made).toMatchObject({ ok: true, link: null, mailedTo: null })
  await sendDue()
  expect(server.received).toEqual([])
})

test('L7 an e-mail address that is changed by hand is told so, at the old address', async () => {
  const made = await createUser(system, { login: 'jan', level: 'user', email: 'jan@voorbeeld.nl' })
  const userId = made.ok ? made.userId : 0
  await sendDue()
  await editUser(system, { userId, lastName: 'Jansen' })
  await editUser(system, { userId, email: 'nieuw@voorbeeld.nl' })
  await editUser(system, { userId, email: null })
  await sendDue()
  expect(server.received.slice(1).map(({ to, subject }) => [to[0], subject])).toEqual([
    ['jan@voorbeeld.nl', 'Uw e-mailadres in Toegangsbeheer is gewijzigd'],
    ['nieuw@voorbeeld.nl', 'Uw e-mailadres in Toegangsbeheer is gewijzigd'],
  ])
})
