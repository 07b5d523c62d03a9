import { asc, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { historyRecords, menuNodes } from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import type { Menu, NodeKey } from '@/lib/menus/nodes'
import { menusState } from '@/lib/menus/queries'
import { isAvailable } from '@/lib/menus/rules'
import { codes, person } from '@/lib/users/testing/people'
import { guard } from '../guard'
import { saveMenu } from './commands'
import { menuScreen } from './queries'

const three = ['maintenance-new', 'maintenance-new.system', 'maintenance-new.system.access'] as const
const program: Context = { actor: { kind: 'program', name: 'test' }, means: 'program', address: null, language: 'nl' }
let system: Context
let admin: Context
beforeEach(async () => {
  await db().execute(sql`truncate menu_nodes, users, user_groups restart identity cascade`)
  system = (await person('system')).ctx
  admin = (await person('admin')).ctx
})

/** A menu with changes, as the screen sends it now. */
async function changed(menu: Menu, changes: Partial<Record<NodeKey, boolean>>) {
  const wishes = Object.entries(changes).map(([node, available]) => ({ node: node as NodeKey, available: available! }))
  return { menu, seen: (await menuScreen(program)).closed[menu], changes: wishes }
}
const save = async (menu: Menu, changes: Partial<Record<NodeKey, boolean>>, ctx = system) =>
  saveMenu(ctx, { menus: [await changed(menu, changes)] })
const records = () => db().select().from(historyRecords).where(sql`thing = 'menu-node'`).orderBy(asc(historyRecords.id))
const all = (available: boolean) => Object.fromEntries(three.map((key) => [key, available]))
const reaches = (ctx: Context) => codes(guard(db(), ctx, 'web-api-users').then(() => ({ ok: true })))

test('L3 the changes of several menus are stored together, each with its record, old and new', async () => {
  const before = (await records()).length
  const menus = [await changed('system', { 'maintenance-new': true }), await changed('admin', { payroll: false, 'maintenance-new': true })]
  expect(await saveMenu(system, { menus })).toEqual({ ok: true, changed: 3 })
  const { closed, changed: last } = await menuScreen(system)
  expect(closed).toEqual({ system: three.slice(1), admin: [...three.slice(1), 'payroll'], user: [] })
  expect(last.admin?.by).toBe(system.actor.kind === 'user' && system.actor.login)
  expect(last.user).toBe(null)
  const made = (await records()).slice(before)
  expect(made.map(({ thingId, action }) => `${action} ${thingId}`)).toEqual([
    'open system:maintenance-new',
    'close admin:payroll',
    'open admin:maintenance-new',
  ])
  expect(made[1]).toMatchObject({
    before: { menu: 'admin', node: 'payroll', available: true },
    after: { menu: 'admin', node: 'payroll', available: false },
  })
  await save('admin', { payroll: true })
  expect((await records()).at(-1)).toMatchObject({ action: 'open', before: { available: false }, after: { available: true } })
})

test('L4, L5 the three nodes open the tab at the next request, and close it again', async () => {
  expect([await reaches(system), await reaches(admin)]).toEqual(['forbidden menu', 'forbidden menu'])
  expect(await save('admin', { 'maintenance-new': true, 'maintenance-new.system': true })).toMatchObject({ ok: true })
  expect(await reaches(admin)).toBe('forbidden menu')
  expect(await save('admin', { 'maintenance-new.system.access': true })).toMatchObject({ ok: true })
  expect([await reaches(system), await reaches(admin)]).toEqual(['ok', 'ok'])
  await save('admin', all(false))
  await save('system', all(true))
  expect([await reaches(system), await reaches(admin)]).toEqual(['ok', 'forbidden menu'])
})

describe('L6 the way to the tab Menu stays', () => {
  test.each(['maintenance', 'maintenance.system', 'maintenance.system.access', 'maintenance.system.access.menu'] as const)(
    '%s cannot be closed in the Systeemmenu, and what was asked with it is not done either',
    async (node) => {
      const result = await save('system', { payroll: false, [node]: false })
      expect(result).toEqual({ ok: false, problems: [{ code: 'menu-always-available', values: { node } }] })
      expect((await menusState(db())).system.size).toBe(0)
      expect(await save('admin', { [node]: false })).toMatchObject({ ok: true, changed: 1 })
      expect(await save('system', { [node]: true })).toMatchObject({ ok: true, changed: 0 })
    },
  )
})

describe('what someone else changed meanwhile', () => {
  test('in the same menu: refused whole, whichever node it was, and nothing is lost of what was saved', async () => {
    const mine = [await changed('admin', all(true)), await changed('user', { payroll: false })]
    await save('admin', { 'maintenance.history': false })
    expect(await saveMenu(system, { menus: mine })).toEqual({
      ok: false,
      problems: [{ code: 'changed-meanwhile', values: { menu: 'admin' } }],
    })
    const state = await menusState(db())
    expect(isAvailable(state, 'admin', 'maintenance.history')).toBe(false)
    expect(isAvailable(state, 'user', 'payroll')).toBe(true)
  })

  test('in another menu: not in the way', async () => {
    const mine = [await changed('admin', all(true))]
    await save('user', { payroll: false })
    expect(await saveMenu(system, { menus: mine })).toEqual({ ok: true, changed: 3 })
  })

  test('of several at once one is saved', async () => {
    const nodes = ['payroll', 'pension', 'reports', 'absence'] as const
    const asked = await Promise.all(nodes.map(async (node) => ({ menus: [await changed('user', { [node]: false })] })))
    const outcomes = await Promise.all(asked.map((input) => codes(saveMenu(system, input))))
    expect(outcomes.toSorted()).toEqual(['changed-meanwhile', 'changed-meanwhile', 'changed-meanwhile', 'ok'])
    expect((await menuScreen(system)).closed.user).toHaveLength(1)
  })

  test('nothing to change: nothing is recorded', async () => {
    const before = (await records()).length
    expect(await save('admin', { payroll: true })).toEqual({ ok: true, changed: 0 })
    expect(await records()).toHaveLength(before)
  })
})

test('strict: an unknown node or menu, a node or a menu twice, no changes, a field too many', async () => {
  const good = await changed('user', { payroll: false })
  const change = good.changes[0]!
  const wrong: object[] = [
    { menus: [] },
    { menus: [good, good] },
    { menus: [{ ...good, menu: 'guest' }] },
    { menus: [{ ...good, changes: [] }] },
    { menus: [{ ...good, changes: [change, change] }] },
    { menus: [{ ...good, changes: [{ node: '__proto__', available: true }] }] },
    { menus: [{ ...good, changes: [{ ...change, available: 'ja' }] }] },
    { menus: [{ ...good, seen: ['elders'] }] },
    { menus: [{ ...good, extra: 1 }] },
    { menus: [good], extra: 1 },
  ]
  for (const input of wrong) expect((await saveMenu(system, input as never)).ok, JSON.stringify(input)).toBe(false)
  expect(await db().select().from(menuNodes)).toEqual([])
})

test('L1, L8 System alone; a node of an earlier version that is still stored is in nobody’s way', async () => {
  await db().insert(menuNodes).values({ menu: 'admin', node: 'van-vroeger', available: false })
  await expect(save('user', { payroll: false }, admin)).rejects.toThrow(Forbidden)
  await expect(menuScreen(admin)).rejects.toThrow(Forbidden)
  expect((await menuScreen(system)).closed.admin).toEqual(three)
  expect(await save('admin', { payroll: false })).toEqual({ ok: true, changed: 1 })
})

test('the screen is told how many active people each level has', async () => {
  await person('admin', { status: 'deactivated' })
  for (let i = 0; i < 4; i++) await person('user')
  const { people } = await menuScreen(system)
  expect([people.system.count, people.admin.count, people.user.count]).toEqual([1, 1, 4])
  expect(people.admin.logins).toEqual([admin.actor.kind === 'user' && admin.actor.login])
  expect(people.user.logins).toHaveLength(3)
})
