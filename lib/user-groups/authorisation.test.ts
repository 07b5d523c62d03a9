import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import {
  apiClients,
  departments,
  employees,
  employerGroupMembers,
  employerGroups,
  employers,
  externalApplications,
  grants,
  historyRecords,
  userGroups,
  users,
} from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { authorisationSheet } from './authorisation-export'
import { groupAuthorisation, groupsToAuthorise } from './authorisation-queries'
import { changeGroupEmployers } from './commands/change-employers'
import { authorisationEffect } from './effect-queries'

const system: Context = { actor: { kind: 'command-line', name: 'test' }, means: 'command-line', address: null, language: 'nl' }
const none = { employers: [], employerGroups: [] }
const of = (...ids: number[]) => ({ employers: ids, employerGroups: [] })

let groupId: number
let id: Record<string, number>
let core: number
beforeEach(async () => {
  await db().execute(sql`truncate users, user_groups, employers, employer_groups, external_applications restart identity cascade`)
  const rows = await db()
    .insert(employers)
    .values(['0001', '0002', '0003', '0004'].map((code) => ({ code, name: `Bouw ${code}` })))
    .returning()
  id = Object.fromEntries(rows.map((row) => [row.code, row.id]))
  core = (await db().insert(employerGroups).values({ name: 'Kern', nameKey: 'kern' }).returning())[0]!.id
  await db()
    .insert(employerGroupMembers)
    .values([id['0001']!, id['0002']!].map((employerId) => ({ employerGroupId: core, employerId })))
  groupId = (await db().insert(userGroups).values({ name: 'HR', nameKey: 'hr' }).returning())[0]!.id
})

async function change(add: object, remove: object = none) {
  const { version } = (await groupAuthorisation(system, groupId))!
  return changeGroupEmployers(system, { groupId, version, add: { ...none, ...add }, remove: { ...none, ...remove } })
}
const effect = (add: object = none, remove: object = none) =>
  authorisationEffect(system, { groupId, add: { ...none, ...add }, remove: { ...none, ...remove } })
const authorised = async () => (await groupAuthorisation(system, groupId))!.authorised

async function member(login: string, more: Partial<typeof users.$inferInsert> = {}) {
  const [made] = await db()
    .insert(users)
    .values({ loginName: login, loginKey: login, level: 'user', groupId, ...more })
    .returning()
  return made!.id
}
async function department(code: string, endedAt: Date | null = null) {
  const [made] = await db()
    .insert(departments)
    .values({ employerId: id[code]!, code: `${code}-${Math.random()}`, name: 'Afdeling', endedAt })
    .returning()
  return made!.id
}

describe('U3 a difference is saved', () => {
  test('added and withdrawn by id, employer groups too, each with its record; the same again changes nothing', async () => {
    expect(await change({ employers: [id['0003']], employerGroups: [core] })).toMatchObject({ ok: true, added: 2, removed: 0, version: 2 })
    expect(await authorised()).toEqual({ employers: [id['0003']], sets: [core] })
    expect(await change(of(id['0003']!, id['0004']!), { employerGroups: [core] })).toMatchObject({
      ok: true,
      added: 1,
      removed: 1,
      version: 3,
    })
    expect(await change(of(id['0004']!), of(id['0001']!))).toMatchObject({ ok: true, added: 0, removed: 0, version: 3 })
    const records = await db().select().from(historyRecords).where(sql`thing like 'group-employer%' and group_id = ${groupId}`)
    expect(records.map(({ thing, action, thingId }) => `${thing} ${action} ${thingId}`).toSorted()).toEqual([
      `group-employer add ${groupId}:${id['0003']}`,
      `group-employer add ${groupId}:${id['0004']}`,
      `group-employer-group add ${groupId}:${core}`,
      `group-employer-group remove ${groupId}:${core}`,
    ])
  })

  test('of several at once one is saved; the others are refused and lose nothing of what was saved', async () => {
    const { version } = (await groupAuthorisation(system, groupId))!
    const save = (code: string) => changeGroupEmployers(system, { groupId, version, add: of(id[code]!), remove: none })
    const outcomes = await Promise.all(['0001', '0002', '0003', '0004'].map(save))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    for (const outcome of outcomes) if (!outcome.ok) expect(outcome.problems).toEqual([{ code: 'changed-meanwhile' }])
    expect((await authorised()).employers).toHaveLength(1)
    expect((await groupAuthorisation(system, groupId))!.changed?.by).toBe('opdrachtregel:test')
  })

  test('what is not there is refused whole, a group and an employer alike', async () => {
    const asked = { groupId, version: 1, add: of(id['0001']!, 999), remove: none }
    await expect(changeGroupEmployers(system, asked)).rejects.toThrow(Forbidden)
    await expect(changeGroupEmployers(system, { ...asked, add: { employers: [], employerGroups: [999] } })).rejects.toThrow(Forbidden)
    await expect(changeGroupEmployers(system, { ...asked, groupId: 999 })).rejects.toThrow(Forbidden)
    await expect(authorisationEffect(system, { groupId: 999, add: none, remove: none })).rejects.toThrow(Forbidden)
    expect(await groupAuthorisation(system, 999)).toBeNull()
    expect(await authorised()).toEqual({ employers: [], sets: [] })
  })

  test('L8 only System asks and saves, whatever the session says', async () => {
    const admin = await member('beheer', { level: 'admin', groupId: null })
    const ctx: Context = {
      actor: { kind: 'user', userId: admin, login: 'beheer', level: 'system', sessionHash: 'x' },
      ...{ means: 'screen', address: null, language: 'nl' },
    }
    await expect(changeGroupEmployers(ctx, { groupId, version: 1, add: of(id['0001']!), remove: none })).rejects.toThrow(Forbidden)
    await expect(authorisationEffect(ctx, { groupId, add: none, remove: none })).rejects.toThrow(Forbidden)
    await expect(groupAuthorisation(ctx, groupId)).rejects.toThrow(Forbidden)
    await expect(groupsToAuthorise(ctx)).rejects.toThrow(Forbidden)
  })
})

test('A2 what there is to choose: open employers with their groups, and ended ones only where authorised by name', async () => {
  await change(of(id['0003']!))
  await db().update(employers).set({ endedAt: new Date() }).where(sql`code in ('0003', '0004')`)
  const found = (await groupAuthorisation(system, groupId))!
  expect(found.employers.map(({ code, sets, ended }) => [code, sets, ended])).toEqual([
    ['0001', [core], false],
    ['0002', [core], false],
    ['0003', [], true],
  ])
  expect(found).toMatchObject({ name: 'HR', members: 0, version: 2, sets: [{ id: core, name: 'Kern' }] })
  expect(await groupsToAuthorise(system)).toEqual({ groups: [{ id: groupId, name: 'HR' }], whole: true })
})

test('of thousands of groups the first are offered, and the chosen one', async () => {
  const many = Array.from({ length: 400 }, (_, index) => `Groep ${1000 + index}`)
  await db()
    .insert(userGroups)
    .values(many.map((name) => ({ name, nameKey: name.toLowerCase() })))
  const { groups, whole } = await groupsToAuthorise(system, groupId)
  expect({ count: groups.length, last: groups.at(-1)?.name, whole }).toEqual({ count: 302, last: 'HR', whole: false })
})

test('what a group is authorised for, as a sheet: a line for every employer and way', async () => {
  await change({ employers: [id['0002'], id['0004']], employerGroups: [core] })
  await db().update(employers).set({ endedAt: new Date() }).where(sql`code = '0004'`)
  const { name, header, rows } = await authorisationSheet(system, groupId)
  const lines: (readonly string[])[] = []
  for await (const line of rows) lines.push(line)
  expect([name, header, ...lines]).toEqual([
    'autorisatie HR',
    ['Gebruikersgroep', 'Werkgevercode', 'Naam', 'Via', 'Status'],
    ['HR', '0001', 'Bouw 0001', 'Kern', 'actief'],
    ['HR', '0002', 'Bouw 0002', 'Per werkgever', 'actief'],
    ['HR', '0002', 'Bouw 0002', 'Kern', 'actief'],
    ['HR', '0004', 'Bouw 0004', 'Per werkgever', 'beëindigd'],
  ])
  await expect(authorisationSheet(system, 999)).rejects.toThrow(Forbidden)
})

describe('what a change would mean, before it is saved', () => {
  test('members, employers now and then with employer groups counted once, API clients that read along (W3, W6)', async () => {
    await change(of(id['0001']!))
    const behind = await member('koppeling')
    await member('weg', { status: 'deactivated' })
    const [keylane] = await db().insert(externalApplications).values({ name: 'Keylane', nameKey: 'keylane' }).returning()
    const client = { applicationId: keylane!.id, userId: behind, scopes: [], clientId: 'k1' }
    await db().insert(apiClients).values(client)
    expect(await effect({ employerGroups: [core], employers: [id['0003']] }, of(id['0001']!))).toMatchObject({
      members: 1,
      employers: { now: 1, after: 3, gained: 2 },
      clients: { total: 1, first: [{ application: 'Keylane', login: 'koppeling' }] },
      widened: { total: { pending: 0, already: 0 }, first: [], more: false },
    })
    await db().update(apiClients).set({ revokedAt: new Date() })
    expect(await effect()).toMatchObject({ employers: { now: 1, after: 1, gained: 0 }, clients: { total: 0, first: [] } })
  })

  test('members who would reach more than their own rights, on departments or employees, give; an import’s are told apart', async () => {
    const [one, two, whole, gone] = [
      await member('een'),
      await member('twee'),
      await member('heel'),
      await member('weg', { status: 'deactivated' }),
    ]
    const [d3, d4, ended] = [await department('0003'), await department('0004'), await department('0002', new Date())]
    const [employee] = await db().insert(employees).values({ employerId: id['0003']!, number: '7' }).returning()
    await db()
      .insert(grants)
      .values([
        { userId: one, departmentId: d3, depth: 1, runId: 5, row: 2 },
        { userId: one, employeeId: employee!.id },
        { userId: one, departmentId: d4, depth: 2 },
        { userId: one, departmentId: ended, depth: 1 },
        { userId: two, employeeId: employee!.id },
        { userId: whole, departmentId: d3, depth: 1 },
        { userId: whole, employerId: id['0003']! },
        { userId: gone, departmentId: d3, depth: 1 },
      ])
    expect((await effect()).widened).toMatchObject({ total: { pending: 0, already: 0 }, first: [] })
    expect((await effect(of(id['0003']!, id['0002']!))).widened).toMatchObject({
      total: { pending: 2, already: 0 },
      first: [
        { code: '0003', name: 'Bouw 0003', members: 2, delivered: 1, outside: 0, pending: true },
        { code: '0002', name: 'Bouw 0002', members: 0, delivered: 0, outside: 1, pending: true },
      ],
    })
    await change(of(id['0003']!))
    expect((await effect(of(id['0004']!))).widened).toMatchObject({
      total: { pending: 1, already: 2 },
      first: [
        { code: '0004', name: 'Bouw 0004', members: 1, delivered: 0, pending: true },
        { code: '0003', name: 'Bouw 0003', members: 2, delivered: 1, pending: false },
      ],
    })
    expect((await effect(none, of(id['0003']!))).widened).toMatchObject({ total: { pending: 0, already: 0 }, first: [] })
    // Where an import delivered nothing for them, members with delivered rights reach more as well; those without any were given none to go beyond.
    await db().delete(grants).where(eq(grants.departmentId, d4))
    expect((await effect(of(id['0004']!), of(id['0003']!))).widened).toEqual({
      total: { pending: 1, already: 0 },
      first: [{ code: '0004', name: 'Bouw 0004', members: 0, delivered: 0, outside: 1, pending: true }],
      more: false,
    })
  })
})
