import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { Context } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { createGroup } from '@/lib/user-groups/commands/create'
import { setAccount } from '../accounts/commands'
import type { SetAccount } from '../accounts/schema'
import { commitOrganisation } from '../organisation/commands'
import { type SheetName, sheetNames } from '../organisation/schema'

const groups = ['HR', 'Leidinggevenden', 'Salarisadministratie']
const sheetPath = (sheet: SheetName) => join(process.cwd(), 'db', 'demo', `${sheet}.csv`)

const account: SetAccount = {
  code: 'demo',
  name: 'Demo Zorg',
  scope: { kind: 'all' },
  groups: ['HR', 'Leidinggevenden'],
  template: 'standaard',
  element: 'afdeling',
  loginName: 'account',
  identification: 'groep-en-code',
  mapping: null,
}

/**
 * Loads the demo of interface.md into an empty database: the organisation of `db/demo`, three user groups, one customer account. A load that
 * was broken off is finished. Answers 'loaded', 'present' when it was there already, 'occupied' when there is anything else; the last two change nothing.
 */
export async function loadDemo(ctx: Context): Promise<'loaded' | 'present' | 'occupied'> {
  const state = await stateOfDemo()
  if (state !== 'missing') return state
  const files = sheetNames.map((sheet) => ({ name: `${sheet}.csv`, path: sheetPath(sheet) }))
  const { status, reason } = await commitOrganisation(ctx, files, { full: false })
  if (status !== 'committed') throw new Error(`demo organisation: ${reason}`)
  for (const name of groups) must(await createGroup(ctx, { name }), ['group-taken'])
  must(await setAccount(ctx, account))
  return 'loaded'
}

/** 'missing': nothing is there that is not the demo's own, and its last part, the account, is not. */
async function stateOfDemo(): Promise<'missing' | 'present' | 'occupied'> {
  const employers = readFileSync(sheetPath('werkgevers'), 'utf8').split('\r\n').slice(1, -1)
  const own = employers.map((line) => line.split(';').slice(0, 2).join(' '))
  const others = (table: string, column: string, own: string[]) => sql`
    exists (select from ${sql.raw(table)} where ${sql.raw(column)} not in (${sql.join(own, sql`, `)}))`
  const { rows } = await db().execute<{ others: boolean; account: boolean }>(sql`
    select ${others('employers', `code || ' ' || name`, own)} or ${others('user_groups', 'name_key', groups.map(fold))}
        or ${others('customer_accounts', 'code_key', [account.code])} as others,
      exists (select from customer_accounts) as account`)
  const [found] = rows
  if (found?.others) return 'occupied'
  return found?.account ? 'present' : 'missing'
}

function must(result: { ok: true } | { ok: false; problems: { code: string }[] }, expected: string[] = []): void {
  if (!result.ok && result.problems.some(({ code }) => !expected.includes(code)))
    throw new Error(`demo: ${JSON.stringify(result.problems)}`)
}
