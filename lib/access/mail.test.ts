import { afterEach, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { mails, passwordLinks, users } from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { writeMail } from '@/lib/kernel/mail/write'
import { mailsSheet } from './mail'

const system: Context = { actor: { kind: 'command-line', name: 'proef' }, means: 'command-line', address: null, language: 'nl' }

// A mail with a link is written only where there is a mail server; nothing is sent here.
beforeEach(() => {
  process.env.SMTP_URL = 'smtp://127.0.0.1:1'
})
afterEach(() => {
  delete process.env.SMTP_URL
})

test('mails as a sheet, the latest first, say to whom and what about, and nothing of a link or of what they say; System’s alone (L8)', async () => {
  const [user] = await db().insert(users).values({ loginName: 'jan', loginKey: 'jan', level: 'admin' }).returning()
  const [link] = await db()
    .insert(passwordLinks)
    .values({ userId: user!.id, tokenHash: 'h', expiresAt: new Date(Date.now() + 3_600_000) })
    .returning()
  const url = 'https://toegang.voorbeeld.nl/wachtwoord/kanarie-zingt-zevenendertig-keer'
  const values = { login: 'inlognaam-van-jan', until: '2026-11-28T13:05:00.000Z' }
  await db().transaction((tx) =>
    writeMail(tx, { kind: 'invitation', to: 'jan@voorbeeld.nl', language: 'nl', userId: user!.id, values, link: { id: link!.id, url } }),
  )
  // More than are read at a time.
  const kept = Array.from({ length: 600 }, (_, at) => ({
    kind: 'password-set' as const,
    recipient: `nummer${at}@voorbeeld.nl`,
    language: 'en' as const,
    values,
    status: 'kept' as const,
  }))
  await db().insert(mails).values(kept)
  const { header, rows } = await mailsSheet(system)
  const lines: (readonly string[])[] = []
  for await (const line of rows) lines.push(line)
  expect(header).toEqual(['Wanneer', 'Aan', 'Onderwerp', 'Status'])
  expect(lines.map(([, to]) => to)).toEqual([...kept.map(({ recipient }) => recipient).reverse(), 'jan@voorbeeld.nl'])
  expect(lines[0]!.slice(2)).toEqual(['Your password for Toegangsbeheer was changed', 'bewaard'])
  expect(lines.at(-1)!.slice(2)).toEqual(['Stel uw wachtwoord in voor Toegangsbeheer', 'wacht op verzending'])
  expect(JSON.stringify(lines)).not.toMatch(/kanarie|inlognaam-van-jan|28-11-2026/)
  const admin: Context = { ...system, actor: { kind: 'user', userId: user!.id, login: 'jan', level: 'admin', sessionHash: 'x' } }
  await expect(mailsSheet(admin)).rejects.toThrow('forbidden: level')
})
