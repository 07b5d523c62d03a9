import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { menuNodes, users } from '@/db/schema'
import type { Actor, Context, Level } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { type PageName, pages } from '@/lib/menus/nodes'
import { guard, reachablePages } from './guard'

type Extra = Partial<typeof users.$inferInsert>
const caller = async (level: Level, name: string, extra: Extra = {}) => {
  const [made] = await db()
    .insert(users)
    .values({ loginName: name, loginKey: name, level, ...extra })
    .returning()
  // The context claims System: only what the database says may count.
  const actor: Actor = { kind: 'user', userId: made!.id, login: name, level: 'system', sessionHash: 'x' }
  return { actor, means: 'screen', address: null, language: 'nl' } satisfies Context
}
const outcome = (ctx: Context, page: PageName) =>
  guard(db(), ctx, page).then(
    () => 'ok',
    (error) => (error instanceof Forbidden ? error.code : Promise.reject(error)),
  )
const day = (offset: number) => {
  const inAmsterdam = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Amsterdam' })
  return inAmsterdam.format(new Date(Date.now() + offset * 86_400_000))
}
const people = {} as Record<Level, Context>
beforeAll(async () => {
  for (const level of ['system', 'admin', 'user'] as const) people[level] = await caller(level, `guard.${level}`)
})

describe('P1 every page for every level, on a new installation', () => {
  const rank = { user: 0, admin: 1, system: 2 }
  for (const { name, level: needed } of pages)
    for (const level of ['system', 'admin', 'user'] as const)
      test(`${name}: ${level}`, async () => {
        const expected = rank[level] < rank[needed] ? 'level' : name === 'web-api-users' ? 'menu' : 'ok'
        expect(await outcome(people[level], name)).toBe(expected)
      })
})

test('A1 who is deactivated or out of validity does nothing; both dates are inclusive', async () => {
  const cases: [Extra, string][] = [
    [{ status: 'deactivated' }, 'signed-out'],
    [{ validFrom: day(1) }, 'signed-out'],
    [{ validUntil: day(-1) }, 'signed-out'],
    [{ validFrom: day(0) }, 'ok'],
    [{ validUntil: day(0) }, 'ok'],
    [{ validFrom: day(-1), validUntil: day(1) }, 'ok'],
  ]
  for (const [n, [extra, expected]] of cases.entries())
    expect(await outcome(await caller('system', `validity.${n}`, extra), 'profile')).toBe(expected)
  expect(await outcome({ ...people.user, actor: { ...people.user.actor, userId: 999_999 } as Actor }, 'profile')).toBe('signed-out')
})

test('A5, L5 demotion, deactivation and menus hold from the next call', async () => {
  const ctx = await caller('admin', 'guard.live')
  const { userId } = ctx.actor as { userId: number }
  expect(await outcome(ctx, 'users')).toBe('ok')
  await db().insert(menuNodes).values({ menu: 'admin', node: 'maintenance.system.access', available: false })
  expect(await outcome(ctx, 'users')).toBe('menu')
  expect(await outcome(people.system, 'users')).toBe('ok')
  await db().update(menuNodes).set({ available: true })
  expect(await outcome(ctx, 'users')).toBe('ok')
  await db().update(users).set({ level: 'user' }).where(eq(users.id, userId))
  expect(await outcome(ctx, 'users')).toBe('level')
  await db().update(users).set({ status: 'deactivated' }).where(eq(users.id, userId))
  expect(await outcome(ctx, 'profile')).toBe('signed-out')
})

test('L9 menus do not apply to the command line, which acts as System; an API client has no pages', async () => {
  const commandLine: Context = { actor: { kind: 'command-line', name: 'x' }, means: 'command-line', address: null, language: 'nl' }
  for (const page of pages) expect(await outcome(commandLine, page.name)).toBe('ok')
  const { userId } = people.user.actor as { userId: number }
  const client: Context = {
    actor: { kind: 'api-client', apiClientId: 1, clientId: 'c', userId },
    means: 'api',
    address: null,
    language: 'nl',
  }
  for (const page of pages) expect(await outcome(client, page.name)).toBe('level')
})

test('the shell is told what can be reached', async () => {
  expect(await reachablePages(people.user)).toMatchObject({ level: 'user', tabs: [], menu: [], start: '/profiel' })
  const { tabs, start } = await reachablePages(people.system)
  expect(tabs.map((tab) => tab.name)).toEqual(['menu', 'users', 'user-groups', 'employer-authorisation'])
  expect(start).toBe('/toegangsbeheer/menu')
})
