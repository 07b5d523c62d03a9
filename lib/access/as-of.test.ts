import { setTimeout as pause } from 'node:timers/promises'
import { type SQL, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { tablesAt, unrecorded } from '@/lib/history/as-of'
import { change, type Writing } from '@/lib/history/change'
import type { Thing } from '@/lib/history/entry'
import { type Context, programContext } from '@/lib/kernel/context'
import { explainElement, explainGroup } from './explain'
import { reachersOf, reachOfUser } from './reach/relation'
import { insertWorld } from './testing/insert'

const keys: Record<string, [Thing, string]> = {
  employers: ['employer', 't.id'],
  employer_groups: ['employer-group', 't.id'],
  employer_group_members: ['employer-group-member', `t.employer_group_id || ':' || t.employer_id`],
  departments: ['department', 't.id'],
  employees: ['employee', 't.id'],
  user_groups: ['user-group', 't.id'],
  group_employers: ['group-employer', `t.group_id || ':' || t.employer_id`],
  group_employer_groups: ['group-employer-group', `t.group_id || ':' || t.employer_group_id`],
  users: ['user', 't.id'],
  grants: ['grant', 't.id'],
}
const image = (table: string, before: string, after: string, from: SQL) => {
  const [thing, key] = keys[table]!
  return sql`select ${thing} as thing, ${sql.raw(key)} as thing_id, 'test' as action, null as user_id, null as group_id, null as employer_id,
    ${sql.raw(before)} as before, ${sql.raw(after)} as after from ${from}`
}

/** Steps that each open or close something; every one is written and recorded in one statement. */
const added = (table: string, columns: string, values: string) => (w: Writing) =>
  w.recordSelect(
    image(table, 'null', 'to_jsonb(t)', sql`t`),
    sql.raw(`t as (insert into ${table} (${columns}) values (${values}) returning *)`),
  )
const removed = (table: string, where: string) => (w: Writing) =>
  w.recordSelect(image(table, 'to_jsonb(t)', 'null', sql`t`), sql.raw(`t as (delete from ${table} where ${where} returning *)`))
const updated = (table: string, set: string, id: number) => (w: Writing) =>
  w.recordSelect(
    image(table, 'to_jsonb(old)', 'to_jsonb(t)', sql`t join old on old.id = t.id`),
    sql.raw(`old as (select * from ${table} where id = ${id}), t as (update ${table} set ${set} where id = ${id} returning *)`),
  )

const steps: ((w: Writing) => Promise<number>)[] = [
  added('grants', 'id, user_id, department_id, depth', '1, 1, 1, 2'),
  updated('grants', 'depth = 1', 1),
  updated('employees', 'department_id = 2', 1),
  updated('grants', 'depth = 3', 1),
  updated('departments', 'parent_id = null', 2),
  updated('users', 'group_id = 1', 2),
  added('group_employers', 'group_id, employer_id', '1, 2'),
  added('group_employer_groups', 'group_id, employer_group_id', '1, 1'),
  removed('employer_group_members', 'employer_group_id = 1 and employer_id = 1'),
  added('employer_group_members', 'employer_group_id, employer_id', '1, 2'),
  async (w) => {
    await w.record([{ thing: 'user', thingId: 2, action: 'reset-password', userId: 2 }])
    return 1
  },
  updated('employers', 'ended_at = now()', 2),
  updated('employers', 'ended_at = null', 2),
  updated('users', `status = 'deactivated'`, 2),
  updated('users', `status = 'active', valid_until = current_date - 10`, 2),
  updated('users', 'valid_until = null', 2),
  added('employees', 'id, employer_id, number', `9, 2, '9'`),
  removed('group_employers', 'group_id = 1'),
  updated('departments', 'ended_at = now()', 1),
  removed('grants', 'id = 1'),
]

const everyone = (day?: SQL) => sql`
  select who.id || ' ' || r.kind || ' ' || coalesce(r.employee_id, r.department_id, r.employer_id) || ' ' || r.via as path
  from users who, lateral (${reachOfUser(sql`who.id`, day)}) r order by 1`
const states: { at: Date; reach: string[] }[] = []
const read = async (query: SQL) => (await db().execute<{ path: string }>(query)).rows.map((row) => row.path)
const dayOf = (at: Date) => sql`(${at.toISOString()}::timestamptz at time zone 'Europe/Amsterdam')::date`

beforeAll(async () => {
  const keep = async () => {
    await pause(3)
    states.push({ at: new Date(), reach: await read(everyone()) })
    await pause(3)
  }
  await keep()
  await change(programContext, async (w) => {
    await insertWorld(w.tx, {
      employers: [1, 2].map((id) => ({ id, ended: false, groups: id === 1 ? [1] : [] })),
      departments: [1, 2, 3].map((id) => ({ id, employer: 1, parent: id === 1 ? null : id - 1, ended: false })),
      employees: [1, 2].map((id) => ({ id, employer: id, department: id === 1 ? 3 : null, ended: false })),
      groups: [{ id: 1, employers: [], employerGroups: [] }],
      users: [1, 2].map((id) => ({ id, group: null, active: true, from: null, until: null })),
      grants: [],
    })
    for (const table of Object.keys(keys)) await w.recordSelect(image(table, 'null', 'to_jsonb(t)', sql`${sql.raw(table)} t`))
  })
  await keep()
  for (const step of steps) {
    await change(programContext, step)
    await keep()
  }
})

test('A7 from history alone, SQL answers who reached what at any earlier moment', async () => {
  expect(new Set(states.map((state) => state.reach.join())).size).toBe(10)
  for (const [n, { at, reach }] of states.entries())
    expect(await read(sql`with ${tablesAt(at)} ${everyone(dayOf(at))}`), `step ${n}`).toEqual(reach)
})

test('A7 and from the side of a resource', async () => {
  for (const { at, reach } of states) {
    const expected = reach.filter((path) => path.split(' ').slice(1, 3).join(' ') === 'employee 1').map((path) => path.split(' ')[0])
    const query = reachersOf({ kind: 'employee', id: 1 }, { day: dayOf(at) })
    expect(await read(sql`with ${tablesAt(at)} select r.user_id::text as path from (${query}) r order by 1`)).toEqual(expected)
  }
})

test('A5, A7, L8, L9 of an earlier moment an Admin is told by what it reaches now, and nothing of who is System now', async () => {
  const admin: Context = { ...programContext, actor: { kind: 'user', userId: 50, login: 'a', level: 'admin', sessionHash: '' } }
  const person = (id: number, level: string) =>
    added(
      'users',
      'id, login_name, login_key, level, group_id',
      `${id}, 'u.${id}', 'u.${id}', '${level}', ${level === 'user' ? 7 : 'null'}`,
    )
  const moment = async (...all: ((w: Writing) => Promise<number>)[]) => {
    for (const step of all) await change(programContext, step)
    await pause(3)
    const at = new Date()
    await pause(3)
    return at
  }
  const before = await moment(
    added('user_groups', 'id, name, name_key', `7, 'Toen', 'toen'`),
    added('employers', 'id, code, name', `71, 'T1', 'T1'`),
    added('employers', 'id, code, name', `72, 'T2', 'T2'`),
    added('employers', 'id, code, name', `73, 'T3', 'T3'`),
    ...[71, 72, 73].map((id) => added('group_employers', 'group_id, employer_id', `7, ${id}`)),
    person(50, 'admin'),
    person(51, 'user'),
    person(52, 'user'),
    added('grants', 'id, user_id, employer_id', '71, 50, 71'),
    added('grants', 'id, user_id, employer_id', '72, 50, 72'),
  )
  // What the Admin and the group had then is withdrawn, another employer came instead.
  await moment(
    removed('grants', 'id = 72'),
    added('grants', 'id, user_id, employer_id', '73, 50, 73'),
    removed('group_employers', 'group_id = 7 and employer_id = 72'),
    updated('users', `level = 'system'`, 52),
  )
  const group = await explainGroup(admin, { groupId: 7, at: before })
  expect(group.ok && group.items.map(({ werkgevercode }) => werkgevercode)).toEqual(['T1', 'T3'])
  const reachers = await explainElement(admin, { element: { employer: 'T1' }, at: before })
  expect(reachers.ok && reachers.users.map(({ login }) => login)).toEqual(['u.50', 'u.51'])
})

test('P14 a change that was not recorded shows, by its table and row', async () => {
  expect(await unrecorded(db())).toEqual([])
  await db().execute(sql`update users set level = 'admin' where id = 1`)
  await db().execute(sql`delete from employees where id = 9`)
  const found = await unrecorded(db())
  expect(new Set(found.map(({ table, now, recorded }) => `${table} ${now ? 'unknown' : ''}${recorded ? 'gone' : ''}`))).toEqual(
    new Set(['users unknown', 'users gone', 'employees gone']),
  )
  expect(found).toHaveLength(3)
})
