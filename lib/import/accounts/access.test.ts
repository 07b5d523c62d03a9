import { sql } from 'drizzle-orm'
<<<<<<< HEAD
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
=======
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import type { Context } from '@/lib/kernel/context'
import { makeAccount } from '../runs/testing/world'
import { coversAccount } from './access'

const one = async <T>(query: ReturnType<typeof sql>) => (await db().execute(query)).rows[0] as T

test('I22 an Admin covers an account only when its reach holds the whole scope of it', async () => {
  const account = await makeAccount()
  const { id } = await one<{ id: number }>(sql`select id::int from customer_accounts where code = ${account.code}`)
  const admin = async (level: string) => {
    const { id: userId } = await one<{ id: number }>(sql`
      insert into users (login_name, login_key, level) values (${level + account.code}, ${level + account.code}, ${level}) returning id::int`)
    const ctx: Context = {
      actor: { kind: 'user', userId, login: level, level: 'system', sessionHash: '' },
      means: 'screen',
      address: null,
      language: 'nl',
    }
    return { userId, covers: () => coversAccount(db(), ctx, id) }
  }
  const { userId, covers } = await admin('admin')
  const grant = (code: string) =>
    db().execute(sql`insert into grants (user_id, employer_id) select ${userId}, id from employers where code = ${code}`)
  const scope = (kind: string) => db().execute(sql`update customer_accounts set scope = ${kind} where id = ${id}`)

  expect(await covers()).toBe(false)
  await grant('0001')
  expect(await covers()).toBe(false)
  await db().execute(sql`insert into customer_account_employers select ${id}, id from employers where code = '0001'`)
  await scope('employers')
  expect(await covers()).toBe(true)
  await scope('all')
  expect(await covers()).toBe(false)
  await grant('0002')
  expect(await covers()).toBe(true)

  // An employer group covers what is in it, later too.
  await db().execute(sql`insert into employer_groups (name, name_key) values (${account.code}, ${account.code})`)
  await db().execute(
    sql`insert into customer_account_employer_groups select ${id}, id from employer_groups where name_key = ${account.code}`,
  )
  await db().execute(
    sql`insert into employer_group_members select g.id, e.id from employer_groups g, employers e where g.name_key = ${account.code} and e.code = '0001'`,
  )
  await scope('groups')
  expect(await covers()).toBe(true)
  await db().execute(sql`insert into employers (code, name) values ('9999', 'Later')`)
  expect(await covers()).toBe(true)
  await db().execute(
    sql`insert into employer_group_members select g.id, e.id from employer_groups g, employers e where g.name_key = ${account.code} and e.code = '9999'`,
  )
  expect(await covers()).toBe(false)

  // The level counts as the database has it, not as the session says; a User covers nothing.
  expect(await (await admin('user')).covers()).toBe(false)
  expect(await (await admin('system')).covers()).toBe(true)
>>>>>>> 6dfb6e9 (What happened per row, rejected rows with their reason; accounts within an Admin's reach (I22, I23, L7))
})
