import { asc, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { mails, passwordLinks, users } from '@/db/schema'
import { forgetOldMails, keepSending, sendDue } from './send'
import { type SmtpServer, smtpServer } from './testing/smtp-server'
import { type Mail, writeMail } from './write'

let server: SmtpServer
let userId: number
beforeEach(async () => {
  server = await smtpServer()
  process.env.SMTP_URL = server.url
  process.env.MAIL_FROM = 'Toegang <toegang@voorbeeld.nl>'
  await db().execute(sql`truncate users, mails restart identity cascade`)
  const [user] = await db().insert(users).values({ loginName: 'jan', loginKey: 'jan', level: 'user' }).returning()
  userId = user!.id
})
afterEach(async () => {
  delete process.env.SMTP_URL
  delete process.env.MAIL_FROM
  await server.stop()
})

const link = 'https://toegang.voorbeeld.nl/wachtwoord/kanarie-zingt-zevenendertig-keer'
const until = '2026-11-28T13:05:00.000Z'

async function write(extra: Partial<Mail> = {}, hours = 72): Promise<void> {
  const [made] = await db()
    .insert(passwordLinks)
    .values({ userId, tokenHash: `${Math.random()}`, expiresAt: sql`now() + make_interval(hours => ${hours})` })
    .returning()
  const mail: Mail = { kind: 'invitation', to: 'jan@voorbeeld.nl', language: 'nl', userId, values: { login: 'Jan & Co', until } }
  await db().transaction((tx) => writeMail(tx, { ...mail, link: { id: made!.id, url: link }, ...extra }))
}
const rows = () => db().select().from(mails).orderBy(asc(mails.id))
const dueNow = () => db().execute(sql`update mails set next_at = now()`)

test('U4 a mail goes out as text and as HTML, with its link, from MAIL_FROM to one recipient', async () => {
  await write()
  expect(await sendDue()).toBe(true)
  const [mail, ...more] = server.received
  expect(more).toEqual([])
  expect(mail).toMatchObject({ from: 'toegang@voorbeeld.nl', to: ['jan@voorbeeld.nl'] })
  expect(mail!.subject).toBe('Stel uw wachtwoord in voor Toegangsbeheer')
  expect(mail!.raw).toMatch(/^From: Toegang <toegang@voorbeeld\.nl>\r$/m)
  expect(mail!.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  for (const part of [mail!.text, mail!.html]) {
    expect(part).toContain(link)
    expect(part).toContain('Die werkt één keer, tot 28-11-2026 14:05.')
  }
  expect(mail!.text).toContain('inlognaam Jan & Co.')
  expect(mail!.html).toContain('inlognaam Jan &amp; Co.')
  expect(await rows()).toMatchObject([{ status: 'sent', sealed: null, attempts: 1, problem: null, doneAt: expect.any(Date) }])
})

test('English for who is known to read it; without MAIL_FROM the host of the installation sends', async () => {
  delete process.env.MAIL_FROM
  await write({ language: 'en', kind: 'forgotten' })
  await sendDue()
  expect(server.received[0]).toMatchObject({ subject: 'Forgotten password for Toegangsbeheer', from: 'no-reply@127.0.0.1' })
  expect(server.received[0]!.text).toContain('Until you do, your current password keeps working.')
})

test('P10 a link that waits stands in no row in clear, and is gone once it was sent', async () => {
  const whole = async () => JSON.stringify((await db().execute(sql`select to_jsonb(m) as row from mails m`)).rows)
  await write()
  expect(await whole()).not.toContain('kanarie')
  expect((await rows())[0]!.sealed).not.toBeNull()
  await sendDue()
  expect((await rows())[0]!.sealed).toBeNull()
  expect(await whole()).not.toContain('kanarie')
})

test('P10 a link goes to nobody else than it was made for, whatever is written over the row', async () => {
  await write()
  await db().execute(sql`update mails set recipient = 'dief@elders.nl'`)
  await sendDue()
  expect(server.received).toEqual([])
  expect(await rows()).toMatchObject([{ status: 'failed', sealed: null, problem: 'unreadable' }])
})

test('a mail of a transaction that is rolled back was never there', async () => {
  const mail: Mail = { kind: 'password-set', to: 'jan@voorbeeld.nl', language: 'nl', userId, values: { login: 'jan' } }
  const undone = db().transaction(async (tx) => {
    await writeMail(tx, mail)
    throw new Error('no')
  })
  await expect(undone).rejects.toThrow('no')
  await sendDue()
  expect(server.received).toEqual([])
})

test('without a mail server a mail is kept to be read, is never sent later, and one with a link is not written at all', async () => {
  delete process.env.SMTP_URL
  await expect(write()).rejects.toThrow('without a mail server')
  await write({ kind: 'password-set', link: undefined })
  process.env.SMTP_URL = server.url
  await sendDue()
  expect(server.received).toEqual([])
  expect(await rows()).toMatchObject([{ status: 'kept', kind: 'password-set' }])
})

describe('what does not go at once', () => {
  test('the server is away: tried again later, ever later, at most ten times', async () => {
    await server.stop()
    await write()
    expect(await sendDue()).toBe(false)
    expect(await rows()).toMatchObject([{ status: 'waiting', attempts: 1, problem: 'ESOCKET' }])
    const waits: number[] = []
    for (let n = 2; n <= 10; n++) {
      const { rows: told } = await db().execute<{ minutes: number }>(
        sql`select round(extract(epoch from next_at - now()) / 60)::int as minutes from mails`,
      )
      waits.push(told[0]!.minutes)
      expect(await sendDue()).toBe(true)
      await dueNow()
      await sendDue()
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60])
    expect(await rows()).toMatchObject([{ status: 'failed', attempts: 10, sealed: null }])
    await server.start()
  })

  test('the server comes back: sent once', async () => {
    await server.stop()
    await write()
    await sendDue()
    await server.start()
    await dueNow()
    await sendDue()
    await dueNow()
    await sendDue()
    expect(server.received).toHaveLength(1)
    expect(await rows()).toMatchObject([{ status: 'sent', attempts: 2, problem: null }])
  })

  test('a mailbox that does not exist is final, and holds up nobody else', async () => {
    server.refusing.RCPT = '550 no such mailbox'
    await write()
    expect(await sendDue()).toBe(true)
    expect(await rows()).toMatchObject([{ status: 'failed', attempts: 1, problem: '550', sealed: null }])
    delete server.refusing.RCPT
    await write()
    await sendDue()
    expect(server.received).toHaveLength(1)
  })

  test('a server that is full now is asked again', async () => {
    server.refusing.END = '452 later'
    await write()
    await sendDue()
    expect(await rows()).toMatchObject([{ status: 'waiting', problem: '452' }])
  })

  test('a link that was used, withdrawn or is past is not mailed any more', async () => {
    await write()
    await db().update(passwordLinks).set({ usedAt: sql`now()` })
    await write({}, -1)
    await sendDue()
    expect(server.received).toEqual([])
    expect(await rows()).toMatchObject([
      { status: 'withdrawn', sealed: null },
      { status: 'withdrawn', sealed: null },
    ])
  })

  test('a process that died while sending: its mail is sent by another one, later', async () => {
    await write()
    await db().execute(sql`update mails set attempts = 1, next_at = now() + interval '2 minutes'`)
    await sendDue()
    expect(server.received).toEqual([])
    await dueNow()
    await sendDue()
    expect(server.received).toHaveLength(1)
  })
})

test('ten processes at once send each of forty mails once', async () => {
  for (let n = 0; n < 40; n++) await write({ to: `jan${n}@voorbeeld.nl` })
  await Promise.all(Array.from({ length: 10 }, () => sendDue()))
  await sendDue()
  expect(new Set(server.received.flatMap(({ to }) => to)).size).toBe(40)
  expect(server.received).toHaveLength(40)
})

test('the server process sends what is written while it runs, and forgets what is ninety days old', async () => {
  await write({ kind: 'password-set', link: undefined })
  await db().execute(sql`update mails set created_at = now() - interval '91 days', status = 'kept'`)
  const sending = keepSending()
  await write()
  await expect.poll(() => server.received.length, { timeout: 10_000 }).toBe(1)
  await sending.stop()
  expect(await rows()).toMatchObject([{ status: 'sent' }])
  await write()
  await db().execute(sql`update mails set created_at = now() - interval '91 days'`)
  await forgetOldMails()
  expect(await rows()).toMatchObject([{ status: 'waiting' }])
})
