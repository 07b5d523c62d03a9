import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Allowed, actionRows, pageRows, withoutAddress } from './expectations'
import { type Started, startServer } from './started'
import { actionIds, Visitor } from './visitor'
import { type Actor, actors, everything, makeWorld, type Target, targets, type World } from './world'

let server: Started
let world: World
beforeAll(async () => {
  server = await startServer({ ADMIN_PASSWORD: 'een zin die niemand kent' })
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
      test.each(cells)('$actor, $target', async (cell) => {
        const args = await row.input(world, cell.target)
        const before = await everything()
        const called = await visitorOf(cell.actor).call(ids.get(name)!, args)
        const changed = (await everything()) !== before
        expect({ ok: called.ok, changed }, called.text).toEqual(
          may(row.allowed, cell) ? { ok: true, changed: !row.reads } : { ok: false, changed: false },
        )
      })

      test('strict: a field too many, a wrong kind, nothing at all do nothing, whoever calls', async () => {
        const args = await row.input(world, 'own')
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

      test('called on any other address it answers the same', async () => {
        const refused = cells.find((cell) => !may(row.allowed, cell))
        if (!refused) return
        const args = await row.input(world, refused.target)
        const before = await everything()
        for (const path of ['/nope', '/', '/profiel', '/inloggen'])
          expect((await visitorOf(refused.actor).call(ids.get(name)!, args, { path })).ok).not.toBe(true)
        expect(await everything()).toBe(before)
      })
    })
})

describe('P1 pages and routes; no GET changes anything', () => {
  for (const [name, row] of Object.entries(pageRows))
    describe(name, () => {
      test.each(row.targets ? cells : cells.filter(({ target }) => target === 'own'))('$actor, $target', async (cell) => {
        const path = await row.path(world, cell.target)
        const before = await everything()
        const response = await visitorOf(cell.actor).request(path)
        const body = await response.text()
        const signedOut = cell.actor === 'signed-out' || cell.actor === 'deactivated'
        const expected = may(row.allowed, cell)
          ? (row.status?.allowed ?? 200)
          : signedOut
            ? (row.status?.signedOut ?? 307)
            : (row.status?.refused ?? (cell.target === 'own' ? 403 : 404))
        expect(response.status, body.slice(0, 500)).toBe(expected)
        if (expected === 307 && signedOut) expect(response.headers.get('location')).toMatch(/^\/inloggen/)
        expect(await everything()).toBe(before)
      })
    })
})
