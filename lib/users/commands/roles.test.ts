import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { historyRecords, roles, users } from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { assignRole } from './assign-role'
import { createRole } from './create-role'
import { ensureDefaultRole } from './ensure-default-role'
import { removeRole } from './remove-role'
import { renameRole } from './rename-role'

const system: Context = { actor: { kind: 'command-line', name: 'test' }, means: 'command-line', address: null, language: 'nl' }
async function made(name: string): Promise<number> {
  const result = await createRole(system, { name })
  if (!result.ok) throw new Error('refused')
  return result.roleId
}
const person = async (login: string, extra: Partial<typeof users.$inferInsert> = {}) =>
  (
    await db()
      .insert(users)
      .values({ loginName: login, loginKey: login, level: 'user', ...extra })
      .returning()
  )[0]!.id

beforeEach(async () => {
  await db().execute(sql`truncate users, roles restart identity cascade`)
  await ensureDefaultRole()
})

test('names are unique, ignoring case, when made and when renamed', async () => {
  const roleId = await made('Salaris')
  await made('Adviseur')
  const taken = { ok: false, problems: [{ code: 'role-taken', field: 'name' }] }
  expect(await createRole(system, { name: ' SALARIS ' })).toEqual(taken)
  expect(await createRole(system, { name: 'Sala\u200bris' })).toMatchObject({ problems: [{ code: 'invalid-character' }] })
  expect(await renameRole(system, { roleId, name: 'adviseur' })).toEqual(taken)
  expect(await renameRole(system, { roleId, name: 'SALARIS', seen: 'Salaris' })).toEqual({ ok: true })
  expect(await renameRole(system, { roleId, name: 'Loon', seen: 'Salaris' })).toEqual({
    ok: false,
    problems: [{ code: 'changed-to', field: 'name', values: { value: 'SALARIS' } }],
  })
  const [record] = await db().select().from(historyRecords).where(sql`thing = 'role' and action = 'update'`)
  expect(record).toMatchObject({ before: { name: 'Salaris' }, after: { name: 'SALARIS' } })
})

test('a role is removed only when nobody has it, deactivated users included; history keeps it', async () => {
  const roleId = await made('Salaris')
  const one = await person('een', { roleId, status: 'deactivated' })
  expect(await removeRole(system, { roleId })).toEqual({ ok: false, problems: [{ code: 'role-in-use', values: { count: 1 } }] })
  await db().update(users).set({ roleId: null }).where(eq(users.id, one))
  expect(await removeRole(system, { roleId })).toEqual({ ok: true, name: 'Salaris' })
  const [record] = await db().select().from(historyRecords).where(sql`thing = 'role' and action = 'delete'`)
  expect(record).toMatchObject({ thingId: String(roleId), before: { name: 'Salaris' }, after: null })
  await expect(removeRole(system, { roleId })).rejects.toThrow(new Forbidden('not-found'))
})

test('the default role stays, with its name', async () => {
  const [role] = await db().select().from(roles)
  expect(await removeRole(system, { roleId: role!.id })).toMatchObject({ problems: [{ code: 'role-is-default' }] })
  expect(await renameRole(system, { roleId: role!.id, name: 'Anders' })).toMatchObject({ problems: [{ code: 'role-is-default' }] })
  expect(await db().$count(roles)).toBe(1)
})

test('one who gets the role at the same moment keeps it, or is told that it is not there', async () => {
  for (let round = 0; round < 10; round++) {
    const roleId = await made(`Rol ${round}`)
    const userId = await person(`persoon ${round}`)
    const [removed, given] = await Promise.all([removeRole(system, { roleId }), assignRole(system, { userId, roleId })])
    expect(removed.ok).not.toBe(given.ok)
    if (!given.ok) expect(given.problems).toMatchObject([{ code: 'unknown-role' }])
  }
})

test('L1 roles are of System: an Admin neither makes, renames nor removes one', async () => {
  const roleId = await made('Salaris')
  const userId = await person('beheer', { level: 'admin' })
  const admin: Context = { ...system, means: 'screen', actor: { kind: 'user', userId, login: 'beheer', level: 'admin', sessionHash: 'x' } }
  await expect(createRole(admin, { name: 'Nieuw' })).rejects.toThrow(new Forbidden('level'))
  await expect(renameRole(admin, { roleId, name: 'Nieuw' })).rejects.toThrow(new Forbidden('level'))
  await expect(removeRole(admin, { roleId })).rejects.toThrow(new Forbidden('level'))
})
