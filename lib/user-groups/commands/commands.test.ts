import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { employerGroupMembers, employerGroups, employers, historyRecords, userGroups, users } from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { findGroup, groupIdOf } from '../queries'
import { createGroup } from './create'
import { setGroupEmployers } from './set-employers'

const system: Context = { actor: { kind: 'command-line', name: 'test' }, means: 'command-line', address: null, language: 'nl' }

async function made(name = 'HR'): Promise<number> {
  const result = await createGroup(system, { name })
  if (!result.ok) throw new Error('refused')
  return result.groupId
}

beforeEach(async () => {
  await db().execute(sql`truncate users, user_groups, employers, employer_groups restart identity cascade`)
  const rows = await db()
    .insert(employers)
    .values(['0012', '12', '0004', '0005'].map((code) => ({ code, name: code })))
    .returning()
  const [core] = await db().insert(employerGroups).values({ name: 'Kern', nameKey: 'kern' }).returning()
  await db()
    .insert(employerGroupMembers)
    .values(rows.slice(2).map(({ id }) => ({ employerGroupId: core!.id, employerId: id })))
})

test('U2 a group is made once, ignoring case', async () => {
  await made('HR')
  expect(await createGroup(system, { name: ' hr ' })).toEqual({ ok: false, problems: [{ code: 'group-taken', field: 'name' }] })
  expect(await createGroup(system, { name: 'H\u200bR' })).toMatchObject({
    ok: false,
    problems: [{ code: 'invalid-character', field: 'name' }],
  })
  expect(await createGroup(system, { name: ' ' })).toMatchObject({ ok: false, problems: [{ code: 'required', field: 'name' }] })
  expect((await findGroup(system, 'hr'))?.view).toEqual({ name: 'HR', description: null, members: [], employers: [], authorised: [] })
  expect(await groupIdOf('onbekend')).toBeNull()
})

test('A2, U3 the authorisation becomes exactly what is set, with every difference in history', async () => {
  const groupId = await made()
  await db().insert(users).values({ loginName: 'Lid', loginKey: 'lid', level: 'user', groupId })
  const set = (own: string[], sets: string[]) => setGroupEmployers(system, { groupId, employers: own, employerGroups: sets })
  expect(await set(['0012', '0004'], ['KERN'])).toEqual({ ok: true, added: 3, removed: 0 })
  expect((await findGroup(system, 'HR'))?.view).toMatchObject({
    members: ['Lid'],
    employers: ['0004', '0005', '0012'],
    authorised: ['0004', '0012', 'groep:Kern'],
  })
  expect(await set(['0012', '12', '12'], [])).toEqual({ ok: true, added: 1, removed: 2 })
  expect(await set(['12', '0012'], [])).toEqual({ ok: true, added: 0, removed: 0 })
  expect((await findGroup(system, 'HR'))?.view.employers).toEqual(['0012', '12'])
  const records = await db().select().from(historyRecords).where(sql`thing in ('group-employer', 'group-employer-group')`)
  expect(records.map(({ thing, action }) => `${thing} ${action}`).toSorted()).toEqual([
    'group-employer add',
    'group-employer add',
    'group-employer add',
    'group-employer remove',
    'group-employer-group add',
    'group-employer-group remove',
  ])
  expect(records.every(({ groupId: of, before, after }) => of === groupId && (before === null) !== (after === null))).toBe(true)
})

test('codes are compared exactly; one that does not exist is named and nothing is changed', async () => {
  const groupId = await made()
  await setGroupEmployers(system, { groupId, employers: ['0012'], employerGroups: [] })
  expect(await setGroupEmployers(system, { groupId, employers: ['0004', '012', '4'], employerGroups: ['Kern', 'Rand'] })).toEqual({
    ok: false,
    problems: [
      { code: 'unknown-employer', values: { value: '012' } },
      { code: 'unknown-employer', values: { value: '4' } },
      { code: 'unknown-employer-group', values: { value: 'Rand' } },
    ],
  })
  expect((await findGroup(system, 'HR'))?.view.employers).toEqual(['0012'])
})

test('U3 refused when someone else changed the group meanwhile', async () => {
  const groupId = await made()
  const { version } = (await findGroup(system, 'HR'))!
  const set = (code: string) => setGroupEmployers(system, { groupId, version, employers: [code], employerGroups: [] })
  const outcomes = await Promise.all([set('0012'), set('0004'), set('0005')])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
})

test('L1 only System; a group that does not exist is not there', async () => {
  const [row] = await db().insert(users).values({ loginName: 'a', loginKey: 'a', level: 'admin' }).returning()
  const admin: Context = {
    actor: { kind: 'user', userId: row!.id, login: 'a', level: 'system', sessionHash: 'x' },
    means: 'screen',
    address: null,
    language: 'nl',
  }
  await expect(createGroup(admin, { name: 'HR' })).rejects.toThrow(Forbidden)
  const groupId = await made()
  await expect(setGroupEmployers(admin, { groupId, employers: [], employerGroups: [] })).rejects.toThrow(Forbidden)
  await expect(setGroupEmployers(system, { groupId: 99, employers: [], employerGroups: [] })).rejects.toThrow(Forbidden)
  expect(await db().$count(userGroups)).toBe(1)
})
