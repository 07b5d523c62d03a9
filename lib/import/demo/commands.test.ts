import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '@/db/client'
import { programContext } from '@/lib/kernel/context'
import { showAccount } from '../accounts/queries'
import { loadDemo } from './commands'

const count = (table: string) =>
  db()
    .execute<{ n: number }>(sql.raw(`select count(*)::int as n from ${table}`))
    .then(({ rows }) => rows[0]?.n)
const names = async () => (await db().execute(sql`select name from user_groups order by name`)).rows.map((row) => row.name)

it('loads the demo of interface.md once, finishes a load that was broken off, and leaves a database in use alone', async () => {
  expect(await loadDemo(programContext)).toBe('loaded')
  expect([await count('employers'), await count('departments'), await count('employees')]).toEqual([12, 343, 600])
  expect(await names()).toEqual(['HR', 'Leidinggevenden', 'Salarisadministratie'])
  const demo = await showAccount(programContext, 'demo')
  expect(demo).toMatchObject({
    name: 'Demo Zorg',
    scope: { kind: 'all' },
    groups: ['HR', 'Leidinggevenden'],
    template: 'standaard',
    element: 'afdeling',
    loginName: 'account',
    identification: 'groep-en-code',
    mapping: null,
  })

  const records = await count('history_records')
  expect(await loadDemo(programContext)).toBe('present')
  expect(await count('history_records')).toBe(records)

  await db().execute(
    sql.raw('delete from customer_account_groups; delete from customer_accounts; delete from user_groups where name = $$HR$$'),
  )
  expect(await loadDemo(programContext)).toBe('loaded')
  expect(await showAccount(programContext, 'demo')).toMatchObject({ groups: ['HR', 'Leidinggevenden'] })

  await db().execute(
    sql.raw(
      `delete from customer_account_groups; delete from customer_accounts; insert into employers (code, name) values ('0013', 'Echt')`,
    ),
  )
  expect(await loadDemo(programContext)).toBe('occupied')
  expect(await showAccount(programContext, 'demo')).toBeNull()
})
