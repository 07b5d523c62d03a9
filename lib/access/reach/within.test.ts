import { type SQL, sql, TransactionRollbackError } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { users } from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { insertWorld } from '../testing/insert'
import type { World } from '../testing/model'
import {
  assertWithinReach,
  coversEmployers,
  type Gift,
  groupsWithin,
  groupWithin,
  isWithinReach,
  reaches,
  usersBeyond,
  userWithin,
} from './within'

// Employers 1 and 2 are open, 3 has ended. Departments of 1: 1 › 2 › 3, and 4 apart; of 2: 5. Users 1–9 as the cases name them.
const grant = (id: number, user: number, of: Partial<World['grants'][number]>) => ({
  id,
  user,
  employer: null,
  department: null,
  employee: null,
  depth: null,
  ...of,
})
const world: World = {
  employers: [
    { id: 1, ended: false, groups: [1, 4] },
    { id: 2, ended: false, groups: [1, 2] },
    { id: 3, ended: true, groups: [1] },
  ],
  departments: [
    { id: 1, employer: 1, parent: null, ended: false },
    { id: 2, employer: 1, parent: 1, ended: false },
    { id: 3, employer: 1, parent: 2, ended: false },
    { id: 4, employer: 1, parent: null, ended: false },
    { id: 5, employer: 2, parent: null, ended: false },
  ],
  employees: [
    { id: 1, employer: 1, department: 2, ended: false },
    { id: 2, employer: 1, department: null, ended: false },
    { id: 3, employer: 2, department: 5, ended: false },
  ],
  groups: [
    { id: 1, employers: [1], employerGroups: [] },
    { id: 2, employers: [], employerGroups: [1] },
    { id: 3, employers: [], employerGroups: [] },
    { id: 4, employers: [], employerGroups: [2] },
    { id: 5, employers: [1, 2, 3], employerGroups: [] },
    { id: 6, employers: [], employerGroups: [3] },
    { id: 7, employers: [], employerGroups: [4] },
  ],
  users: [
    { id: 1, group: 1, active: true, from: null, until: null },
    { id: 2, group: null, active: true, from: null, until: null },
    { id: 3, group: null, active: true, from: null, until: null },
    { id: 4, group: 2, active: true, from: null, until: null },
    { id: 5, group: 3, active: false, from: null, until: null },
    { id: 6, group: 1, active: false, from: null, until: null },
    { id: 7, group: 2, active: true, from: null, until: -1 },
    { id: 8, group: null, active: true, from: null, until: null },
    { id: 9, group: 2, active: true, from: null, until: null },
  ],
  grants: [
    grant(1, 2, { department: 1, depth: 2 }),
    grant(2, 2, { employee: 3 }),
    grant(3, 3, { employer: 1 }),
    grant(4, 3, { employer: 2 }),
    grant(5, 5, { department: 2, depth: 1 }),
    grant(6, 5, { employer: 3 }),
    grant(7, 8, { department: 3, depth: 1 }),
  ],
}

const as = (userId: number): Context => ({
  actor: { kind: 'user', userId, login: 'x', level: 'admin', sessionHash: 'x' },
  means: 'screen',
  address: null,
  language: 'nl',
})
const commandLine: Context = { actor: { kind: 'command-line', name: 'x' }, means: 'command-line', address: null, language: 'nl' }

beforeAll(async () => {
  await db().transaction((tx) => insertWorld(tx, world))
  await db().update(users).set({ level: 'admin' })
  await db().insert(users).values({ id: 20, loginName: 'sys', loginKey: 'sys', level: 'system' })
  await db().insert(users).values({ id: 21, loginName: 'usr', loginKey: 'usr', level: 'user', groupId: 2 })
})

describe('L7 an Admin hands out only what lies within its own reach', () => {
  const cases: [string, number, Gift, boolean][] = [
    ['its group reaches the employer', 1, { employerId: 1 }, true],
    ['its group does not', 1, { employerId: 2 }, false],
    ['an own grant reaches the employer', 3, { employerId: 2 }, true],
    ['an employer group reaches the employer', 4, { employerId: 2 }, true],
    ['an employer that has ended', 4, { employerId: 3 }, false],
    ['an employer from a grant on departments', 2, { employerId: 1 }, false],
    ['a department of the whole employer, however deep', 1, { departmentId: 4, depth: 1000 }, true],
    ['the department as deep as its own grant', 2, { departmentId: 1, depth: 2 }, true],
    ['the department deeper than its own grant', 2, { departmentId: 1, depth: 3 }, false],
    ['the layer under it', 2, { departmentId: 2, depth: 1 }, true],
    ['the layer under it, deeper', 2, { departmentId: 2, depth: 2 }, false],
    ['a layer beyond its depth', 2, { departmentId: 3, depth: 1 }, false],
    ['a department elsewhere in the tree', 2, { departmentId: 4, depth: 1 }, false],
    ['deeper than its own leaf, though nothing is there yet', 8, { departmentId: 3, depth: 2 }, false],
    ['an employee placed in a department it reaches', 2, { employeeId: 1 }, true],
    ['an employee without a department', 2, { employeeId: 2 }, false],
    ['an employee of its own', 2, { employeeId: 3 }, true],
    ['membership of a group that reaches as much', 1, { groupId: 1 }, true],
    ['membership of a group that reaches more', 1, { groupId: 2 }, false],
    ['membership of a group with an ended employer besides', 3, { groupId: 5 }, true],
    ['membership of a group of an employer group whose employers of today it reaches', 3, { groupId: 2 }, false],
    ['membership of a group of another employer group, whose employers it reaches through its own', 4, { groupId: 4 }, false],
    ['membership of a group of an employer group without employers', 3, { groupId: 6 }, false],
    ['membership of a group of the employer group that its own is authorised for', 4, { groupId: 2 }, true],
    ['a user in a group of an employer group whose employers of today it reaches', 3, { userId: 4 }, false],
    ['a user in a group of the employer group that its own is authorised for', 9, { userId: 4 }, true],
    ['membership of a group that reaches nothing', 2, { groupId: 3 }, true],
    ['a user whose reach goes beyond', 1, { userId: 2 }, false],
    ['a user whose grants lie within, ended ones left out', 2, { userId: 5 }, true],
    ['a deactivated user, for it may return', 2, { userId: 6 }, false],
    ['a deactivated user within', 1, { userId: 6 }, true],
    ['something that does not exist', 3, { employerId: 999 }, false],
    ['anything, out of validity', 7, { employerId: 1 }, false],
    ['anything, as a User', 21, { employerId: 1 }, false],
    ['anything, as System', 20, { groupId: 2 }, true],
  ]
  test.each(cases)('%s', async (_, user, gift, allowed) => {
    expect(await isWithinReach(db(), as(user), [gift])).toBe(allowed)
  })

  test('the conditions of lists say of each group and user what is said of one', async () => {
    const told = async (condition: SQL) => (await db().execute<{ id: string }>(condition)).rows.map(({ id }) => Number(id)).sort()
    for (const own of world.users.filter(({ active, until }) => active && until === null).map(({ id }) => id)) {
      const ask = (gifts: Gift[]) => Promise.all(gifts.map((gift) => isWithinReach(db(), as(own), [gift])))
      const groups = world.groups.map(({ id }) => id)
      const answers = await ask(groups.map((groupId) => ({ groupId })))
      const within = groups.filter((_, i) => answers[i])
      expect(await told(groupsWithin(own))).toEqual(within)
      expect(await told(sql`select t.id from user_groups t where ${groupWithin(sql`t.id`, own)}`)).toEqual(within)
      const people = world.users.map(({ id }) => id)
      const known = await ask(people.map((userId) => ({ userId })))
      const beyond = people.filter((_, i) => !known[i])
      expect(
        await told(sql`select distinct b.user_id as id from (${usersBeyond(sql`select id from users where id < 20`, own)}) b`),
      ).toEqual(beyond)
      expect(await told(sql`select t.id from users t where t.id < 20 and not ${userWithin(sql`t.id`, own)}`)).toEqual(beyond)
    }
  })

  test('A2 who reaches the employers of today gives no group that is authorised for the employer group: another joins it', async () => {
    await db()
      .transaction(async (tx) => {
        const own = as(1)
        expect(await isWithinReach(tx, own, [{ groupId: 7 }])).toBe(false)
        await tx.execute(sql`insert into employer_group_members (employer_group_id, employer_id) values (4, 2)`)
        expect(await isWithinReach(tx, own, [{ employerId: 2 }])).toBe(false)
        await tx.execute(sql`insert into group_employer_groups (group_id, employer_group_id) values (1, 4)`)
        expect(await isWithinReach(tx, own, [{ groupId: 7 }, { employerId: 2 }])).toBe(true)
        await tx.rollback()
      })
      .catch((error: unknown) => {
        if (!(error instanceof TransactionRollbackError)) throw error
      })
  })

  test('all gifts must lie within; the refusal is thrown', async () => {
    expect(await isWithinReach(db(), as(1), [])).toBe(true)
    await assertWithinReach(db(), as(1), [{ employerId: 1 }, { employeeId: 1 }])
    await expect(assertWithinReach(db(), as(1), [{ employerId: 1 }, { employeeId: 3 }])).rejects.toThrow(Forbidden)
    await assertWithinReach(db(), commandLine, [{ employerId: 3 }])
  })
})

describe('I22 whose reach covers a set of employers', () => {
  const cases: [string, Context, number[] | 'all', boolean][] = [
    ['one of its group', as(1), [1], true],
    ['one too many', as(1), [1, 2], false],
    ['ended ones do not count', as(3), [1, 2, 3], true],
    ['all, by its own grants', as(3), 'all', true],
    ['all, by an employer group', as(4), 'all', true],
    ['all, by departments of it', as(2), 'all', false],
    ['an empty scope is covered by no Admin', as(3), [], false],
    ['a scope of ended employers neither', as(3), [3], false],
    ['System covers all', as(20), 'all', true],
    ['System covers an empty scope', as(20), [], true],
    ['so does the command line', commandLine, 'all', true],
    ['nobody out of validity', as(7), [1], false],
  ]
  test.each(cases)('%s', async (_, ctx, employers, covered) => {
    expect(await coversEmployers(db(), ctx, employers)).toBe(covered)
  })
})

test('A5 reaches is live', async () => {
  expect(await reaches(db(), 2, { kind: 'employee', id: 1 })).toBe(true)
  expect(await reaches(db(), 2, { kind: 'employee', id: 2 })).toBe(false)
  expect(await reaches(db(), 6, { kind: 'employer', id: 1 })).toBe(false)
  expect(await reaches(db(), 20, { kind: 'employer', id: 1 })).toBe(false)
})
