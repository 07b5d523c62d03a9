import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import {
  departments,
  employees,
  employerGroupMembers,
  employerGroups,
  employers,
  grants,
  groupEmployerGroups,
  groupEmployers,
  userGroups,
  users,
} from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { type EmployerWish, employerGroupsList } from '@/lib/organisation/queries'
import { employersSheet } from './export-queries'
import { employerOverview, listEmployers } from './list-queries'

const system: Context = { actor: { kind: 'command-line', name: 'proef' }, means: 'command-line', address: null, language: 'nl' }
const inGroup: Record<string, string[]> = { '0001': ['Kern', 'Noord'], '0002': ['Noord'], '12': [] }

beforeAll(async () => {
  // Other numbers for the groups than for the employers, so that one cannot pass for the other.
  await db().insert(employerGroups).values({ name: 'Leeg', nameKey: 'leeg' })
  const groups = await db()
    .insert(employerGroups)
    .values(['Noord', 'Kern'].map((name) => ({ name, nameKey: name.toLowerCase() })))
    .returning()
  for (const [code, names] of Object.entries(inGroup)) {
    const [employer] = await db()
      .insert(employers)
      .values({ code, name: `Werkgever ${code}` })
      .returning()
    const memberships = groups
      .filter(({ name }) => names.includes(name))
      .map(({ id }) => ({ employerGroupId: id, employerId: employer!.id }))
    if (memberships.length > 0) await db().insert(employerGroupMembers).values(memberships)
    await db()
      .insert(departments)
      .values([
        { employerId: employer!.id, code: '10', name: 'ICT' },
        { employerId: employer!.id, code: '20', name: 'Oud', endedAt: new Date() },
      ])
    if (code === '0002') await db().insert(employees).values({ employerId: employer!.id, number: '000001' })
  }
})

test('U5 every employer has its own groups, departments and employees, ended ones left out', async () => {
  const { items, size } = await listEmployers(system, {})
  expect(Object.fromEntries(items.map(({ code, groups }) => [code, groups]))).toEqual(inGroup)
  expect(items.map(({ departments: living }) => living)).toEqual([1, 1, 1])
  expect(items.map(({ employees: living }) => living)).toEqual([0, 1, 0])
  expect(size).toEqual({ employers: 3, departments: 3, employees: 1 })
})

test('a page goes on where the one before ended', async () => {
  const first = await listEmployers(system, { limit: 2 })
  expect(first.items.map(({ code }) => code)).toEqual(['0001', '0002'])
  const second = await listEmployers(system, { limit: 2, after: first.next! })
  expect(second.items.map(({ code }) => code)).toEqual(['12'])
  expect(second.next).toBeNull()
  expect(second).toMatchObject({ count: 3, more: false })
  expect(await listEmployers(system, { limit: 2, before: second.previous! })).toEqual(first)
})

test('a group counts its own employers, and filters by them', async () => {
  const groups = await employerGroupsList(db())
  expect(groups.map(({ name, employers: count }) => [name, count])).toEqual([
    ['Kern', 1],
    ['Leeg', 0],
    ['Noord', 2],
  ])
  const { items } = await listEmployers(system, { group: groups[0]!.id })
  expect(items.map(({ code }) => code)).toEqual(['0001'])
})

test('U5 a sheet of what the filter shows begins with the columns that are loaded, ended things left out', async () => {
  const { header } = await employersSheet(system, {})
  const rowsOf = async (wish: EmployerWish) => {
    const rows: (readonly string[])[] = []
    for await (const row of (await employersSheet(system, wish)).rows) rows.push(row)
    return rows
  }
  expect(header).toEqual(['Werkgevercode', 'Naam', 'Werkgevergroep', 'Afdelingen', 'Werknemers'])
  expect(await rowsOf({})).toEqual([
    ['0001', 'Werkgever 0001', 'Kern|Noord', '1', '0'],
    ['0002', 'Werkgever 0002', 'Noord', '1', '1'],
    ['12', 'Werkgever 12', '', '1', '0'],
  ])
  const { next } = await listEmployers(system, { limit: 1 })
  const downwards = await rowsOf({ search: '000', after: next!, sort: 'employees', descending: true })
  expect(downwards.map(([code]) => code)).toEqual(['0002', '0001'])
})

test('the list and its sheet belong to System', async () => {
  const client: Context = { ...system, actor: { kind: 'api-client', apiClientId: 1, clientId: 'c', userId: 1 } }
  await expect(listEmployers(client, {})).rejects.toBeInstanceOf(Forbidden)
  await expect(employersSheet(client, {})).rejects.toBeInstanceOf(Forbidden)
})

test('A2, A5 of one employer: the groups that are authorised for it, one by one or through an employer group, and how many users reach it', async () => {
  const idOf = async (code: string) => (await db().select().from(employers).where(eq(employers.code, code)))[0]!.id
  const [noord] = await db().select().from(employerGroups).where(eq(employerGroups.nameKey, 'noord'))
  const made = await db()
    .insert(userGroups)
    .values(['HR', 'Leeg', 'Elders'].map((name) => ({ name, nameKey: name.toLowerCase() })))
    .returning()
  const [hr, leeg, elders] = made.map(({ id }) => id) as [number, number, number]
  await db()
    .insert(groupEmployers)
    .values([
      { groupId: hr, employerId: await idOf('0001') },
      { groupId: elders, employerId: await idOf('12') },
    ])
  await db()
    .insert(groupEmployerGroups)
    .values([
      { groupId: hr, employerGroupId: noord!.id },
      { groupId: leeg, employerGroupId: noord!.id },
    ])
  const person = (login: string, more: Partial<typeof users.$inferInsert> = {}) => ({
    loginName: login,
    loginKey: login,
    level: 'user' as const,
    ...more,
  })
  const people = await db()
    .insert(users)
    .values([person('lid', { groupId: hr }), person('weg', { groupId: hr, status: 'deactivated' }), person('zelf')])
    .returning()
  await db()
    .insert(grants)
    .values({ userId: people[2]!.id, employerId: await idOf('0001') })

  const found = await employerOverview(system, '0001')
  expect(found).toMatchObject({ code: '0001', groups: ['Kern', 'Noord'], departments: 1, employees: 0, reachers: 2 })
  expect(found?.authorised.map(({ name, employerGroup }) => [name, employerGroup])).toEqual([
    ['HR', null],
    ['HR', 'Noord'],
    ['Leeg', 'Noord'],
  ])
  expect(await employerOverview(system, '1')).toBeNull()
  expect(await employerOverview(system, '0001\0')).toBeNull()
  const [admin] = await db()
    .insert(users)
    .values(person('beheer', { level: 'admin' }))
    .returning()
  const actor = { kind: 'user', userId: admin!.id, login: 'beheer', level: 'admin', sessionHash: 'x' } as const
  await expect(employerOverview({ ...system, actor }, '0001')).rejects.toThrow(Forbidden)
})
