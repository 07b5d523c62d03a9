import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import type { Context } from '@/lib/kernel/context'
import { type SmtpServer, smtpServer } from '@/lib/kernel/mail/testing/smtp-server'
import { createUser } from '@/lib/users/commands/create'
import { resetPassword } from '@/lib/users/commands/reset-password'
import { dump } from './dump'
import { type Started, startServer } from './started'
import { actionIds, Visitor } from './visitor'

const canary = (name: string) => `kanarie ${name} zingt zevenendertig keer`
const secrets = {
  first: canary('eerste'),
  wrong: canary('verkeerd'),
  chosen: canary('gekozen'),
  short: 'kanarie kort',
  asLogin: canary('in het verkeerde veld').slice(0, 60),
  authSecret: canary('handtekening'),
  secretsKey: canary('sleutel'),
}
const system: Context = { actor: { kind: 'command-line', name: 'test' }, means: 'command-line', address: null, language: 'nl' }

let server: Started
let mail: SmtpServer
beforeAll(async () => {
  mail = await smtpServer()
  // Links that are made here are mailed by the server.
  Object.assign(process.env, { SMTP_URL: mail.url, SECRETS_KEY: secrets.secretsKey })
  server = await startServer({
    ADMIN_PASSWORD: secrets.first,
    AUTH_SECRET: secrets.authSecret,
    SECRETS_KEY: secrets.secretsKey,
    SMTP_URL: mail.url,
  })
})
afterAll(async () => {
  delete process.env.SMTP_URL
  await server.stop()
  await mail.stop()
})

test('P10 passwords, tokens, session ids and keys are nowhere: database, history, log, pages, answers of actions', async () => {
  const seen: string[] = []
  const see = async (response: Response) => {
    // Cookies are how the browser gets what is its own; everything else is searched.
    const headers = [...response.headers].filter(([name]) => name !== 'set-cookie')
    seen.push(JSON.stringify(headers), await response.text())
  }
  const visitor = new Visitor(server.url)
  await see(await visitor.signIn('demo.01', secrets.wrong))
  await see(await visitor.signIn(secrets.asLogin, secrets.wrong))
  await see(await visitor.signIn('demo.01', secrets.first))
  const firstSession = visitor.cookies.get('__Host-session')!
  await see(await visitor.signIn('demo.01', secrets.first))

  const made = await createUser(system, { login: 'kanarie.vogel', level: 'user' })
  const tokens: string[] = []
  if (made.ok) tokens.push(made.link!.split('/').at(-1)!)
  const again = await resetPassword(system, { userId: made.ok ? made.userId : 0 })
  if (again.ok) tokens.push(again.link!.split('/').at(-1)!)
  const [used = '', token = ''] = tokens
  await see(await visitor.request(`/wachtwoord/${used}`))
  const id = actionIds().get('app/(sign-in)/wachtwoord/[token]/actions.ts#savePassword')!
  const stranger = new Visitor(server.url)
  for (const [tried, password] of [
    [used, secrets.chosen],
    [token, secrets.short],
    [token, secrets.chosen],
  ]) {
    const called = await stranger.call(id, [{ token: tried, password }])
    seen.push(called.text)
  }
  await see(await stranger.signIn('kanarie.vogel', secrets.chosen))

  // Mailed: first while the mail server does not take it, then when it does.
  mail.refusing.RCPT = '451 later'
  await createUser(system, { login: 'kanarie.mail', level: 'user', email: 'kanarie@voorbeeld.nl' })
  await expect.poll(async () => (await db().execute(sql`select from mails where problem = '451'`)).rowCount, { timeout: 15_000 }).toBe(1)
  const waiting = await dump()
  delete mail.refusing.RCPT
  await db().execute(sql`update mails set next_at = now()`)
  await expect.poll(() => mail.received.length, { timeout: 15_000 }).toBe(1)
  const mailed = /\/wachtwoord\/([\w-]{43})/.exec(mail.received[0]!.text)![1]!
  expect(waiting).toContain('kanarie@voorbeeld.nl')
  expect(waiting).not.toContain(mailed)

  for (const path of [
    '/',
    '/profiel',
    '/toegangsbeheer/gebruikers',
    '/toegangsbeheer/gebruikersgroepen',
    '/toegangsbeheer/menu',
    '/historie',
    '/historie?wat=password-link&vastlegging=1',
    '/api/lijsten/historie/csv',
    '/historie/mail',
    '/historie/mail?mail=1',
    '/api/lijsten/mail/csv',
    '/api/lijsten/eigen-sessies/csv',
    '/toegang',
    '/nergens',
  ]) {
    await see(await visitor.request(path))
    await see(await visitor.request(path, { headers: { rsc: '1' } }))
  }

  // And when things go wrong in the middle of it.
  await db().execute(sql`alter table rate_limits rename to rate_limits_away`)
  await see(await visitor.signIn('demo.01', secrets.first))
  await db().execute(sql`alter table rate_limits_away rename to rate_limits`)
  await db().execute(sql`alter table user_credentials rename to user_credentials_away`)
  await see(await visitor.signIn('demo.01', secrets.first))
  const extra = await createUser(system, { login: 'kanarie.twee', level: 'user' })
  const failing = await stranger.call(id, [{ token: extra.ok ? extra.link!.split('/').at(-1) : '', password: secrets.chosen }])
  expect(failing.code).toBe('unexpected')
  seen.push(failing.text)
  await db().execute(sql`alter table user_credentials_away rename to user_credentials`)
  await db().execute(sql`alter table sessions rename to sessions_away`)
  await see(await visitor.request('/profiel'))
  await db().execute(sql`alter table sessions_away rename to sessions`)
  await see(await visitor.signOut())

  const browser = [...visitor.cookies, ...stranger.cookies].filter(([name]) => name === '__Host-browser').map(([, value]) => value)
  const stranger2 = stranger.cookies.get('__Host-session')!
  const values = [...Object.values(secrets), ...tokens, mailed, firstSession, stranger2, ...browser]
  expect(values.every((value) => value.length >= 12)).toBe(true)
  const places = { database: await dump(), log: server.log(), answers: seen.join('\n') }
  expect(places.database).toContain('kanarie.vogel')
  expect(places.log).toContain('failed')
  const hits = values.flatMap((value) =>
    Object.entries(places).flatMap(([place, text]) => {
      // A page of a one-time link carries its token: it stands in the address of that very page.
      if (place === 'answers' && tokens.includes(value)) return []
      return [value, encodeURIComponent(value), value.replaceAll(' ', '+')].some((form) => text.includes(form))
        ? [`${place}: ${value}`]
        : []
    }),
  )
  expect(hits).toEqual([])
})

test('errors tell a reference, never a cause', async () => {
  const id = actionIds().get('app/(sign-in)/wachtwoord/[token]/actions.ts#savePassword')!
  await db().execute(sql`alter table password_links rename to password_links_away`)
  const called = await new Visitor(server.url).call(id, [{ token: 'A'.repeat(43), password: secrets.chosen }])
  const signIn = await new Visitor(server.url).request(`/wachtwoord/${'A'.repeat(43)}`)
  const page = await signIn.text()
  await db().execute(sql`alter table password_links_away rename to password_links`)
  expect(called).toMatchObject({ ok: false, code: 'unexpected' })
  expect(signIn.status).toBe(500)
  for (const text of [called.text, page]) expect(text).not.toMatch(/password_links|select |relation|node_modules|at \w+ \(/)
})
