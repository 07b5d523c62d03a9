import { existsSync, readdirSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { importRuns } from '@/db/schema'
import { setAccount } from '@/lib/import/accounts/commands'
import { programContext } from '@/lib/kernel/context'
import { type Started, startServer } from './started'
import { type Actor, everything, makeWorld, type World } from './world'

let server: Started
let world: World
beforeAll(async () => {
  server = await startServer({ ADMIN_PASSWORD: 'een zin die niemand kent', UPLOAD_MEGABYTES: '1' })
  world = await makeWorld()
  for (const target of ['own', 'foreign'] as const)
    await setAccount(programContext, { code: target, scope: { kind: 'employers', codes: [world.employer[target]] } })
})
afterAll(() => server.stop())

const file = 'Werkgevercode;AfdelingCode;Gebruiker_Code\n0001;10;a\n'
async function upload(actor: Actor, account: string, body: BodyInit = file, headers: Record<string, string> = { origin: server.url }) {
  const session = world.sessions[actor]
  const query = new URLSearchParams({ klantaccount: account, naam: '../../../etc/cron.d/a.csv' })
  const response = await fetch(`${server.url}/api/import/bestand?${query}`, {
    method: 'POST',
    body,
    headers: { ...(session ? { cookie: `__Host-session=${session}` } : {}), ...headers },
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  } as RequestInit)
  return { status: response.status, answer: await response.json() }
}
const left = () => (existsSync(`${server.dataDir}/uploads`) ? readdirSync(`${server.dataDir}/uploads`) : [])

describe('P1 who may deliver a file, and for which account', () => {
  test.each([
    ['admin', 'own', 202],
    ['admin', 'foreign', 404],
    ['admin', 'missing', 404],
    ['system', 'foreign', 202],
    ['user', 'own', 403],
    ['signed-out', 'own', 401],
    ['deactivated', 'own', 401],
  ] as const)('%s for %s: %i', async (actor, account, status) => {
    const before = await everything()
    expect((await upload(actor, account)).status).toBe(status)
    if (status !== 202) expect(await everything()).toBe(before)
    expect(left()).toEqual([])
  })

  test.each([{}, { origin: 'null' }, { origin: 'https://elders.example' }])('not from a page of ours: %j', async (headers) => {
    const before = await everything()
    expect((await upload('system', 'own', file, headers as Record<string, string>)).status).toBe(403)
    expect(await everything()).toBe(before)
  })
})

describe('Uploads', () => {
  test('what is larger than allowed is refused with 413, whether it says so or not, and leaves nothing', async () => {
    const before = await everything()
    const large = 'x'.repeat(1_000_001)
    const said = await upload('system', 'own', large)
    expect(said).toMatchObject({ status: 413, answer: { problems: [{ code: 'file-too-large', values: { megabytes: 1 } }] } })
    const unsaid = new ReadableStream({
      start(controller) {
        for (let at = 0; at < 20; at++) controller.enqueue(new TextEncoder().encode('x'.repeat(100_000)))
        controller.close()
      },
    })
    expect((await upload('system', 'own', unsaid)).status).toBe(413)
    expect(left()).toEqual([])
    expect(await everything()).toBe(before)
  })

  test('a name never reaches a path, and is kept as it was only to show', async () => {
    const { answer } = await upload('system', 'own')
    const [run] = await db().select().from(importRuns).where(eq(importRuns.publicId, answer.run))
    expect(run).toMatchObject({ fileName: '../../../etc/cron.d/a.csv', phase: 'read', rowsTotal: 1 })
    expect(left()).toEqual([])
  })

  test('a file that is none of the four formats: 422 with its sentence, and a run that failed', async () => {
    const { status, answer } = await upload('system', 'own', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
    expect(status).toBe(422)
    expect(answer.message).toContain('.xlsx, .xls, .xml of .csv')
    const [run] = await db().select().from(importRuns).where(eq(importRuns.publicId, answer.run))
    expect(run?.status).toBe('failed')
  })

  test('input that is not understood: nothing happens', async () => {
    const before = await everything()
    expect((await upload('system', '')).status).toBe(400)
    expect((await upload('system', 'x'.repeat(65))).status).toBe(400)
    expect(await everything()).toBe(before)
  })
})
