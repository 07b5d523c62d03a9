import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { employers, grants, groupEmployers, roles, userGroups, users } from '@/db/schema'
import type { Context, Level } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { ensureDefaultRole } from '@/lib/users/commands/ensure-default-role'
import { roleChoices } from '@/lib/users/role-queries'
import { groupChoices } from './choice-queries'

const system: Context = { actor: { kind: 'command-line', name: 'test' }, means: 'command-line', address: null, language: 'nl' }
async function person(level: Level): Promise<Context & { id: number }> {
  const [row] = await db().insert(users).values({ loginName: level, loginKey: level, level }).returning()
  const { id } = row!
  return { ...system, means: 'screen', actor: { kind: 'user', userId: id, login: level, level, sessionHash: 'x' }, id }
}
const names = async (ctx: Context, search?: string) => (await groupChoices(ctx, search)).map(({ name }) => name)

beforeAll(async () => {
  await db()
    .insert(userGroups)
    .values(['HR', 'Groep 100%', 'Zorg groep', 'Groep_1'].map((name) => ({ name, nameKey: name.toLowerCase() })))
})

test('U2 groups are offered by name, those that begin with the text first; no sign is a wildcard', async () => {
  expect(await names(system)).toEqual(['Groep 100%', 'Groep_1', 'HR', 'Zorg groep'])
  expect(await names(system, ' GROEP ')).toEqual(['Groep 100%', 'Groep_1', 'Zorg groep'])
  expect(await names(system, '%')).toEqual(['Groep 100%'])
  expect(await names(system, '_')).toEqual(['Groep_1'])
})

test('L7 an Admin is offered only groups within its own reach; a User none', async () => {
  const [admin, user] = [await person('admin'), await person('user')]
  const made = await db()
    .insert(employers)
    .values(['1', '2'].map((code) => ({ code, name: code })))
    .returning()
  const groupId = async (key: string) => (await db().select().from(userGroups).where(sql`name_key = ${key}`))[0]!.id
  await db().insert(grants).values({ userId: admin.id, employerId: made[0]!.id })
  await db()
    .insert(groupEmployers)
    .values([
      { groupId: await groupId('hr'), employerId: made[0]!.id },
      { groupId: await groupId('zorg groep'), employerId: made[0]!.id },
      { groupId: await groupId('zorg groep'), employerId: made[1]!.id },
    ])
  expect(await names(admin)).toEqual(['Groep 100%', 'Groep_1', 'HR'])
  expect(await names(system)).toContain('Zorg groep')
  await expect(groupChoices(user)).rejects.toThrow(Forbidden)
  await expect(roleChoices(user)).rejects.toThrow(Forbidden)
})

test('the default role comes first', async () => {
  await ensureDefaultRole()
  await db().insert(roles).values({ name: 'Adviseur', nameKey: 'adviseur' })
  expect((await roleChoices(system)).map(({ name, isDefault }) => [name, isDefault])).toEqual([
    ['Rol wordt beheerd in klassiek beheer', true],
    ['Adviseur', false],
  ])
})
