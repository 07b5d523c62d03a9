import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actionRows, pageRows, withoutAddress } from './expectations'
import type { Allowed } from './row'
import { accountNames, settled } from './runs'
import { type Started, startServer } from './started'
import { actionIds, Visitor } from './visitor'
import { type Actor, actors, everything, makeWorld, type Target, targets, type World } from './world'

let server: Started
let world: World
beforeAll(async () => {
  // With mail set up, though nobody takes it: what is there with mail alone is there too.
  server = await startServer({
    ADMIN_PASSWORD: 'een zin die niemand kent',
    SMTP_URL: 'smtp://127.0.0.1:9',
    SECRETS_KEY: process.env.SECRETS_KEY!,
  })
  world = await makeWorld()
})
afterAll(() => server.stop())

const manifest = (name: string): Record<string, unknown> => JSON.parse(readFileSync(`.next/server/${name}`, 'utf8'))
const ids = actionIds()
const routes = Object.keys(manifest('app-paths-manifest.json')).filter((route) => !withoutAddress.includes(route))
const cells = actors.flatMap((actor) => targets.map((target) => ({ actor, target })))
const may = (allowed: Allowed, { actor, target }: { actor: Actor; target: Target }) => allowed[actor]?.includes(target) ?? false
const visitorOf = (actor: Actor) => new Visitor(server.url, world.sessions[actor])

describe('P1 the table has a row for everything in the build, and nothing else', () => {
  test('actions', () => expect([...ids.keys()].toSorted()).toEqual(Object.keys(actionRows).toSorted()))
  test('pages and routes', () => expect(routes.toSorted()).toEqual(Object.keys(pageRows).toSorted()))
  test('no page of the older kind', () => {
    const own = Object.keys(manifest('pages-manifest.json')).filter(
      (page) => !['/500', '/404', '/_app', '/_document', '/_error'].includes(page),
    )
    expect(own).toEqual([])
  })
})

describe('P1 server actions, judged by what the database holds', () => {
  for (const [name, row] of Object.entries(actionRows))
    describe(name, () => {
      // What a refused call is made on stays as it is: one does for all of them.
      const untouched = new Map<string, Promise<unknown[]>>()
      const anew = (target: Target, actor: Actor) => row.input(world, target, actor)
      const kept = (target: Target, actor: Actor = 'system') => {
        const key = `${actor} ${target}`
        return untouched.get(key) ?? untouched.set(key, anew(target, actor)).get(key)!
      }

      test.each(cells)('$actor, $target', async (cell) => {
        const args = await (may(row.allowed, cell) ? anew(cell.target, cell.actor) : kept(cell.target))
        await settled()
        const before = await everything()
        const visitor = visitorOf(cell.actor)
        const called = await visitor.call(ids.get(name)!, args, { path: row.at })
        // A session may go on under another id.
        world.sessions[cell.actor] = visitor.cookies.get('__Host-session')
        const changed = (await everything()) !== before
        expect({ ok: called.ok, changed }, called.text).toEqual(
          may(row.allowed, cell) ? { ok: true, changed: !row.reads } : { ok: false, changed: false },
        )
      })

      if (!may(row.allowed, { actor: 'admin', target: 'foreign' }) && may(row.allowed, { actor: 'admin', target: 'own' }))
        test('what is foreign answers like what does not exist', async () => {
          const [foreign, missing] = [await kept('foreign'), await kept('missing')]
          const call = (args: unknown[]) => visitorOf('admin').call(ids.get(name)!, args)
          expect((await call(foreign)).code).toBe((await call(missing)).code)
        })

      test('strict: a field too many, a wrong kind, nothing at all do nothing, whoever calls', async () => {
        const args = await kept('own')
        await settled()
        const before = await everything()
        const wrong = [
          [{ ...(args[0] as object), extra: 1 }],
          [{ ...(args[0] as object), __proto__: { level: 'system' }, constructor: 1 }],
          [null],
          [],
          ['x'],
          [[]],
        ]
        for (const actor of ['system', 'admin'] as const)
          for (const input of wrong) expect((await visitorOf(actor).call(ids.get(name)!, input)).ok).toBe(false)
        expect(await everything()).toBe(before)
      })

      test.each(['https://elders.example', 'null', ''])('with Origin %j even who may does nothing', async (origin) => {
        const cell = cells.find((one) => may(row.allowed, one))!
        const args = await kept(cell.target, cell.actor)
        await settled()
        const before = await everything()
        for (const path of ['/inloggen', '/nope'])
          expect((await visitorOf(cell.actor).call(ids.get(name)!, args, { path, headers: { origin } })).ok).not.toBe(true)
        expect(await everything()).toBe(before)
      })

      test('called on any other address it answers the same', async () => {
        const refused = cells.find((cell) => !may(row.allowed, cell))
        if (!refused) return
        const args = await kept(refused.target)
        await settled()
        const before = await everything()
        for (const path of ['/nope', '/', '/profiel', '/inloggen'])
          expect((await visitorOf(refused.actor).call(ids.get(name)!, args, { path })).ok).not.toBe(true)
        expect(await everything()).toBe(before)
      })
    })
})

describe('P1 pages and routes, judged by what the database holds; no GET changes anything', () => {
  for (const [name, row] of Object.entries(pageRows))
    describe(name, () => {
      const ask = async (actor: Actor, target: Target) => {
        const path = await row.path(world, target)
        await settled()
        const before = await everything()
        const response = await visitorOf(actor).request(path, row.post && { method: 'POST', body: row.post(world, target) })
        const body = await response.text()
        return { response, body, changed: (await everything()) !== before }
      }

      test.each(row.targets ? cells : cells.filter(({ target }) => target === 'own'))('$actor, $target', async (cell) => {
        const { response, body, changed } = await ask(cell.actor, cell.target)
        const signedOut = cell.actor === 'signed-out' || cell.actor === 'deactivated'
        // Who may see others of its kind is told that this one is not there.
        const refused = row.status?.refused ?? (row.allowed[cell.actor]?.length ? 404 : 403)
        const closed = signedOut ? (row.status?.signedOut ?? 307) : refused
        const allowed = may(row.allowed, cell)
        expect(response.status, body.slice(0, 500)).toBe(allowed ? (row.status?.allowed ?? 200) : closed)
        if (!allowed && closed === 307) expect(response.headers.get('location')).toMatch(signedOut ? /^\/inloggen/ : /^\//)
        expect(changed).toBe(allowed && row.post !== undefined)
      })

      if (row.targets && !may(row.allowed, { actor: 'admin', target: 'foreign' }))
        test('what is foreign answers like what does not exist', async () => {
          const [foreign, missing] = [await ask('admin', 'foreign'), await ask('admin', 'missing')]
          expect(foreign.response.status).toBe(missing.response.status)
          if (row.path.toString().includes('/api/')) expect(withoutNames(foreign.body)).toBe(withoutNames(missing.body))
        })
    })
})

/** What was asked for may be repeated in the answer. */
const withoutNames = (body: string) =>
  [...Object.values(world.employer), ...targets.map((target) => world.group[target].name), ...accountNames(world)].reduce(
    (text, name) => text.replaceAll(name, '…'),
    body,
  )
