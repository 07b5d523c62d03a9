import { and, eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import {
  apiClients,
  customerAccountGroups,
  customerAccounts,
  employers,
  externalApplications,
  groupEmployers,
  historyRecords,
  userGroups,
  users,
} from '@/db/schema'
import type { Context, Level } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { findGroup } from '../queries'
import { deleteGroup } from './delete'
import { saveGroup } from './save'

const system: Context = { actor: { kind: 'command-line', name: 'test' }, means: 'command-line', address: null, language: 'nl' }
let count = 0
async function person(extra: Partial<typeof users.$inferInsert> = {}, level: Level = 'user') {
  const login = `persoon.${++count + 100}`
  const [row] = await db()
    .insert(users)
    .values({ loginName: login, loginKey: login, level, ...extra, codeKey: extra.code?.toLowerCase() })
    .returning()
  const ctx: Context = { ...system, means: 'screen', actor: { kind: 'user', userId: row!.id, login, level, sessionHash: 'x' } }
  return { id: row!.id, login, ctx }
}
async function group(name: string): Promise<number> {
  const [made] = await db().insert(userGroups).values({ name, nameKey: name.toLowerCase() }).returning()
  return made!.id
}
const rowOf = async (id: number) => (await db().select().from(users).where(eq(users.id, id)))[0]!
const membersOf = async (name: string) => (await findGroup(system, name))!.view.members
const save = (input: Partial<Parameters<typeof saveGroup>[1]>) => saveGroup(system, { groupId: null, name: 'Nieuw', ...input })

beforeEach(() =>
  db().execute(sql`truncate users, user_groups, employers, customer_accounts, external_applications restart identity cascade`),
)

describe('U2 a group is saved with its members, in one go', () => {
  test('step 4: made with the user of step 3 in it; history tells of both', async () => {
    const one = await person()
    const made = await save({ name: ' Benefits 0004 ', description: '', add: [{ userId: one.id, from: null }] })
    expect(made).toMatchObject({ ok: true, added: 1, removed: 0 })
    expect((await findGroup(system, 'benefits 0004'))?.view).toMatchObject({
      name: 'Benefits 0004',
      description: null,
      members: [one.login],
    })
    const records = await db()
      .select()
      .from(historyRecords)
      .where(sql`transaction_id = (select transaction_id from history_records order by id desc limit 1)`)
    expect(records.map(({ thing, action }) => `${thing} ${action}`)).toEqual(['user-group create', 'user move'])
    expect(records[1]).toMatchObject({ userId: one.id, after: { group_id: made.ok && made.groupId } })
  })

  test('members are moved in from another group, and taken out', async () => {
    const [hr, other] = [await group('HR'), await group('Ander')]
    const [stays, goes, comes] = [await person({ groupId: hr }), await person({ groupId: hr }), await person({ groupId: other })]
    const twice = { userId: comes.id, from: other }
    expect(await save({ groupId: hr, name: 'HR', add: [twice, twice], remove: [goes.id, goes.id] })).toMatchObject({
      ok: true,
      added: 1,
      removed: 1,
    })
    expect(await membersOf('HR')).toEqual([stays.login, comes.login])
    expect((await rowOf(goes.id)).groupId).toBeNull()
    expect(await save({ groupId: hr, name: 'HR', add: [{ userId: comes.id, from: other }], remove: [goes.id] })).toMatchObject({
      added: 0,
      removed: 0,
    })
  })

  test('nothing is kept when anything is refused', async () => {
    const one = await person({ code: 'C1' })
    const hr = await group('HR')
    await person({ code: 'c1', groupId: hr })
    expect(await save({ groupId: hr, name: 'Anders', description: 'x', add: [{ userId: one.id, from: null }] })).toMatchObject({
      ok: false,
    })
    expect((await findGroup(system, 'HR'))?.view.description).toBeNull()
    expect(await save({ name: 'hr', add: [{ userId: one.id, from: null }] })).toEqual({
      ok: false,
      problems: [{ code: 'group-taken', field: 'name' }],
    })
    expect((await rowOf(one.id)).groupId).toBeNull()
  })

  test('U1 a code that is taken is told per user, within the group, among who comes, and outside any group', async () => {
    const [hr, a, b] = [await group('HR'), await group('A'), await group('B')]
    const [old, one, two, swap] = [
      await person({ code: 'C1', groupId: hr }),
      await person({ code: 'c1', groupId: a }),
      await person({ code: 'Q', groupId: a }),
      await person({ code: 'q', groupId: b }),
    ]
    await person({ code: 'C1' })
    const add = [one, two].map(({ id }) => ({ userId: id, from: a }))
    const refused = await save({ groupId: hr, name: 'HR', add: [...add, { userId: swap.id, from: b }], remove: [] })
    expect(refused).toEqual({
      ok: false,
      problems: [
        { code: 'code-taken-by', field: 'members', values: { login: one.login, value: 'c1' } },
        { code: 'code-taken-by', field: 'members', values: { login: two.login, value: 'Q' } },
        { code: 'code-taken-by', field: 'members', values: { login: swap.login, value: 'q' } },
      ],
    })
    expect(await save({ groupId: hr, name: 'HR', remove: [old.id] })).toMatchObject({
      problems: [{ code: 'code-taken-outside', values: { login: old.login } }],
    })
    await db().update(users).set({ code: null, codeKey: null }).where(and(sql`group_id is null`))
    // Who goes makes room for who comes with the same code.
    expect(await save({ groupId: hr, name: 'HR', add: [{ userId: one.id, from: a }], remove: [old.id] })).toMatchObject({ ok: true })
  })
})

describe('two people at once', () => {
  test('what someone else changed meanwhile is shown field by field, and nothing is written over it', async () => {
    const hr = await group('HR')
    const seen = { name: 'HR', description: null }
    const both = await Promise.all(['Een', 'Twee'].map((description) => save({ groupId: hr, name: 'HR', description, seen })))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const kept = (await findGroup(system, 'HR'))!.view.description
    expect(both.find(({ ok }) => !ok)).toEqual({
      ok: false,
      problems: [{ code: 'changed-to', field: 'description', values: { value: kept } }],
    })
    expect(await save({ groupId: hr, name: 'HR', description: 'Drie', seen: { name: 'HR', description: kept } })).toMatchObject({
      ok: true,
    })
  })

  test('whoever went to a third group meanwhile is told and stays there', async () => {
    const [hr, third] = [await group('HR'), await group('Derde')]
    const [one, free] = [await person({ groupId: third }), await person()]
    const add = [
      { userId: one.id, from: null },
      { userId: free.id, from: third },
    ]
    expect(await save({ groupId: hr, name: 'HR', add })).toEqual({
      ok: false,
      problems: [
        { code: 'moved-meanwhile', field: 'members', values: { login: one.login, group: 'Derde', user: one.id, from: third } },
        { code: 'moved-meanwhile', field: 'members', values: { login: free.login, group: '–', user: free.id, from: 0 } },
      ],
    })
    // Taking out of this group never takes anyone out of another.
    expect(await save({ groupId: hr, name: 'HR', remove: [one.id] })).toMatchObject({ ok: true, removed: 0 })
    expect((await rowOf(one.id)).groupId).toBe(third)
  })

  test('the same people arranged into two groups at once end in one of them', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => person()))
    const groups = [await group('A'), await group('B')]
    const orders = [people, people.toReversed()]
    const done = await Promise.all(
      groups.map((groupId, n) => save({ groupId, name: n ? 'B' : 'A', add: orders[n]!.map(({ id }) => ({ userId: id, from: null })) })),
    )
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await membersOf('A')).length + (await membersOf('B')).length).toBe(5)
  })
})

test('W6 API clients of who moves are suspended, once that was confirmed by name', async () => {
  const [hr, ander] = [await group('HR'), await group('Ander')]
  const [comes, goes, other] = [await person({ groupId: ander }), await person({ groupId: hr }), await person({ groupId: hr })]
  const [application] = await db().insert(externalApplications).values({ name: 'Keylane', nameKey: 'keylane' }).returning()
  await db()
    .insert(apiClients)
    .values([comes, goes, other].map(({ id }) => ({ clientId: `id-${id}`, applicationId: application!.id, userId: id, scopes: [] })))
  const wish = { groupId: hr, name: 'HR', add: [{ userId: comes.id, from: ander }], remove: [goes.id] }
  const client = ({ id, login }: typeof comes) => ({
    code: 'suspends-client',
    field: 'members',
    values: { login, application: 'Keylane', client: `id-${id}` },
  })
  expect(await save(wish)).toEqual({ ok: false, problems: [client(comes), client(goes)] })
  expect(await save({ ...wish, suspend: [`id-${comes.id}`] })).toEqual({ ok: false, problems: [client(goes)] })
  expect(await db().$count(apiClients, sql`suspended_at is not null`)).toBe(0)
  expect(await save({ ...wish, suspend: [`id-${comes.id}`, `id-${goes.id}`] })).toMatchObject({ ok: true })
  expect(await db().select({ id: apiClients.userId }).from(apiClients).where(sql`suspended_at is null`)).toEqual([{ id: other.id }])
})

describe('U2 a group is deleted only when it is empty', () => {
  test('a member keeps it, a deactivated one too; so does a customer account (I8, I11)', async () => {
    const hr = await group('HR')
    const one = await person({ groupId: hr, status: 'deactivated' })
    expect(await deleteGroup(system, { groupId: hr })).toEqual({
      ok: false,
      problems: [{ code: 'group-has-members', values: { count: 1 } }],
    })
    await db().update(users).set({ groupId: null }).where(eq(users.id, one.id))
    const [account] = await db().insert(customerAccounts).values({ code: 'demo', codeKey: 'demo', name: 'Demo Zorg' }).returning()
    await db().insert(customerAccountGroups).values({ accountId: account!.id, groupId: hr })
    expect(await deleteGroup(system, { groupId: hr })).toEqual({
      ok: false,
      problems: [{ code: 'group-in-use', values: { accounts: 'Demo Zorg' } }],
    })
    expect(await findGroup(system, 'HR')).not.toBeNull()
  })

  test('its authorisations go with it, history keeps both, and the name is free again', async () => {
    const made = await save({ name: 'HR' })
    const groupId = made.ok ? made.groupId : 0
    const [employer] = await db().insert(employers).values({ code: '0004', name: 'Bouw' }).returning()
    await db().insert(groupEmployers).values({ groupId, employerId: employer!.id })
    expect(await deleteGroup(system, { groupId })).toEqual({ ok: true, name: 'HR' })
    const records = await db().select().from(historyRecords).where(sql`group_id = ${groupId} and after is null`).orderBy(historyRecords.id)
    expect(records.map(({ thing, action }) => `${thing} ${action}`)).toEqual(['group-employer remove', 'user-group delete'])
    expect(records[0]).toMatchObject({ employerId: employer!.id, thingId: `${groupId}:${employer!.id}` })
    expect(await save({ name: 'hr' })).toMatchObject({ ok: true })
  })

  test('one who becomes a member at the same moment keeps the group or is refused', async () => {
    for (let round = 0; round < 10; round++) {
      const groupId = await group(`Groep ${round}`)
      const one = await person()
      const [deleted, joined] = await Promise.allSettled([
        deleteGroup(system, { groupId }),
        save({ groupId, name: `Groep ${round}`, add: [{ userId: one.id, from: null }] }),
      ])
      const gone = deleted.status === 'fulfilled' && deleted.value.ok
      const inside = joined.status === 'fulfilled' && joined.value.ok
      expect(gone).not.toBe(inside)
      expect((await rowOf(one.id)).groupId).toBe(inside ? groupId : null)
    }
  })
})

test('L1 only System; a group or user that does not exist is not there', async () => {
  const admin = (await person({}, 'admin')).ctx
  const hr = await group('HR')
  await expect(saveGroup(admin, { groupId: null, name: 'Nieuw' })).rejects.toThrow(Forbidden)
  await expect(deleteGroup(admin, { groupId: hr })).rejects.toThrow(Forbidden)
  await expect(save({ groupId: 99_999 })).rejects.toThrow(new Forbidden('not-found'))
  await expect(save({ groupId: hr, name: 'HR', remove: [99_999] })).rejects.toThrow(new Forbidden('not-found'))
  await expect(deleteGroup(system, { groupId: 99_999 })).rejects.toThrow(new Forbidden('not-found'))
})
