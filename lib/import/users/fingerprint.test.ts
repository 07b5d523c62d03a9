import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { type Account, apply, commit, makeAccount, preview, row } from '../runs/testing/world'

const userOf = (account: Account, code: string) =>
  sql`(select u.id from users u join user_groups g on g.id = u.group_id where g.name = ${account.hr} and u.code = ${code})`

const grantsOf = async (account: Account) =>
  (
    await db().execute<{ line: string }>(sql`
      select concat_ws(' ', u.code, 'employer ' || g.employer_id, 'department ' || g.department_id, 'employee ' || g.employee_id) as line
      from grants g join users u on u.id = g.user_id where u.id in (select id from users where group_id = (select id from user_groups where name = ${account.hr}))
      order by 1`)
  ).rows.map((found) => found.line)

test('I19 P3 a grant replaced by one of another element with the same number is a change', async () => {
  const account = await makeAccount({ element: 'werkgever' })
  await apply(account, [row(account, 'a'), row(account, 'b')])
  await db().execute(sql`
    insert into employees (id, employer_id, number) overriding system value select e.id, e.id, 'x' || e.id from employers e where e.code = '0001'
    on conflict do nothing`)
  const run = await preview(account, [row(account, 'a', { employer: '0002' }), row(account, 'b')])
  await db().execute(sql`update grants set employee_id = employer_id, employer_id = null where user_id = ${userOf(account, 'a')}`)
  const before = await grantsOf(account)
  expect(before[0]).toMatch(/^a employee/)
  expect(await commit(run, { confirm: { losses: 1 } })).toEqual({ outcome: 'refused', reason: 'conflict' })
  expect(await grantsOf(account)).toEqual(before)
})

test('I19 P3 a grant withdrawn and given again is a change: the plan names the one that went', async () => {
  const account = await makeAccount()
  await apply(account, [row(account, 'a'), row(account, 'a', { department: '20' })])
  const run = await preview(account, [row(account, 'a')])
  expect(run.counts?.grants).toEqual({ add: 0, remove: 1, keep: 1 })
  await db().execute(sql`
    with gone as (delete from grants where user_id = ${userOf(account, 'a')} returning *)
    insert into grants (user_id, department_id, depth) select user_id, department_id, depth from gone`)
  const before = await grantsOf(account)
  expect(before).toHaveLength(2)
  expect(await commit(run, { confirm: { losses: 1 } })).toEqual({ outcome: 'refused', reason: 'conflict' })
  expect(await grantsOf(account)).toEqual(before)
})

test('I19 U5 P3 what a user has a grant on ends: the plan would withdraw it, a plan made now would not', async () => {
  const account = await makeAccount()
  await db().execute(sql`insert into employers (code, name) values (${account.code}, 'Eindig')`)
  await db().execute(
    sql`insert into departments (employer_id, code, name) select id, '10', 'A' from employers where code = ${account.code}`,
  )
  await apply(account, [row(account, 'a'), row(account, 'a', { employer: account.code })])
  const run = await preview(account, [row(account, 'a')])
  expect(run.counts?.grants).toEqual({ add: 0, remove: 1, keep: 1 })
  await db().execute(sql`update employers set ended_at = now() where code = ${account.code}`)
  expect(await commit(run, { confirm: { losses: 1 } })).toEqual({ outcome: 'refused', reason: 'conflict' })
  expect(await grantsOf(account)).toHaveLength(2)
})

test('I19 a change of someone elsewhere who has the NetId of a user that is only absent leaves the plan standing', async () => {
  const account = await makeAccount({ template: 'volledig' })
  await apply(account, [row(account, 'a'), row(account, 'b'), row(account, 'c'), row(account, 'd')])
  const netId = (user: ReturnType<typeof userOf>, domain: string) =>
    db().execute(sql`update users set net_id = 'n', net_key = 'n', sso_domain = ${domain}, sso_key = ${domain} where id = ${user}`)
  await netId(userOf(account, 'd'), account.code)
  await db().execute(
    sql`insert into users (login_name, login_key, level, net_id, net_key) values (${account.code}, ${account.code}, 'user', 'n', 'n')`,
  )
  const run = await preview(account, [row(account, 'a'), row(account, 'b'), row(account, 'c')])
  await db().execute(sql`update users set phone = '1' where login_key = ${account.code}`)
  expect(await commit(run, { confirm: { deactivations: 1 } })).toEqual({ outcome: 'committed' })
})
