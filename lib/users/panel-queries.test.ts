import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { departments, employers, grants, groupEmployers, importPlanUsers, importRuns, sessions } from '@/db/schema'
import { Forbidden } from '@/lib/kernel/result'
import { endSession } from './commands/end-session'
import { saveUser } from './commands/save'
import { setGrants } from './commands/set-grants'
import { departmentChoices, employeeChoices, employerChoices } from './element-queries'
import { grantsPage } from './grant-queries'
import { mayEnter, sessionsOf, userForm } from './panel-queries'
import { codes, group, organisation, person, system } from './testing/people'

let ids: Awaited<ReturnType<typeof organisation>>
beforeEach(async () => {
  await db().execute(sql`truncate users, user_groups, employers, import_runs, import_plan_users cascade`)
  ids = await organisation()
})

describe('the form of a user', () => {
  test('L7, L9 an Admin sees no System user; a User sees nobody', async () => {
    const [admin, chief, plain] = [await person('admin'), await person('system'), await person('user', { lastName: 'Jansen' })]
    expect(await userForm(admin.ctx, chief.login)).toBeNull()
    for (const login of ['niemand', '', '\0', '\ud800', '%', 'x'.repeat(500)]) expect(await userForm(admin.ctx, login)).toBeNull()
    expect(await userForm(admin.ctx, plain.login.toUpperCase())).toMatchObject({
      form: { userId: plain.id, lastName: 'Jansen', groupId: null },
    })
    await expect(userForm(plain.ctx, plain.login)).rejects.toThrow(Forbidden)
    expect((await userForm(admin.ctx, admin.login))!.about.rearrangeable).toBe(false)
    expect((await userForm(chief.ctx, chief.login))!.about.rearrangeable).toBe(true)
  })

  test('L7 an Admin hears whether the user reaches what it does not itself, System does not', async () => {
    const [admin, chief, plain] = [await person('admin'), await person('system'), await person('user')]
    const beyond = async (ctx: typeof admin.ctx) => (await userForm(ctx, plain.login))!.about.beyond
    expect([await beyond(admin.ctx), await beyond(chief.ctx)]).toEqual([false, false])
    await db().insert(grants).values({ userId: plain.id, employerId: ids.first })
    expect([await beyond(admin.ctx), await beyond(chief.ctx)]).toEqual([true, false])
  })

  test('holds nothing that a screen must not have: no keys, no credentials', async () => {
    const { login } = await person('user', { code: 'C', codeKey: 'c' })
    const found = await userForm(system, login)
    expect(Object.keys(found!.form).filter((name) => /key|hash|password|at$/i.test(name))).toEqual([])
  })

  test('says who changed it last, but not to an Admin when that was someone it does not see', async () => {
    const [admin, chief, plain] = [await person('admin'), await person('system'), await person('user')]
    const lastBy = async (ctx: typeof admin.ctx) => (await userForm(ctx, plain.login))!.about.lastChange?.by
    await saveUser(chief.ctx, { userId: plain.id, lastName: 'Een' })
    expect(await lastBy(chief.ctx)).toBe(chief.login)
    expect(await lastBy(admin.ctx)).toBeNull()
    await saveUser(admin.ctx, { userId: plain.id, lastName: 'Twee' })
    expect(await lastBy(admin.ctx)).toBe(admin.login)
  })

  test('I14 the employee that the last committed import took, while the number is still that one, and within reach', async () => {
    const [admin, plain] = [await person('admin'), await person('user', { personnelNumber: '007' })]
    const [account] = (
      await db().execute<{ id: number }>(
        sql`insert into customer_accounts (code, code_key, name) values (${plain.login}, ${plain.login}, 'Proef') returning id::int`,
      )
    ).rows
    const [run] = await db()
      .insert(importRuns)
      .values({ accountId: account!.id, status: 'preview', fileName: 'f', settings: {}, startedBy: 'x', committedAt: new Date() } as never)
      .returning()
    await db().insert(importPlanUsers).values({ runId: run!.id, number: 1, userId: plain.id, outcome: 'update', employeeId: ids.employee })
    const source = async (ctx = system) => (await userForm(ctx, plain.login))!.about.employee
    expect(await source()).toBeNull()
    await db().update(importRuns).set({ status: 'committed' })
    expect(await source()).toEqual({ employer: '0001', number: '007' })
    expect(await source(admin.ctx)).toBeNull()
    await db().insert(grants).values({ userId: admin.id, employerId: ids.first })
    expect(await source(admin.ctx)).toEqual({ employer: '0001', number: '007' })
    await saveUser(system, { userId: plain.id, personnelNumber: '008' })
    expect(await source()).toBeNull()
  })

  test('L7 a group is one to enter when the Admin reaches all of it; one that is not there is none', async () => {
    const [admin, chief, plain] = [await person('admin'), await person('system'), await person('user')]
    const [within, beyond] = [await group('Binnen'), await group('Buiten')]
    await db().insert(grants).values({ userId: admin.id, employerId: ids.first })
    await db()
      .insert(groupEmployers)
      .values([
        { groupId: within, employerId: ids.first },
        { groupId: beyond, employerId: ids.second },
      ])
    const enter = (userId: number, groupId: number | null) => mayEnter(admin.ctx, { userId, groupId })
    expect(await enter(plain.id, within)).toBe(true)
    expect(await enter(plain.id, null)).toBe(true)
    expect(await enter(plain.id, beyond)).toBe(false)
    expect(await enter(plain.id, 999_999)).toBe(false)
    expect(await enter(chief.id, within)).toBe(false)
  })
})

describe('own grants by page', () => {
  test('A6 in the order of their codes, with what delivered them; searched by code and name', async () => {
    const { id: userId } = await person('user')
    await db()
      .insert(grants)
      .values([
        { userId, employeeId: ids.employee },
        { userId, departmentId: ids.d20, depth: 2, runId: 12, row: 3 },
        { userId, employerId: ids.second },
      ])
    const page = await grantsPage(system, { userId })
    expect(page).toMatchObject({
      total: 3,
      beyond: 0,
      items: [
        { element: 'department', employer: '0001', part: '20', partName: 'Afdeling 20', depth: 2, run: 12, row: 3 },
        { element: 'employee', employer: '0001', part: '007', partName: 'J. Bond', run: null },
        { element: 'employer', employer: '0002', employerName: 'Werkgever 0002', part: null },
      ],
    })
    expect((await grantsPage(system, { userId, search: 'BOND' }))!.items).toHaveLength(1)
    expect((await grantsPage(system, { userId, search: '%' }))!.items).toHaveLength(0)
    expect((await grantsPage(system, { userId, from: 2 }))!.items).toHaveLength(1)
  })

  test('L7 an Admin is shown those within its reach, and told how many reach further', async () => {
    const [admin, chief, plain] = [await person('admin'), await person('system'), await person('user')]
    await db()
      .insert(grants)
      .values([
        { userId: admin.id, departmentId: ids.d10, depth: 2 },
        { userId: plain.id, departmentId: ids.d20, depth: 1 },
        { userId: plain.id, departmentId: ids.d10, depth: 3 },
        { userId: plain.id, employerId: ids.second },
      ])
    expect(await grantsPage(admin.ctx, { userId: plain.id })).toMatchObject({ total: 1, beyond: 2, items: [{ part: '20' }] })
    expect(await grantsPage(admin.ctx, { userId: chief.id })).toBeNull()
    expect(await grantsPage(admin.ctx, { userId: 999_999 })).toBeNull()
  })

  test('a page of 10,000', async () => {
    const { id: userId } = await person('user')
    await db().execute(sql`insert into employers (code, name) select 'w' || n, 'w' from generate_series(1, 10000) n`)
    await db().execute(sql`insert into grants (user_id, employer_id) select ${userId}, id from employers where code like 'w%'`)
    const page = await grantsPage(system, { userId, from: 9_950 })
    expect(page).toMatchObject({ total: 10_000 })
    expect(page!.items).toHaveLength(50)
  })
})

describe('what can be given', () => {
  test('employers, departments a layer at a time, employees; what has ended is not among them', async () => {
    expect(await employerChoices(system, '2')).toEqual([{ code: '0002', name: 'Werkgever 0002', whole: true }])
    expect(await departmentChoices(system, { employer: '0001' })).toEqual([{ code: '10', name: 'Afdeling 10', children: true }])
    expect(await departmentChoices(system, { employer: '0001', above: '20' })).toEqual([
      { code: '30', name: 'Afdeling 30', children: false },
    ])
    expect(await employeeChoices(system, { employer: '0001', search: 'bond' })).toEqual([{ code: '007', name: 'J. Bond' }])
    for (const employer of ['bestaat niet', '', '\0', '\ud800']) expect(await departmentChoices(system, { employer })).toBeNull()
    expect(await departmentChoices(system, { employer: '0001', above: '\0' })).toEqual([])
    await db().update(departments).set({ endedAt: new Date() }).where(sql`id = ${ids.d30}`)
    expect(await departmentChoices(system, { employer: '0001', above: '20' })).toEqual([])
    await db().update(employers).set({ endedAt: new Date() }).where(sql`id = ${ids.first}`)
    expect(await departmentChoices(system, { employer: '0001' })).toBeNull()
    expect(await employerChoices(system)).toHaveLength(1)
  })

  test('L7 to an Admin only what it reaches, its branch from where that begins; foreign is as if it were not there', async () => {
    const admin = await person('admin')
    expect(await employerChoices(admin.ctx)).toEqual([])
    await db().insert(grants).values({ userId: admin.id, departmentId: ids.d20, depth: 1 })
    expect(await employerChoices(admin.ctx)).toEqual([{ code: '0001', name: 'Werkgever 0001', whole: false }])
    expect(await departmentChoices(admin.ctx, { employer: '0001' })).toEqual([{ code: '20', name: 'Afdeling 20', children: false }])
    expect(await departmentChoices(admin.ctx, { employer: '0001', above: '20' })).toEqual([])
    expect(await employeeChoices(admin.ctx, { employer: '0001' })).toEqual([{ code: '007', name: 'J. Bond' }])
    expect(await departmentChoices(admin.ctx, { employer: '0002' })).toBeNull()
    expect(await employeeChoices(admin.ctx, { employer: '0002' })).toBeNull()
  })
})

test('U1 a session that an hour without a request has ended is not counted and not listed as open', async () => {
  const one = await person('user')
  const session = { userId: one.id, endsAt: sql`now() + interval '1 hour'` }
  await db()
    .insert(sessions)
    .values([
      { ...session, idHash: `open ${one.id}` },
      { ...session, idHash: `stil ${one.id}`, seenAt: sql`now() - interval '61 minutes'` },
    ])
  expect(await sessionsOf(system, one.id)).toHaveLength(1)
  expect((await userForm(system, one.login))?.about.sessions).toBe(1)
})

test('U1 sessions are listed without what is secret, and ended one by one; another user’s is not there', async () => {
  const [one, other] = [await person('user'), await person('user')]
  const hash = (n: string) => n.repeat(64)
  const endsAt = new Date(Date.now() + 3_600_000)
  await db()
    .insert(sessions)
    .values([
      { idHash: hash('a'), userId: one.id, endsAt, browser: 'Firefox' },
      { idHash: hash('b'), userId: one.id, endsAt },
      { idHash: hash('c'), userId: other.id, endsAt },
    ])
  const shown = await sessionsOf(system, one.id)
  expect(shown.map(({ name }) => name).toSorted()).toEqual(['a'.repeat(16), 'b'.repeat(16)])
  expect(await codes(endSession(system, { userId: one.id, session: 'c'.repeat(16) }))).toBe('forbidden not-found')
  expect(await codes(endSession(system, { userId: one.id, session: 'a'.repeat(16) }))).toBe('ok')
  expect(await codes(endSession(system, { userId: one.id, session: 'a'.repeat(16) }))).toBe('forbidden not-found')
  expect(await sessionsOf(system, one.id)).toHaveLength(1)
  expect(await codes(setGrants(system, { userId: one.id }))).toBe('ok')
})
