import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { employers, grants, historyRecords, roles, userCredentials, users } from '@/db/schema'
import { ensureDefaultRole } from '@/lib/users/commands/ensure-default-role'
import { ensureDemoAdmin, ensureFirstUsers } from './first-users'
import { passwordMatches } from './passwords'

const password = 'een zin die niemand kent'

beforeEach(async () => {
  await db().execute(sql`truncate users, employers, roles restart identity cascade`)
  await db()
    .insert(employers)
    .values([1, 2, 3].map((n) => ({ code: `000${n}`, name: `Werkgever ${n}` })))
  await ensureDefaultRole()
})

const everyone = () => db().select().from(users).leftJoin(userCredentials, eq(userCredentials.userId, users.id)).orderBy(users.loginKey)

test('demo.01 alone without the demo, with the password that was given', async () => {
  expect(await ensureFirstUsers({ adminPassword: password, demo: false })).toEqual({ generatedPassword: null })
  const [first, ...others] = await everyone()
  expect(others).toEqual([])
  expect(first!.users).toMatchObject({ loginName: 'demo.01', code: 'demo.01', level: 'system', groupId: null, status: 'active' })
  expect(await passwordMatches(password, first!.user_credentials!.passwordHash, 'user 1')).toBe(true)
})

test('with the demo demo.02 as well, an Admin with a grant for every employer', async () => {
  await ensureFirstUsers({ adminPassword: password, demo: true })
  const [, second] = await everyone()
  expect(second!.users).toMatchObject({ loginName: 'demo.02', code: 'demo.02', level: 'admin', groupId: null })
  expect(second!.users.roleId).not.toBeNull()
  expect(await passwordMatches(password, second!.user_credentials!.passwordHash, 'user 1')).toBe(true)
  expect(await db().$count(grants, eq(grants.userId, second!.users.id))).toBe(3)
  expect(await db().$count(historyRecords, sql`thing = 'grant' and user_id = ${second!.users.id}`)).toBe(3)
})

test('a password that is generated is told once, and is none of the common ones', async () => {
  const { generatedPassword } = await ensureFirstUsers({ adminPassword: null, demo: true })
  expect(generatedPassword).toMatch(/^[\w-]{24}$/)
  const [first] = await everyone()
  expect(await passwordMatches(generatedPassword!, first!.user_credentials!.passwordHash, 'user 1')).toBe(true)
  expect(await ensureFirstUsers({ adminPassword: null, demo: true })).toEqual({ generatedPassword: null })
})

test('several processes at once make each user and the role once', async () => {
  await db().execute(sql`truncate roles cascade`)
  await Promise.all(Array.from({ length: 8 }, ensureDefaultRole))
  const told = await Promise.all(Array.from({ length: 8 }, () => ensureFirstUsers({ adminPassword: null, demo: true })))
  expect(told.filter(({ generatedPassword }) => generatedPassword)).toHaveLength(1)
  expect((await everyone()).map(({ users: user }) => user.loginName)).toEqual(['demo.01', 'demo.02'])
  expect(await db().$count(roles)).toBe(1)
})

test('where there is a user already, nobody is added; the demo brings demo.02 later on', async () => {
  await db().insert(users).values({ loginName: 'Iemand', loginKey: 'iemand', level: 'user' })
  await ensureFirstUsers({ adminPassword: password, demo: true })
  expect(await everyone()).toHaveLength(1)
  await db().execute(sql`truncate users cascade`)
  await ensureFirstUsers({ adminPassword: password, demo: false })
  await Promise.all([ensureDemoAdmin(), ensureDemoAdmin()])
  const all = await everyone()
  expect(all.map(({ users: user }) => user.loginName)).toEqual(['demo.01', 'demo.02'])
  expect(await passwordMatches(password, all[1]!.user_credentials!.passwordHash, 'user 1')).toBe(true)
})
