import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { planRun } from './commands/plan'
import { getRun } from './queries'
import { type Account, apply, atScreen, commit, holds, makeAccount, operator, preview, row } from './testing/world'

const records = async () => Number((await db().execute<{ n: string }>(sql`select count(*) as n from history_records`)).rows[0]?.n)

describe('I18 the preview', () => {
  test('changes nothing', async () => {
    const account = await makeAccount()
    const before = await records()
    const run = await preview(account, [row(account, 'a'), row(account, 'b')])
    expect(run.counts?.users.create).toBe(2)
    expect(await holds(account)).toEqual([])
    expect(await records()).toBe(before)
  })
})

describe('I19 the commit', () => {
  test('applies what was previewed, and the same file again is 0 changes', async () => {
    const account = await makeAccount()
    await apply(account, [row(account, 'a'), row(account, 'a', { department: '20', depth: '2' }), row(account, 'b')])
    expect(await holds(account)).toEqual(['a active t 0001/10@1,0001/20@2', 'b active t 0001/10@1'])
    const again = await preview(account, [row(account, 'a'), row(account, 'a', { department: '20', depth: '2' }), row(account, 'b')])
    expect(again.counts?.users).toMatchObject({ create: 0, update: 0, unchanged: 2 })
    expect(again.counts?.grants).toEqual({ add: 0, remove: 0, keep: 3 })
  })

  test('P4 fifty at once apply one preview exactly once', async () => {
    const account = await makeAccount()
    const run = await preview(account, [row(account, 'a'), row(account, 'b')])
    const results = await Promise.all(Array.from({ length: 50 }, () => commit(run)))
    expect(results.filter((result) => result.outcome === 'committed')).toHaveLength(1)
    expect(results.filter((result) => result.outcome === 'already')).toHaveLength(49)
    expect(await holds(account)).toHaveLength(2)
  })

  const edits: [string, (account: Account) => Promise<unknown>][] = [
    ['a field of a planned user', (a) => db().execute(sql`update users set phone = '1' where code = 'a' and group_id = ${group(a.hr)}`)],
    [
      'the status of a planned user',
      (a) => db().execute(sql`update users set status = 'deactivated' where code = 'b' and group_id = ${group(a.hr)}`),
    ],
    [
      'a grant of a planned user',
      (a) => db().execute(sql`delete from grants where user_id in (select id from users where code = 'a' and group_id = ${group(a.hr)})`),
    ],
    [
      'a user of the group who is not in the file',
      (a) => db().execute(sql`update users set last_name = 'Anders' where code = 'x' and group_id = ${group(a.hr)}`),
    ],
    ['a login name that was looked up', (a) => user(`Demo${a.code}.Nieuw`, null, null)],
    ['a code that was looked up', (a) => user(`t-${a.code}`, a.hr, 'n')],
    ['protection of a planned user', (a) => protect(a)],
    [
      'a setting of the account',
      (a) => db().execute(sql`update customer_accounts set contact = 'always', version = version + 1 where code = ${a.code}`),
    ],
    ['the groups of the account', (a) => db().execute(sql`delete from customer_account_groups where group_id = ${group(a.leading)}`)],
    ['a department that is named', () => db().execute(sql`update departments set ended_at = now() where code = '1010'`)],
  ]
  test.each(edits)('P3 is refused after a change of %s', async (_what, edit) => {
    const account = await makeAccount()
    await db().execute(sql`update departments set ended_at = null`)
    await apply(account, [row(account, 'a'), row(account, 'b'), row(account, 'x')])
    const held = await holds(account)
    const run = await preview(
      account,
      [row(account, 'a', { department: '1010' }), row(account, 'b'), row(account, 'n', { name: 'Nieuw' })],
      {},
      atScreen,
    )
    await edit(account)
    const after = await holds(account)
    expect(await commit(run, {}, atScreen)).toEqual({ outcome: 'refused', reason: 'conflict' })
    expect(await holds(account)).toEqual(after)
    expect(held).toHaveLength(3)
    // Previewed anew it can be committed, for what it rests on is what there is now.
    const anew = await planRun(atScreen, { run: run.run })
    expect(anew.ok).toBe(true)
    if (anew.ok) await anew.work
    expect((await getRun(atScreen, run.run)).status).toBe('preview')
  })

  test('changes elsewhere, sign-ins and group authorisations leave it standing', async () => {
    const account = await makeAccount()
    await apply(account, [row(account, 'a')])
    const run = await preview(account, [row(account, 'a', { department: '20' })])
    await user(`elsewhere-${account.code}`, null, 'elsewhere')
    await db().execute(sql`insert into employers (code, name) values (${account.code}, 'Elders')`)
    await db().execute(
      sql`insert into group_employers (group_id, employer_id) select ${group(account.hr)}, id from employers where code = '0002'`,
    )
    await db().execute(sql`
      insert into sessions (id_hash, user_id, ends_at) select ${account.code}, id, now() from users where code = 'a' and group_id = ${group(account.hr)}`)
    expect(await commit(run, { confirm: { losses: 1 } })).toEqual({ outcome: 'committed' })
    expect(await holds(account)).toEqual(['a active t 0001/20@1'])
  })

  test('H1 P14 every change has its record, and a failing record undoes everything', async () => {
    const account = await makeAccount()
    const run = await preview(account, [row(account, 'a'), row(account, 'b')], {}, atScreen)
    await db().execute(sql`alter table history_records add constraint refuse_all check (thing <> 'grant') not valid`)
    await expect(commit(run, {}, atScreen)).rejects.toThrow()
    expect(await holds(account)).toEqual([])
    await db().execute(sql`alter table history_records drop constraint refuse_all`)
    const before = await records()
    expect(await commit(run, {}, atScreen)).toEqual({ outcome: 'committed' })
    // two users, two grants, the run itself
    expect((await records()) - before).toBe(5)
  })

  test('a run of the same account that is being committed refuses another', async () => {
    const account = await makeAccount()
    const first = await preview(account, [row(account, 'a')])
    const second = await preview(account, [row(account, 'b')])
    await db().transaction(async (tx) => {
      await tx.execute(
        sql`select pg_advisory_xact_lock(hashtextextended('import-commit', (select id from customer_accounts where code = ${account.code})))`,
      )
      await db().execute(sql`
        insert into import_progress (run_id, work, lease_until) select id, 'committing', now() + interval '20 s' from import_runs where public_id = ${first.run}`)
      expect(await commit(second)).toEqual({ outcome: 'refused', reason: 'running' })
    })
    expect((await getRun(operator, second.run)).status).toBe('refused')
  })
})

const group = (name: string) => sql`(select id from user_groups where name = ${name})`
const user = (login: string, of: string | null, code: string | null) =>
  db().execute(sql`
    insert into users (login_name, login_key, level, group_id, code, code_key)
    values (${login}, ${login.toLowerCase()}, 'user', ${of === null ? null : group(of)}, ${code}, ${code})`)

async function protect(account: Account) {
  await db().execute(sql`insert into external_applications (name, name_key) values (${account.code}, ${account.code})`)
  await db().execute(sql`
    insert into api_clients (client_id, application_id, user_id, scopes)
    select ${account.code}, a.id, u.id, '{}' from external_applications a, users u where a.name = ${account.code} and u.code = 'b' and u.group_id = ${group(account.hr)}`)
}
