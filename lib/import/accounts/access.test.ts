import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { users } from '@/db/schema'
import { insertWorld } from '@/lib/access/testing/insert'
import type { Context } from '@/lib/kernel/context'
import { accountsCovered, coversAccount } from './access'

const [from, until, active] = [null, null, true]
const as = (userId: number): Context => ({
  actor: { kind: 'user', userId, login: 'x', level: 'system', sessionHash: 'x' },
  means: 'screen',
  address: null,
  language: 'nl',
})

// Users: 1 reaches employer 1, 2 reaches 1 and 2, 3 a department of 1, 4 nothing; employer 3 has ended.
beforeAll(async () => {
  await db().transaction((tx) =>
    insertWorld(tx, {
      employers: [
        { id: 1, ended: false, groups: [1] },
        { id: 2, ended: false, groups: [2] },
        { id: 3, ended: true, groups: [1, 3] },
      ],
      departments: [{ id: 1, employer: 1, parent: null, ended: false }],
      employees: [],
      groups: [{ id: 1, employers: [1, 2], employerGroups: [] }],
      users: [1, 2, 3, 4, 5, 6].map((id) => ({ id, group: id === 2 ? 1 : null, active, from, until })),
      grants: [
        { id: 1, user: 1, employer: 1, department: null, employee: null, depth: null },
        { id: 2, user: 3, employer: null, department: 1, employee: null, depth: 9 },
        { id: 3, user: 6, employer: 1, department: null, employee: null, depth: null },
      ],
    }),
  )
  await db().update(users).set({ level: 'admin' })
  await db().execute(sql`update users set level = 'system' where id = 5`)
  await db().execute(sql`update users set level = 'user' where id = 6`)
  await db().execute(sql`insert into customer_accounts (id, code, code_key, name, scope) values
    (1, 'all', 'all', 'All', 'all'), (2, 'one', 'one', 'One', 'employers'), (3, 'two', 'two', 'Two', 'employers'),
    (4, 'kern', 'kern', 'Kern', 'groups'), (5, 'empty', 'empty', 'Empty', 'groups'), (6, 'ended', 'ended', 'Ended', 'groups')`)
  // What an account listed under another scope does not count.
  await db().execute(sql`insert into customer_account_employers (account_id, employer_id) values (2, 1), (3, 1), (3, 2), (4, 2)`)
  await db().execute(sql`insert into customer_account_employer_groups (account_id, employer_group_id) values (4, 1), (6, 3), (2, 2)`)
})

test.each([
  ['one employer and the group that holds it', 1, [2, 4]],
  ['all that there is', 2, [1, 2, 3, 4]],
  ['departments only', 3, []],
  ['nothing', 4, []],
  ['System: all', 5, [1, 2, 3, 4, 5, 6]],
  ['User: none', 6, []],
])('I22 accounts whose whole scope is reached: %s', async (_, user, accounts) => {
  const { rows } = await db().execute<{ id: string }>(sql`select c.id from (${await accountsCovered(db(), as(user))}) c order by c.id`)
  expect(rows.map((row) => Number(row.id))).toEqual(accounts)
  for (const id of [1, 2, 3, 4, 5, 6]) expect(await coversAccount(db(), as(user), id)).toBe(accounts.includes(id))
})
