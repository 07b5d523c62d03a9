import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { apiClientSecrets, externalApplications, menuNodes, userGroups, users } from '@/db/schema'
import { dump } from './dump'
import { type Started, startServer } from './started'
import { actionIds, Visitor } from './visitor'

const password = 'een zin die niemand kent'
const secretsKey = 'kanarie van de sleutel zingt zevenendertig keer'

let server: Started
beforeAll(async () => {
  server = await startServer({ ADMIN_PASSWORD: password, SECRETS_KEY: secretsKey })
  const nodes = ['maintenance-new', 'maintenance-new.system', 'maintenance-new.system.access']
  await db()
    .insert(menuNodes)
    .values(nodes.map((node) => ({ menu: 'system' as const, node, available: true })))
})
afterAll(() => server.stop())

const at = 'app/(console)/toegangsbeheer/web-api-gebruiker/actions.ts'
const screen = '/toegangsbeheer/web-api-gebruiker'
const answerOf = (text: string): { clientId: string; secretId: number; secret: string } =>
  JSON.parse(/(?:^|\n)\w+:(\{"ok":true.*\})/.exec(text)![1]!)

test('P10, W2 a Client Secret is in the answer that gives it and nowhere else: database, history, log, pages, payloads, exports, other answers', async () => {
  const visitor = new Visitor(server.url)
  await visitor.signIn('demo.01', password)
  const [group] = await db().insert(userGroups).values({ name: 'Kanarie', nameKey: 'kanarie' }).returning()
  const [user] = await db()
    .insert(users)
    .values({ loginName: 'kanarie.koppeling', loginKey: 'kanarie.koppeling', level: 'user', groupId: group!.id })
    .returning()
  const [application] = await db().select().from(externalApplications)
  const applicationId = application!.id
  const ids = actionIds()
  const call = (name: string, input: object) => visitor.call(ids.get(`${at}#${name}`)!, [input], { path: screen })

  const first = await call('generate', { applicationId, userId: user!.id, confirmed: null })
  const again = await call('generate', { applicationId, userId: user!.id, confirmed: null })
  const made = answerOf(again.text)
  await call('receive', { clientId: made.clientId, secretId: made.secretId })
  const shown = await call('show', { clientId: made.clientId, secretId: made.secretId, password })
  expect(answerOf(shown.text).secret).toBe(made.secret)
  const rotated = await call('rotate', { clientId: made.clientId, until: null })
  const secrets = [answerOf(first.text).secret, made.secret, answerOf(rotated.text).secret]
  expect(new Set(secrets).size).toBe(3)
  const seen = [
    (await call('show', { clientId: made.clientId, secretId: made.secretId, password: 'kanarie met een fout wachtwoord' })).text,
    (await call('saveExpiry', { clientId: made.clientId, expiresOn: '2999-12-31' })).text,
    (await call('generate', { applicationId, userId: user!.id, confirmed: null })).text,
  ]
  // The answers that do hold a secret hold it once: the page that comes along in them does not.
  for (const [n, { text }] of [first, again, rotated].entries()) expect(text.split(secrets[n]!).length - 1).toBe(1)
  expect(shown.text.split(made.secret).length - 1).toBe(1)

  const look = async () => {
    for (const path of [
      screen,
      `${screen}?client=${made.clientId}`,
      `${screen}?paneel=nieuw&gebruiker=kanarie.koppeling`,
      '/historie',
      '/historie?wat=api-client-secret',
      '/api/lijsten/historie/csv?wat=api-client-secret',
      '/nergens',
    ])
      for (const headers of [{}, { rsc: '1' }] as Record<string, string>[]) {
        const response = await visitor.request(path, { headers })
        expect(response.headers.get('cache-control')).toContain('no-store')
        seen.push(JSON.stringify([...response.headers]), await response.text())
      }
    for (const format of ['csv', 'xlsx'])
      seen.push(await (await visitor.request(`/api/lijsten/web-api-gebruikers/${format}?applicatie=${applicationId}`)).text())
    seen.push(await (await visitor.request(`/api/keuzes/web-api-gebruikers?applicatie=${applicationId}&zoek=kanarie`)).text())
  }
  await look()
  // And when things go wrong in the middle of it.
  await db().execute(sql`alter table history_records rename to history_records_away`)
  seen.push(
    (await call('rotate', { clientId: made.clientId, until: 'now' })).text,
    (await call('show', { clientId: made.clientId, secretId: made.secretId, password })).text,
  )
  await db().execute(sql`alter table history_records_away rename to history_records`)
  await call('markHandedOver', { clientId: made.clientId })
  await call('revoke', { clientId: made.clientId })
  await look()

  const places: Record<string, string> = { database: await dump(), log: server.log(), answers: seen.join('\n') }
  expect(places.answers).toContain(made.clientId)
  expect(places.database).toContain(made.secret.slice(0, 8))
  const values = [...secrets.map((secret) => secret.slice(8)), secretsKey, 'kanarie met een fout wachtwoord']
  const hits = values.flatMap((value) =>
    Object.entries(places).flatMap(([place, text]) => (text.includes(value) ? [`${place}: ${value.slice(0, 6)}`] : [])),
  )
  expect(hits).toEqual([])
  // Neither hash nor copy leaves the database.
  const [row] = await db().select().from(apiClientSecrets).where(eq(apiClientSecrets.id, made.secretId))
  expect(places.answers).not.toContain(row!.secretHash)
  expect(places.log).not.toContain(row!.secretHash)
}, 120_000)
