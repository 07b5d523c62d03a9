import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { apiClients, employers, externalApplications, grants, historyRecords, users } from '@/db/schema'
import { unrecorded } from '@/lib/history/as-of'
import { findUser } from '../queries'
import { codes, group, organisation, person, system } from '../testing/people'
import { createUser } from './create'
import { saveUser } from './save'
import { setGrants } from './set-grants'

let ids: Awaited<ReturnType<typeof organisation>>
beforeEach(async () => {
  await db().execute(sql`truncate users, user_groups, employers cascade`)
  ids = await organisation()
})

const grantsOf = async (login: string) => {
  const found = await findUser(system, { login })
  return found!.view.grants
    .map((grant) =>
      [grant.werkgevercode, grant.afdelingCode ?? grant.personeelsnummer, grant.autorisatieNiveau]
        .filter((part) => part !== null)
        .join(' '),
    )
    .toSorted()
}
const rowsOf = (userId: number) => db().select().from(grants).where(eq(grants.userId, userId)).orderBy(grants.id)
const versionOf = async (id: number) => (await db().select({ version: users.version }).from(users).where(eq(users.id, id)))[0]!.version
const whole = { employer: '0001' }
const department = (depth: number, code = '20') => ({ employer: '0001', department: code, depth })
const employee = { employer: '0001', employee: '007' }

describe('A3, A4 own grants', () => {
  test('of an employer, a department to a depth, an employee; each recorded with its image (H1), none turned into another', async () => {
    const { id: userId, login } = await person('user')
    expect(await setGrants(system, { userId, add: [whole, department(2), employee] })).toEqual({ ok: true, added: 3, removed: 0 })
    expect(await grantsOf(login)).toEqual(['0001', '0001 007', '0001 20 2'])
    const records = await db().select().from(historyRecords).where(eq(historyRecords.thing, 'grant')).orderBy(historyRecords.id)
    expect(records.map(({ action, userId, employerId }) => ({ action, userId, employerId }))).toEqual(
      Array(3).fill({ action: 'grant', userId, employerId: ids.first }),
    )
    expect(records.find(({ after }) => (after as { depth?: number }).depth)!.after).toMatchObject({ department_id: ids.d20, depth: 2 })
    expect(await versionOf(userId)).toBe(2)
    const all = await rowsOf(userId)
    expect(await setGrants(system, { userId, remove: all.map(({ id }) => id) })).toEqual({ ok: true, added: 0, removed: 3 })
    expect(await grantsOf(login)).toEqual([])
    expect((await unrecorded(db())).filter(({ table }) => table === 'grants')).toEqual([])
  })

  test('another depth is by hand, whatever delivered the one before; of the same department twice the larger depth counts', async () => {
    const { id: userId, login } = await person('user')
    await db().insert(grants).values({ userId, departmentId: ids.d20, depth: 1, runId: 12, row: 3 })
    const [delivered] = await rowsOf(userId)
    expect(await codes(setGrants(system, { userId, depths: [{ id: delivered!.id, depth: 3 }] }))).toBe('ok')
    const [deeper] = await rowsOf(userId)
    expect(deeper).toMatchObject({ depth: 3, runId: null, row: null })
    expect(deeper!.id).not.toBe(delivered!.id)
    await setGrants(system, { userId, add: [department(2, '10'), department(4, '10')] })
    expect(await grantsOf(login)).toEqual(['0001 10 4', '0001 20 3'])
    await setGrants(system, { userId, add: [whole] })
    const [onEmployer] = (await rowsOf(userId)).filter(({ employerId }) => employerId !== null)
    expect(await codes(setGrants(system, { userId, depths: [{ id: onEmployer!.id, depth: 2 }] }))).toBe('invalid-input')
  })

  test('what is not there is named; what has ended is not there; a wrong shape is none', async () => {
    const { id: userId } = await person('user')
    const refused = await setGrants(system, {
      userId,
      add: [{ employer: '12' }, { employer: '0001', department: 'x', depth: 1 }, { employer: '0001', employee: '7' }, { employer: '13' }],
    })
    expect(refused).toMatchObject({ ok: false })
    if (!refused.ok)
      expect(refused.problems.map(({ code, values }) => `${code} ${values!.value}`).toSorted()).toEqual([
        'unknown-department x',
        'unknown-employee 7',
        'unknown-employer 12',
        'unknown-employer 13',
      ])
    await db().update(employers).set({ endedAt: new Date() }).where(eq(employers.id, ids.first))
    expect(await codes(setGrants(system, { userId, add: [department(1)] }))).toBe('unknown-employer')
    for (const add of [
      { employer: '0002', department: '10' },
      { employer: '0002', department: '10', depth: 0 },
      { employer: '0002', depth: 1 },
      { employer: '0002', department: '10', depth: 1, employee: '007' },
    ])
      expect(await codes(setGrants(system, { userId, add: [add as never] }))).toBe('invalid-input')
  })

  test('what someone else changed meanwhile is said; what someone else gave as well is no conflict', async () => {
    const { id: userId, login } = await person('user')
    await setGrants(system, { userId, add: [whole, department(1)] })
    const first = (await rowsOf(userId)).find(({ employerId }) => employerId !== null)
    const version = await versionOf(userId)
    await setGrants(system, { userId, version, remove: [first!.id] })
    expect(await codes(setGrants(system, { userId, version, add: [employee] }))).toBe('changed-meanwhile')
    expect(await setGrants(system, { userId, remove: [first!.id] })).toMatchObject({ problems: [{ values: { gone: String(first!.id) } }] })
    expect(await codes(setGrants(system, { userId, add: [department(3)] }))).toBe('changed-meanwhile')
    expect(await codes(setGrants(system, { userId, add: [department(1), employee] }))).toBe('ok')
    expect(await grantsOf(login)).toEqual(['0001 007', '0001 20 1'])
  })

  test('ten thousand at once', async () => {
    const { id: userId } = await person('user')
    await db().execute(sql`insert into employers (code, name) select 'w' || n, 'w' from generate_series(1, 10000) n`)
    const add = Array.from({ length: 10_000 }, (_, n) => ({ employer: `w${n + 1}` }))
    expect(await setGrants(system, { userId, add })).toEqual({ ok: true, added: 10_000, removed: 0 })
    const all = await rowsOf(userId)
    expect(await setGrants(system, { userId, remove: all.map(({ id }) => id) })).toEqual({ ok: true, added: 0, removed: 10_000 })
  })
})

describe('L7 an Admin gives what lies within its own reach', () => {
  test('a department no deeper than its own; a foreign element answers like one that does not exist', async () => {
    const [admin, plain] = [await person('admin'), await person('user')]
    await db().insert(grants).values({ userId: admin.id, departmentId: ids.d10, depth: 2 })
    const give = (add: object) => codes(setGrants(admin.ctx, { userId: plain.id, add: [add as never] }))
    expect(await give(department(1))).toBe('ok')
    expect(await give(department(2, '10'))).toBe('ok')
    expect(await give(employee)).toBe('ok')
    expect(await give(whole)).toBe('forbidden reach')
    expect(await give(department(1, '30'))).toBe('forbidden reach')
    expect(await give({ employer: '0002' })).toBe('forbidden reach')
    expect(await give({ employer: 'bestaat niet' })).toBe('forbidden reach')
    expect(await give({ employer: '0001', employee: 'bestaat niet' })).toBe('forbidden reach')
    const [held] = await rowsOf(plain.id)
    expect(await codes(setGrants(admin.ctx, { userId: plain.id, depths: [{ id: held!.id, depth: 2 }] }))).toBe('forbidden reach')
  })

  test('takes away what it reaches; a grant beyond it answers like one that is gone', async () => {
    const [admin, plain] = [await person('admin'), await person('user')]
    await db()
      .insert(grants)
      .values([
        { userId: admin.id, employerId: ids.first },
        { userId: plain.id, employerId: ids.first },
        { userId: plain.id, employerId: ids.second },
      ])
    const [own, foreign] = await rowsOf(plain.id)
    expect(await codes(setGrants(admin.ctx, { userId: plain.id, remove: [foreign!.id] }))).toBe('changed-meanwhile')
    expect(await codes(setGrants(admin.ctx, { userId: plain.id, remove: [999_999] }))).toBe('changed-meanwhile')
    expect(await codes(setGrants(admin.ctx, { userId: plain.id, remove: [own!.id] }))).toBe('ok')
  })

  test('never its own grants, nor those of a System user', async () => {
    const [admin, chief] = [await person('admin'), await person('system')]
    await db().insert(grants).values({ userId: admin.id, employerId: ids.first })
    const [own] = await rowsOf(admin.id)
    expect(await codes(setGrants(admin.ctx, { userId: admin.id, add: [department(1)] }))).toBe('forbidden level')
    expect(await codes(setGrants(admin.ctx, { userId: admin.id, remove: [own!.id] }))).toBe('forbidden level')
    expect(await codes(saveUser(admin.ctx, { userId: admin.id, grants: { add: [department(1)] } }))).toBe('forbidden level')
    expect(await codes(setGrants(admin.ctx, { userId: chief.id, add: [whole] }))).toBe('forbidden not-found')
    expect(await codes(setGrants(chief.ctx, { userId: chief.id, add: [whole] }))).toBe('ok')
  })
})

describe('U1 a new user like another', () => {
  test('takes the grants along that were on screen, without those that were left out', async () => {
    const source = await person('user')
    await setGrants(system, { userId: source.id, add: [whole, department(2), employee] })
    const all = await rowsOf(source.id)
    const upTo = all.at(-1)!.id
    await setGrants(system, { userId: source.id, add: [{ employer: '0002' }] })
    const left = all.find(({ employeeId }) => employeeId !== null)!.id
    const grants = { like: { userId: source.id, upTo, except: [left] }, add: [department(1, '30')] }
    expect(await codes(createUser(system, { login: 'kopie', level: 'user', grants }))).toBe('ok')
    expect(await grantsOf('kopie')).toEqual(['0001', '0001 20 2', '0001 30 1'])
  })

  test('L7 an Admin passes on only what it reaches, and copies no System user', async () => {
    const [admin, chief, source] = [await person('admin'), await person('system'), await person('user')]
    await db().insert(grants).values({ userId: admin.id, employerId: ids.first })
    await setGrants(system, { userId: source.id, add: [department(2), { employer: '0002' }] })
    const like = (userId: number) => ({ like: { userId, upTo: 1_000_000 } })
    expect(await codes(createUser(admin.ctx, { login: 'kopie', level: 'user', grants: like(source.id) }))).toBe('ok')
    expect(await grantsOf('kopie')).toEqual(['0001 20 2'])
    expect(await codes(createUser(admin.ctx, { login: 'b', level: 'user', grants: like(chief.id) }))).toBe('forbidden not-found')
    expect(await codes(createUser(admin.ctx, { login: 'b', level: 'user', grants: like(999_999) }))).toBe('forbidden not-found')
    expect(await codes(createUser(admin.ctx, { login: 'b', level: 'user', grants: { add: [{ employer: '0002' }] } }))).toBe(
      'forbidden reach',
    )
    expect(await findUser(system, { login: 'b' })).toBeNull()
  })
})

test('U1 one Opslaan stores fields, level, group, role and grants in one transaction, or nothing', async () => {
  const { id: userId, login } = await person('user', { code: 'C1', codeKey: 'c1' })
  const [a, b] = [await group('A'), await group('B')]
  await createUser(system, { login: 'bezet', level: 'user', code: 'c1', groupId: b })
  const before = await db().$count(historyRecords)
  const save = (change: object) => codes(saveUser(system, { userId, ...change }))
  expect(await save({ lastName: 'Nieuw', groupId: a, grants: { add: [whole, { employer: '12' }] } })).toBe('unknown-employer')
  expect(await save({ lastName: 'Nieuw', groupId: b, grants: { add: [whole] } })).toBe('code-taken')
  expect(await findUser(system, { login })).toMatchObject({ version: 1, view: { group: null, grants: [], fields: { achternaam: null } } })
  expect(await db().$count(historyRecords)).toBe(before)
  // Code and group change together: neither half on its own would do.
  expect(
    await save({ version: 1, code: 'C2', lastName: 'Nieuw', groupId: b, roleId: null, level: 'admin', grants: { add: [whole] } }),
  ).toBe('ok')
  expect(await findUser(system, { login })).toMatchObject({
    version: 2,
    view: { code: 'C2', group: 'B', level: 'admin', role: null, fields: { achternaam: 'Nieuw' }, grants: [{ werkgevercode: '0001' }] },
  })
  const { rows } = await db().execute(
    sql`select distinct transaction_id from history_records where id > (select max(id) - 2 from history_records)`,
  )
  expect(rows).toHaveLength(1)
  expect(await save({ version: 1, lastName: 'Oud' })).toBe('changed-meanwhile')
})

test('L7 an Admin gives nobody back in, nor another address for links, who reaches further than itself', async () => {
  const [admin, far] = [await person('admin'), await person('user', { validUntil: '2020-01-01', email: 'a@x.nl' })]
  await db().insert(grants).values({ userId: far.id, employerId: ids.second })
  const save = (change: object) => codes(saveUser(admin.ctx, { userId: far.id, ...change }))
  expect(await save({ email: 'admin@x.nl' })).toBe('forbidden reach')
  expect(await save({ validUntil: null })).toBe('forbidden reach')
  expect(await save({ validUntil: '2019-01-01' })).toBe('ok')
  expect(await save({ firstName: 'Anna', email: 'a@x.nl' })).toBe('ok')
})

test('W6 saving another group suspends the API clients, unless one says that they may open what that group opens', async () => {
  const [a, b] = [await group('A'), await group('B')]
  const { id: userId } = await person('user', { groupId: a })
  const [application] = await db()
    .insert(externalApplications)
    .values({ name: `App ${userId}`, nameKey: `app ${userId}` })
    .returning()
  const clientId = `c${userId}`
  await db().insert(apiClients).values({ clientId, applicationId: application!.id, userId, scopes: [] })
  const suspended = async () => (await db().select().from(apiClients).where(eq(apiClients.clientId, clientId)))[0]!.suspendedAt !== null
  await saveUser(system, { userId, lastName: 'Zelfde groep', groupId: a, reopenClients: true })
  expect(await suspended()).toBe(false)
  await saveUser(system, { userId, groupId: b })
  expect(await suspended()).toBe(true)
  await saveUser(system, { userId, groupId: a, reopenClients: true })
  expect(await suspended()).toBe(false)
  expect(await codes(saveUser(system, { userId, groupId: null, reopenClients: true }))).toBe('client-user-closed')
  expect(await codes(saveUser(system, { userId, level: 'admin' }))).toBe('has-api-client')
})
