import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { customerAccounts, employers, importRuns, userGroups, users } from '@/db/schema'
import { change } from '@/lib/history/change'
import { type HistoryEntry, image } from '@/lib/history/entry'
import type { Context, Means } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import type { Sheet } from '@/lib/kernel/sheet/sheet'
import { type AuditWish, countAudit, listAudit, searchAudit, showAudit } from './audit'
import { auditChoices, auditChosen } from './audit-choices'
import { auditSheet } from './audit-export'

const system: Context = { actor: { kind: 'program', name: 'beheer' }, means: 'program', address: null, language: 'nl' }
const id: Record<'anna' | 'bart' | 'group' | 'employer' | 'run', number> = { anna: 0, bart: 0, group: 0, employer: 0, run: 0 }

const as = (login: 'anna' | 'bart', means: Means = 'screen', runId?: number): Context => ({
  actor: { kind: 'user', userId: id[login], login, level: 'system', sessionHash: '' },
  means,
  address: '10.1.2.3',
  language: 'nl',
  runId,
})
const shell: Context = { actor: { kind: 'command-line', name: 'root' }, means: 'command-line', address: null, language: 'nl' }
const write = (ctx: Context, ...entries: HistoryEntry[]) => change(ctx, (w) => w.record(entries))
const moved = (n: number): HistoryEntry => ({
  thing: 'user',
  thingId: id.bart,
  action: 'update',
  userId: id.bart,
  before: { last_name: `Naam ${n}` },
  after: { last_name: `Naam ${n + 1}` },
})

let quiet: Date
beforeAll(async () => {
  const login = (name: string) => ({ loginName: name, loginKey: name, level: 'system' as const, lastName: `De ${name}` })
  const made = await db()
    .insert(users)
    .values([login('anna'), login('bart')])
    .returning()
  const [group] = await db().insert(userGroups).values({ name: 'Salaris', nameKey: 'salaris' }).returning()
  const [employer] = await db().insert(employers).values({ code: '0001', name: 'Bakkerij' }).returning()
  const [account] = await db().insert(customerAccounts).values({ code: 'zorg', codeKey: 'zorg', name: 'Zorg' }).returning()
  const [run] = await db()
    .insert(importRuns)
    .values({ accountId: account!.id, fileName: 'levering.csv', settings: {}, startedBy: 'anna' })
    .returning()
  Object.assign(id, { anna: made[0]!.id, bart: made[1]!.id, group: group!.id, employer: employer!.id, run: run!.id })
  await write(as('anna'), { thing: 'user', thingId: id.bart, action: 'create', userId: id.bart, after: image(made[1]!) })
  await write(as('anna'), { thing: 'group-employer', thingId: '1', action: 'authorise', groupId: id.group, employerId: id.employer })
  await write(as('bart'), { thing: 'user-group', thingId: id.group, action: 'create', groupId: id.group, after: image(group!) })
  await write(shell, { thing: 'employer', thingId: id.employer, action: 'create', employerId: id.employer, after: image(employer!) })
  await write(as('anna', 'import', id.run), moved(1), moved(2), moved(3))
  await new Promise((done) => setTimeout(done, 5))
  quiet = new Date()
  await new Promise((done) => setTimeout(done, 5))
  await write(as('bart'), { thing: 'role', thingId: 1, action: 'create', after: { name: 'Rol' } })
})

/** What a list holds, each record by its thing and action; and that its count says as much. */
async function found(wish: AuditWish): Promise<string[]> {
  const page = await listAudit(system, wish)
  expect(page).toMatchObject({ count: page.items.length, more: false, next: null, previous: null })
  return page.items.map(({ thing, action }) => `${thing} ${action}`)
}

describe('H3 the history is filtered', () => {
  const run = ['user update', 'user update', 'user update']
  const whole = ['role create', ...run, 'employer create', 'user-group create', 'group-employer authorise', 'user create']
  test.each<[string, () => AuditWish, string[]]>([
    ['by nothing: the latest first', () => ({}), whole],
    ['per user: what became of it and what it did', () => ({ user: 'BART' }), ['role create', ...run, 'user-group create', 'user create']],
    ['per group', () => ({ groupId: id.group }), ['user-group create', 'group-employer authorise']],
    ['per employer', () => ({ employerId: id.employer }), ['employer create', 'group-employer authorise']],
    ['per run', () => ({ runId: id.run }), run],
    ['per kind of thing', () => ({ thing: 'user' }), [...run, 'user create']],
    ['by who did it, a user', () => ({ actor: 'bart' }), ['role create', 'user-group create']],
    ['by who did it, the command line', () => ({ actor: 'opdrachtregel:root' }), ['employer create']],
    ['by means', () => ({ means: 'import' }), run],
    ['from a moment', () => ({ since: quiet }), ['role create']],
    ['until a moment', () => ({ until: quiet }), whole.slice(1)],
    ['from and until', () => ({ since: quiet, until: quiet }), []],
    ['by several at once: all of them hold', () => ({ user: 'bart', thing: 'user', means: 'screen' }), ['user create']],
    ['a group and who did it', () => ({ groupId: id.group, actor: 'anna' }), ['group-employer authorise']],
    ['somebody whom nobody knows', () => ({ user: 'niemand' }), []],
    ['two who are no users', () => ({ user: 'opdrachtregel:root', actor: 'beheer' }), []],
  ])('%s', async (_, wish, things) => expect(await found(wish())).toEqual(things))
})

test('H3 the command line finds the same as the screen, and says who is not known', async () => {
  for (const filter of [{ user: 'bart' }, { user: 'opdrachtregel:root' }, { since: quiet }]) {
    const searched = await searchAudit(system, filter)
    expect(searched).toEqual({ ok: true, items: (await listAudit(system, filter)).items })
  }
  expect(await searchAudit(system, { user: 'niemand' })).toMatchObject({ ok: false, problems: [{ code: 'unknown-user' }] })
})

/** All of a list, page by page down, and then up again. */
async function walked(wish: AuditWish, limit: number): Promise<{ down: number[]; up: number[] }> {
  const down: number[][] = []
  let page = await listAudit(system, { ...wish, limit })
  for (; ; page = await listAudit(system, { ...wish, limit, after: page.next })) {
    down.push(page.items.map((row) => row.id))
    if (!page.next) break
  }
  const up = [page.items.map((row) => row.id)]
  while (page.previous) {
    page = await listAudit(system, { ...wish, limit, before: page.previous })
    up.unshift(page.items.map((row) => row.id))
  }
  return { down: down.flat(), up: up.flat() }
}

test('H3 pages follow each other without a gap or a double, down and up, also where transactions ran side by side', async () => {
  // The records of the one that began first are between those of the other, and its link comes later.
  await change(shell, async (w) => {
    await w.record([1, 2, 3].map((n) => ({ thing: 'menu-node' as const, thingId: n, action: 'open', employerId: id.employer })))
    await write(as('bart'), ...[4, 5].map((n) => ({ thing: 'menu-node' as const, thingId: n, action: 'open', employerId: id.employer })))
    await w.record([{ thing: 'menu-node', thingId: 6, action: 'open', employerId: id.employer }])
  })
  const wishes: AuditWish[] = [
    ...[{}, { thing: 'menu-node' as const }, { employerId: id.employer }, { user: 'bart' }, { means: 'command-line' as const }],
    ...[{ actor: 'anna' }, { runId: id.run }, { since: quiet }, { thing: 'menu-node' as const, since: quiet }],
  ]
  for (const wish of wishes) {
    const whole = (await listAudit(system, { ...wish, limit: 100 })).items.map((row) => row.id)
    expect(new Set(whole).size).toBe(whole.length)
    for (const limit of [1, 2, 3]) expect(await walked(wish, limit), JSON.stringify({ wish, limit })).toEqual({ down: whole, up: whole })
  }
  const times = (await listAudit(system, { limit: 100 })).items.map(({ at }) => at.getTime())
  expect(times).toEqual(times.toSorted((a, b) => b - a))
})

test('H3 where more than ten thousand of a kind are found, a second filter finds the same, near and far', async () => {
  const many = (ctx: Context, count: number, from: number) =>
    change(ctx, (w) =>
      w.recordSelect(sql`select 'employee' as thing, n as thing_id, 'create' as action, null as user_id, null as group_id, ${id.employer}::bigint as employer_id,
        null as before, '{"last_name":"x"}'::jsonb as after from generate_series(${from}::int, ${from + count - 1}::int) n`),
    )
  await many(as('anna', 'import', id.run), 10_500, 1)
  for (let n = 0; n < 3; n++) await many(shell, 2, 20_000 + n)
  const list = (wish: AuditWish) => listAudit(system, { thing: 'employee', ...wish })
  expect(await list({})).toMatchObject({ count: 10_000, more: true, items: { length: 50 } })
  expect(await list({ means: 'command-line' })).toMatchObject({ count: 6, more: false, items: { length: 6 } })
  const far = await list({ runId: id.run, limit: 3 })
  expect(far).toMatchObject({ count: 10_000, more: true, items: { length: 3 } })
  expect(far.items.map(({ thingId }) => thingId)).toEqual(['10500', '10499', '10498'])
  expect((await list({ runId: id.run, limit: 2, after: far.next! })).items.map(({ thingId }) => thingId)).toEqual(['10497', '10496'])
  expect(await list({ actor: 'bart' })).toMatchObject({ count: 0, items: [] })
  expect(await list({ user: 'anna', limit: 2 })).toMatchObject({ count: 10_000, more: true, items: { length: 2 } })
  expect(await countAudit(system, { user: 'anna' })).toEqual({ count: 10_000, more: true })
}, 60_000)

test('H3 what a user did long ago is not passed over for what was changed of that user longer ago still', async () => {
  const employees = (ctx: Context, count: number, userId: number | null) =>
    change(ctx, (w) =>
      w.recordSelect(sql`select 'department' as thing, n as thing_id, 'create' as action, ${userId}::bigint as user_id, null as group_id,
        null as employer_id, null as before, '{"name":"x"}'::jsonb as after from generate_series(1, ${count}::int) n`),
    )
  await employees(shell, 10_500, null)
  await employees(shell, 5, id.bart)
  await employees(as('bart'), 1, null)
  for (let n = 0; n < 4_010; n++) await write(as('bart'), { thing: 'menu-node', thingId: n, action: 'open' })
  const { items } = await listAudit(system, { user: 'bart', thing: 'department', limit: 3 })
  expect(items.map(({ actor, user }) => [actor, user])).toEqual([
    ['bart', null],
    ['opdrachtregel:root', 'bart'],
    ['opdrachtregel:root', 'bart'],
  ])
  expect(await countAudit(system, { user: 'bart', thing: 'department' })).toEqual({ count: 6, more: false })
  // Of records of one's own no more are counted than of any other.
  await employees(shell, 9_994, id.bart)
  expect(await countAudit(system, { user: 'bart', thing: 'department' })).toEqual({ count: 10_000, more: false })
  await employees(shell, 1, id.bart)
  expect(await countAudit(system, { user: 'bart', thing: 'department' })).toEqual({ count: 10_000, more: true })
  expect(await countAudit(system, { user: 'bart' })).toEqual({ count: 10_000, more: true })
}, 120_000)

test('H2, H3 a record says where it stands in the chain, and whether it is as it was written', async () => {
  const [latest] = (await listAudit(system, { runId: id.run, thing: 'user' })).items
  const shown = await showAudit(system, latest!.id)
  expect(shown).toMatchObject({ ...latest, run: { id: id.run, publicId: expect.any(String) }, address: '10.1.2.3' })
  expect(shown!.chain).toMatchObject({ nth: 3, records: 3, whole: true, previous: expect.stringMatching(/^[0-9a-f]{64}$/) })
  const { rows } = await db().execute(sql`select hash from history_links where number = ${shown!.link - 1}`)
  expect(rows[0]).toEqual({ hash: shown!.chain.previous })
  expect(await showAudit(system, 999_999_999)).toBeNull()
  await db().execute(sql`alter table history_records disable trigger all`)
  await db().execute(sql`update history_records set action = 'other' where id = ${latest!.id}`)
  expect((await showAudit(system, latest!.id))!.chain.whole).toBe(false)
  await db().execute(sql`update history_records set action = 'update' where id = ${latest!.id}`)
  await db().execute(sql`alter table history_records enable trigger all`)
  expect((await showAudit(system, latest!.id))!.chain.whole).toBe(true)
})

async function rowsOf({ rows }: Sheet): Promise<(readonly string[])[]> {
  const found = []
  for await (const row of rows) found.push(row)
  return found
}

test('H3 the export holds all that the filter finds, in words, in the order of the list', async () => {
  const sheet = await auditSheet({ ...system, language: 'nl' }, { runId: id.run, thing: 'user' })
  const rows = await rowsOf(sheet)
  expect(sheet.header).toEqual([
    ...['Nummer', 'Wanneer', 'Wie', 'Via', 'Vanaf adres', 'Importrun', 'Wat', 'Naam', 'Handeling', 'Oud', 'Nieuw', 'Schakel'],
  ])
  expect(rows).toHaveLength(3)
  expect(rows[0]!.slice(2, 11)).toEqual([
    ...['anna', 'import', '10.1.2.3', String(id.run), 'Gebruiker', 'bart', 'gewijzigd', 'Achternaam: Naam 3', 'Achternaam: Naam 4'],
  ])
  const all = await rowsOf(await auditSheet(system, { thing: 'employee' }))
  expect(all).toHaveLength(10_506)
  expect(new Set(all.map(([number]) => number)).size).toBe(10_506)
}, 60_000)

test('H3 what one can filter by is found by what one types, and named by what the address has', async () => {
  const ids = async (kind: Parameters<typeof auditChoices>[1], text: string) =>
    (await auditChoices(system, kind, text)).map((one) => one.id)
  expect(await ids('user', '')).toEqual(['anna', 'bart'])
  expect(await auditChoices(system, 'user', 'de bart')).toEqual([{ id: 'bart', name: 'bart · De bart' }])
  expect(await ids('actor', 'opdracht')).toEqual(['opdrachtregel:root'])
  expect(await ids('actor', 'an')).toEqual(['anna'])
  expect(await auditChoices(system, 'group', 'SAL')).toEqual([{ id: String(id.group), name: 'Salaris' }])
  await write(as('anna'), {
    thing: 'user-group',
    thingId: 4711,
    action: 'delete',
    groupId: 4711,
    before: { name: 'Salaris oud', name_key: 'salaris oud' },
  })
  expect(await auditChoices(system, 'group', 'salaris')).toEqual([
    { id: String(id.group), name: 'Salaris' },
    { id: '4711', name: 'Salaris oud (verwijderd, nr. 4711)' },
  ])
  expect(await auditChoices(system, 'employer', '00')).toEqual([{ id: String(id.employer), name: '0001 Bakkerij' }])
  expect(await auditChoices(system, 'employer', 'bakk')).toHaveLength(1)
  expect(await auditChoices(system, 'run', 'lever')).toEqual([{ id: String(id.run), name: `${id.run} · levering.csv` }])
  expect(await ids('group', '%')).toEqual([])
  const chosen = await auditChosen(system, { group: id.group, employer: id.employer, run: 999_999 })
  expect(chosen).toEqual({ group: 'Salaris', employer: '0001 Bakkerij', run: null })
})

test('L8 the history is System’s: an Admin is refused every way in', async () => {
  const [admin] = await db().insert(users).values({ loginName: 'chef', loginKey: 'chef', level: 'admin' }).returning()
  const ctx: Context = { ...as('bart'), actor: { kind: 'user', userId: admin!.id, login: 'chef', level: 'admin', sessionHash: '' } }
  for (const way of [
    () => listAudit(ctx),
    () => searchAudit(ctx, {}),
    () => countAudit(ctx, {}),
    () => showAudit(ctx, 1),
    () => auditSheet(ctx, {}),
    () => auditChoices(ctx, 'user', ''),
    () => auditChosen(ctx, {}),
  ])
    await expect(way()).rejects.toThrow(Forbidden)
})
