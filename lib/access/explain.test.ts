import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { grants, userGroups, users } from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { namesOfElements } from './element-names'
import { departmentsToAsk, employeesToAsk, employersToAsk } from './element-search'
import { explainAccess, explainElement, explainGroup, explainUser } from './explain'
import { type Question, reachSheet } from './explain-export'
import { insertWorld } from './testing/insert'

const [from, until, active] = [null, null, true]
const commandLine: Context = { actor: { kind: 'command-line', name: 'x' }, means: 'command-line', address: null, language: 'nl' }
const as = (userId: number): Context => ({ ...commandLine, actor: { kind: 'user', userId, login: 'x', level: 'admin', sessionHash: 'x' } })

beforeAll(async () => {
  await db().transaction((tx) =>
    insertWorld(tx, {
      employers: [
        { id: 1, ended: false, groups: [1] },
        { id: 2, ended: false, groups: [] },
      ],
      departments: [
        { id: 1, employer: 1, parent: null, ended: false },
        { id: 2, employer: 1, parent: 1, ended: false },
      ],
      employees: [
        { id: 1, employer: 1, department: 2, ended: false },
        { id: 2, employer: 2, department: null, ended: false },
      ],
      groups: [{ id: 1, employers: [2], employerGroups: [1] }],
      users: [
        { id: 1, group: null, active, from, until },
        { id: 2, group: 1, active, from, until },
        { id: 3, group: 1, active: false, from, until },
        { id: 4, group: null, active, from, until },
        { id: 5, group: null, active, from, until },
      ],
      grants: [
        { id: 1, user: 1, employer: null, department: 1, employee: null, depth: 2 },
        { id: 2, user: 1, employer: null, department: 2, employee: null, depth: 1 },
        { id: 3, user: 1, employer: null, department: null, employee: 2, depth: null },
        { id: 4, user: 4, employer: 1, department: null, employee: null, depth: null },
        { id: 5, user: 5, employer: 2, department: null, employee: null, depth: null },
      ],
    }),
  )
  await db().update(grants).set({ runId: 12, row: 7 }).where(eq(grants.id, 1))
  await db().update(users).set({ level: 'admin' }).where(eq(users.id, 4))
  await db().update(users).set({ level: 'system' }).where(eq(users.id, 5))
})

const deep = 'eigen autorisatie voor afdeling D1 van werkgever E1, diepte 2, reikt tot D2, aangeleverd door import 12, rij 7'
const own = 'eigen autorisatie voor afdeling D2 van werkgever E1, diepte 1, reikt tot D2'

test('A6 everything a user reaches, with one path for each grant', async () => {
  expect(await explainUser(commandLine, { login: ' USER.1' })).toEqual({
    ok: true,
    items: [
      {
        werkgevercode: 'E1',
        afdelingCode: 'D1',
        paths: [
          {
            via: 'grant',
            text: 'eigen autorisatie voor afdeling D1 van werkgever E1, diepte 2, reikt tot D1, aangeleverd door import 12, rij 7',
          },
        ],
      },
      {
        werkgevercode: 'E1',
        afdelingCode: 'D2',
        paths: [
          { via: 'grant', text: deep },
          { via: 'grant', text: own },
        ],
      },
      {
        werkgevercode: 'E1',
        personeelsnummer: '1',
        paths: [
          { via: 'grant', text: deep },
          { via: 'grant', text: own },
        ],
      },
      {
        werkgevercode: 'E2',
        personeelsnummer: '2',
        paths: [{ via: 'grant', text: 'eigen autorisatie voor werknemer 2 van werkgever E2' }],
      },
    ],
  })
})

test('A6 through the group and its employer groups, the employer first', async () => {
  const found = await explainUser(commandLine, { login: 'user.2' })
  const [group, set] = [
    { via: 'group', text: 'groep Group 1 is geautoriseerd voor werkgever E2' },
    { via: 'employer-group', text: 'groep Group 1 is geautoriseerd voor werkgevergroep Set 1, waarin werkgever E1 zit' },
  ]
  expect(found).toEqual({
    ok: true,
    items: [
      { werkgevercode: 'E1', paths: [set] },
      { werkgevercode: 'E1', afdelingCode: 'D1', paths: [set] },
      { werkgevercode: 'E1', afdelingCode: 'D2', paths: [set] },
      { werkgevercode: 'E1', personeelsnummer: '1', paths: [set] },
      { werkgevercode: 'E2', paths: [group] },
      { werkgevercode: 'E2', personeelsnummer: '2', paths: [group] },
    ],
  })
  expect(await explainUser(commandLine, { login: 'user.3' })).toEqual({ ok: true, items: [] })
})

test('A6 one user and one element', async () => {
  const ask = (login: string, element: Parameters<typeof explainAccess>[1]['element']) => explainAccess(commandLine, { login, element })
  expect(await ask('user.1', { employer: 'E1', employee: '1' })).toEqual({
    ok: true,
    access: true,
    paths: [
      { via: 'grant', text: deep },
      { via: 'grant', text: own },
    ],
  })
  expect(await ask('user.1', { employer: 'E1' })).toEqual({ ok: true, access: false, paths: [] })
  expect(await ask('user.4', { employer: 'E1', department: 'D2' })).toEqual({
    ok: true,
    access: true,
    paths: [{ via: 'grant', text: 'eigen autorisatie voor werkgever E1' }],
  })
  for (const [login, element, code] of [
    ['nobody', { employer: 'E1' }, 'unknown-user'],
    ['user.1', { employer: 'e1' }, 'unknown-employer'],
    ['user.1', { employer: 'E2', department: 'D1' }, 'unknown-department'],
    ['user.1', { employer: 'E2', employee: '1' }, 'unknown-employee'],
  ] as const)
    expect(await ask(login, element)).toMatchObject({ ok: false, problems: [{ code }] })
})

test('A6 everyone who reaches an element', async () => {
  const logins = async (ctx: Context, element: Parameters<typeof explainElement>[1]['element']) => {
    const found = await explainElement(ctx, { element })
    return found.ok ? found.users.map((user) => `${user.login} ${user.paths.length}`) : found.problems[0]!.code
  }
  expect(await logins(commandLine, { employer: 'E1', employee: '1' })).toEqual(['user.1 2', 'user.2 1', 'user.4 1'])
  expect(await logins(commandLine, { employer: 'E2' })).toEqual(['user.2 1', 'user.5 1'])
  expect(await logins(commandLine, { employer: 'E1', department: 'D1' })).toEqual(['user.1 1', 'user.2 1', 'user.4 1'])
  // L8, L9: an Admin asks within its own reach, and sees no System users
  expect(await logins(as(4), { employer: 'E1' })).toEqual(['user.2 1', 'user.4 1'])
  // an employer of which it reaches nothing answers like one that is not there, whatever part of it is asked for
  for (const employer of ['E2', 'E9', 'E\0'])
    for (const part of [{}, { department: 'D1' }, { employee: '2' }, { employee: '9' }])
      expect(await logins(as(4), { employer, ...part }), employer).toBe('unknown-employer')
  expect(await logins(as(4), { employer: 'E1', department: 'D9' })).toBe('unknown-department')
  expect(await logins(as(4), { employer: 'E1', employee: '9\0' })).toBe('unknown-employee')
  expect(await explainUser(as(4), { login: 'user.1\0' })).toMatchObject({ problems: [{ code: 'unknown-user' }] })
  await expect(logins(as(2), { employer: 'E1' })).rejects.toThrow('level')
})

test('L8, L9 an Admin sees of others what it reaches itself', async () => {
  const found = await explainUser(as(4), { login: 'user.1' })
  expect(found.ok && found.items.map((item) => [item.werkgevercode, item.afdelingCode ?? item.personeelsnummer])).toEqual([
    ['E1', 'D1'],
    ['E1', 'D2'],
    ['E1', '1'],
  ])
  expect(await explainUser(as(4), { login: 'user.5' })).toMatchObject({ ok: false, problems: [{ code: 'unknown-user' }] })
  expect(await explainAccess(as(4), { login: 'user.1', element: { employer: 'E2', employee: '2' } })).toMatchObject({ ok: false })
})

test('A6 English', async () => {
  const found = await explainAccess({ ...commandLine, language: 'en' }, { login: 'user.1', element: { employer: 'E1', department: 'D2' } })
  expect(found.ok && found.paths[0]!.text).toBe(
    'own grant on department D1 of employer E1 at depth 2, reaches D2, delivered by import 12, row 7',
  )
})

test('A2 what a group gives its members, with the paths; L8 an Admin knows no group that reaches further', async () => {
  const [group] = await db().select().from(userGroups).where(eq(userGroups.id, 1))
  const found = await explainGroup(commandLine, { groupId: 1 })
  if (!found.ok) throw new Error('refused')
  expect(found).toMatchObject({ name: group!.name, members: 1 })
  expect(found.items.map(({ werkgevercode, paths }) => [werkgevercode, paths.map(({ via }) => via)])).toEqual([
    ['E1', ['employer-group']],
    ['E2', ['group']],
  ])
  const unknown = { ok: false, problems: [{ code: 'unknown-group' }] }
  expect(await explainGroup(as(4), { groupId: 1 })).toEqual(unknown)
  expect(await explainGroup(commandLine, { groupId: 0 })).toEqual(unknown)
})

test('A6 what can be asked about is found by code and by name; L8 an Admin finds what it reaches', async () => {
  const codes = async (found: Promise<{ code: string }[]>) => (await found).map(({ code }) => code)
  expect(await codes(employersToAsk(commandLine, ''))).toEqual(['E1', 'E2'])
  expect(await codes(employersToAsk(commandLine, ' e2 '))).toEqual(['E2'])
  expect(await codes(employersToAsk(commandLine, '%'))).toEqual([])
  expect(await codes(employersToAsk(as(4), ''))).toEqual(['E1'])
  expect(await codes(departmentsToAsk(as(4), 'E1', ''))).toEqual(['D1', 'D2'])
  expect(await codes(departmentsToAsk(commandLine, 'E2\0', 'd'))).toEqual([])
  expect(await codes(employeesToAsk(commandLine, 'E2', ''))).toHaveLength(1)
  expect(await codes(employeesToAsk(as(4), 'E2', ''))).toEqual([])
  await expect(
    employersToAsk({ ...as(1), actor: { kind: 'user', userId: 1, login: 'x', level: 'user', sessionHash: 'x' } }, ''),
  ).rejects.toThrow()
})

test('A6, A7 an answer as a sheet: a row for every path, the same as on screen; what one may not ask about is not there', async () => {
  const all = async (question: Question, ctx = commandLine) => {
    const { header, rows } = await reachSheet(ctx, question)
    const all: (readonly string[])[] = [header]
    for await (const row of rows) all.push(row)
    return all
  }
  const reached = await explainUser(commandLine, { login: 'user.1' })
  const paths = reached.ok ? reached.items.flatMap((item) => item.paths.map(({ text }) => text)) : []
  const [header, ...rows] = await all({ login: 'user.1' })
  expect(header).toEqual(['Werkgevercode', 'AfdelingCode', 'Personeelsnummer', 'Pad'])
  expect(rows.map((row) => row[3])).toEqual(paths)
  expect(rows).toContainEqual(['E1', 'D2', '', deep])
  const reachers = await all({ element: { employer: 'E1', department: 'D2' } })
  expect(reachers[0]).toEqual(['Inlognaam', 'Pad'])
  expect(reachers).toContainEqual(['user.1', own])
  expect((await all({ groupId: 1 })).slice(1).map((row) => row[0])).toEqual(['E1', 'E2'])
  expect(await all({ login: 'user.1', at: new Date(0) })).toHaveLength(1)
  for (const question of [{ login: 'user.5' }, { groupId: 1 }, { element: { employer: 'E2' } }, { login: 'niemand' }])
    await expect(reachSheet(as(4), question)).rejects.toBeInstanceOf(Forbidden)
})

test('S5 saying what someone reaches lets others have a turn, however much it is', async () => {
  await db().execute(sql`insert into employers (id, code, name) select 1000 + n, 'V' || n, 'Veel ' || n from generate_series(1, 30) n`)
  await db().execute(sql`insert into employees (id, employer_id, number)
    select 1000 * e + n, 1000 + e, 'v' || n from generate_series(1, 30) e, generate_series(1, 1000) n`)
  await db().execute(sql`insert into user_groups (id, name, name_key) values (900, 'Veel', 'veel')`)
  await db().execute(sql`insert into group_employers (group_id, employer_id) select 900, 1000 + n from generate_series(1, 30) n`)
  await db().execute(sql`insert into users (id, login_name, login_key, level, group_id) values (900, 'veel', 'veel', 'user', 900)`)
  const told = await explainUser(commandLine, { login: 'veel' })
  if (!told.ok) throw new Error('refused')
  expect(told.items).toHaveLength(30_030)
  // One path an employer, said once however many are reached by it.
  expect(new Set(told.items.flatMap(({ paths }) => paths)).size).toBe(30)
  const { rows } = await reachSheet(commandLine, { login: 'veel' })
  let turns = 0
  let lines = 0
  let other = setImmediate(function turn() {
    turns++
    other = setImmediate(turn)
  })
  for await (const _ of rows) lines++
  clearImmediate(other)
  expect(lines).toBe(30_030)
  expect(turns).toBeGreaterThan(3)
})

test('A6, L8 elements are called by their names, to an Admin only those within its own reach', async () => {
  const employer = { werkgevercode: 'E1' }
  const department = { werkgevercode: 'E1', afdelingCode: 'D2' }
  const elsewhere = { werkgevercode: 'E2' }
  const unknown = { werkgevercode: 'E1', afdelingCode: 'D9' }
  const asked = [employer, department, elsewhere, unknown]
  await db().execute(sql`update departments set name = 'Planning' where code = 'D2'`)
  await db().execute(sql`update employers set name = 'Bouw ' || code`)
  const all = await namesOfElements(commandLine, asked)
  expect(asked.map(all)).toEqual(['Bouw E1', 'Planning', 'Bouw E2', null])
  const within = await namesOfElements(as(4), asked)
  expect(asked.map(within)).toEqual(['Bouw E1', 'Planning', null, null])
})
