import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { listPlanUsers } from './plan-queries'
import { type Account, apply, commit, holds, makeAccount, operator, preview, row } from './testing/world'

const people = (account: Account, count: number) => Array.from({ length: count }, (_, i) => row(account, `p${String(i).padStart(2, '0')}`))
const deactivated = async (account: Account) => (await holds(account)).filter((line) => line.includes('deactivated')).length

const HEADER = 'Werkgevercode;AfdelingCode;AutorisatieNiveau;Gebruiker_GebruikersGroep;Gebruiker_Code;Gebruiker_Achternaam;Gebruiker_Email'

describe('P5 no mass deactivation by accident, under the full template', () => {
  const files: [string, (account: Account, rows: string[]) => string | string[], string][] = [
    ['an empty file', () => '', 'unreadable'],
    ['a header only', () => [], 'empty'],
    ['half a file', (_, rows) => rows.slice(0, 15), 'safeguard'],
    [
      'a file that was cut off in the middle of a row',
      (_, rows) => [HEADER, ...rows].join('\r\n').slice(0, HEADER.length + 500),
      'undetermined-rows',
    ],
    ['a file without its header', (_, rows) => rows.join('\r\n'), 'undetermined-rows'],
    ['one row of thirty', (_, rows) => rows.slice(0, 1), 'safeguard'],
    ['the file of another account', (_, rows) => rows.map((line) => line.replace(/HR \w+/, 'Andere groep')), 'errors'],
    [
      'a wrong separator',
      (_, rows) => ['Werkgevercode;AfdelingCode', ...rows].join('\r\n').replaceAll(';', '|').replaceAll('|10|', '|'),
      'undetermined-rows',
    ],
    [
      'a renamed key column',
      (_, rows) =>
        [
          'Werkgevercode;AfdelingCode;AutorisatieNiveau;Gebruiker_GebruikersGroep;Sleutel;Gebruiker_Achternaam;Gebruiker_Email',
          ...rows,
        ].join('\r\n'),
      'undetermined-rows',
    ],
    ['one row without a code', (_, rows) => rows.map((line, i) => (i === 3 ? line.replace('p03', '') : line)), 'undetermined-rows'],
  ]
  test.each(files)('%s', async (_name, spoil, reason) => {
    const account = await makeAccount({ template: 'volledig' })
    const rows = people(account, 30)
    await apply(account, rows)
    const run = await preview(account, spoil(account, rows))
    if (reason === 'unreadable') expect(run.status).toBe('failed')
    else expect(await commit(run, { skipErrors: reason === 'undetermined-rows' })).toEqual({ outcome: 'refused', reason })
    expect(await deactivated(account)).toBe(0)
  })

  // Of thirty active users ten may go without a number being typed.
  test.each([
    [9, {}, 'committed'],
    [10, {}, 'committed'],
    [11, {}, 'safeguard'],
    [11, { deactivations: 10 }, 'safeguard'],
    [11, { deactivations: 12 }, 'safeguard'],
    [11, { deactivations: 11 }, 'committed'],
    [10, { deactivations: 9 }, 'safeguard'],
  ])('I20 the threshold exactly: %i missing, %j typed: %s', async (missing, confirm, expected) => {
    const account = await makeAccount({ template: 'volledig' })
    const rows = people(account, 30)
    await apply(account, rows)
    const result = await commit(await preview(account, rows.slice(missing)), { confirm })
    expect(result.outcome === 'refused' ? result.reason : result.outcome).toBe(expected)
    expect(await deactivated(account)).toBe(expected === 'committed' ? missing : 0)
  })

  test('I13 a code delivered in another group: who is created and who is deactivated point at each other, by group', async () => {
    const account = await makeAccount({ template: 'volledig' })
    const rows = people(account, 30)
    await apply(account, rows)
    const moved = rows.map((line, i) => (i === 0 ? row(account, 'P00', { group: account.leading }) : line))
    const run = await preview(account, [...moved.slice(0, 29), row(account, 'nieuw')])
    const { items } = await listPlanUsers(operator, run.run, { outcomes: ['create', 'deactivate'] })
    const told = items.map(({ code, outcome, otherGroup }) => `${code} ${outcome} ${otherGroup}`)
    expect(told).toEqual([`P00 create ${account.hr}`, 'nieuw create null', `p00 deactivate ${account.leading}`, 'p29 deactivate null'])
  })

  test('I8 exactly those who are missing, and their own grants go', async () => {
    const account = await makeAccount({ template: 'volledig' })
    const rows = people(account, 30)
    await apply(account, rows)
    const run = await preview(account, rows.slice(0, 28))
    expect(run.counts?.users).toMatchObject({ deactivate: 2, unchanged: 28 })
    expect(run.counts?.grants).toEqual({ add: 0, remove: 2, keep: 28 })
    expect(await commit(run)).toEqual({ outcome: 'committed' })
    expect((await holds(account)).slice(28)).toEqual(['p28 deactivated t', 'p29 deactivated t'])
  })

  test('I9 delivered again they come back as who they were', async () => {
    const account = await makeAccount({ template: 'volledig' })
    const rows = people(account, 5)
    await apply(account, rows)
    const ids = () =>
      db().execute(
        sql`select u.id, u.login_name from users u join user_groups g on g.id = u.group_id where g.name = ${account.hr} order by u.id`,
      )
    const before = (await ids()).rows
    await apply(account, rows.slice(0, 4))
    const run = await apply(account, rows)
    expect(run.counts?.users).toMatchObject({ reactivate: 1, unchanged: 4 })
    expect((await ids()).rows).toEqual(before)
    expect(await deactivated(account)).toBe(0)
  })

  test('I10 an Admin and the user behind an API client are protected and keep their grants', async () => {
    const account = await makeAccount({ template: 'volledig' })
    await apply(account, people(account, 6))
    await db().execute(
      sql`update users set level = 'admin' where code = 'p04' and group_id = (select id from user_groups where name = ${account.hr})`,
    )
    await db().execute(sql`insert into external_applications (name, name_key) values (${account.code}, ${account.code})`)
    await db().execute(sql`
      insert into api_clients (client_id, application_id, user_id, scopes) select ${account.code}, a.id, u.id, '{}' from external_applications a, users u
      where a.name = ${account.code} and u.code = 'p05' and u.group_id = (select id from user_groups where name = ${account.hr})`)
    const run = await preview(account, people(account, 4))
    expect(run.counts?.users).toMatchObject({ protected: 2, deactivate: 0, unchanged: 4 })
    expect(await commit(run)).toEqual({ outcome: 'committed' })
    expect(await holds(account)).toHaveLength(6)
    expect((await holds(account)).every((line) => line.endsWith('active t 0001/10@1'))).toBe(true)
  })

  test('I8 a group that another account has too refuses the run', async () => {
    const account = await makeAccount({ template: 'volledig' })
    const other = await makeAccount()
    await db().execute(sql`
      insert into customer_account_groups select a.id, g.id from customer_accounts a, user_groups g where a.code = ${other.code} and g.name = ${account.hr}`)
    expect(await commit(await preview(account, people(account, 2)))).toEqual({ outcome: 'refused', reason: 'shared-group' })
  })
})
