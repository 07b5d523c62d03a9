import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { commitRun } from '../runs/commands/commit'
import { planRun } from '../runs/commands/plan'
import { getRun } from '../runs/queries'
import { storedRun } from '../runs/testing/stored'
import { type Account, atScreen, makeAccount } from '../runs/testing/world'
import type { SettingOverrides } from '../runs/view'

const HEADER = [
  'Werkgevercode',
  'AfdelingCode',
  'AutorisatieNiveau',
  'Werknemer_Personeelsnummer',
  'Gebruiker_GebruikersGroep',
  'Gebruiker_Rol',
  'Gebruiker_Code',
  'Gebruiker_Personeelsnummer',
  'Gebruiker_Achternaam',
  'Gebruiker_Voorletters',
  'Gebruiker_Email',
  'Gebruiker_NetId',
  'Gebruiker_Inlognaam',
] as const
type Column = (typeof HEADER)[number]
type Shape = {
  name: string
  row: (i: number) => Partial<Record<Column, string>>
  overrides?: SettingOverrides
  setup?: (account: Account, rows: number) => Promise<unknown>
  settings?: Parameters<typeof makeAccount>[0]
  scope?: string
}

const byName = { columns: { Gebruiker_NetId: 'Gebruiker_NetId', Gebruiker_Inlognaam: 'Gebruiker_Inlognaam' } }
const base36 = (i: number, width: number) => i.toString(36).padStart(width, '0')
const group = (name: string) => sql`(select id from user_groups where name = ${name})`
const users = (account: Account, count: number, code = sql`'u' || n`) =>
  db().execute(sql`
    insert into users (login_name, login_key, level, group_id, code, code_key, last_name)
    select ${account.code} || n, ${account.code} || n, 'user', ${group(account.hr)}, ${code}, ${code}, 'Berg' from generate_series(0, ${count - 1}) n`)

const SHAPES: Shape[] = [
  { name: 'ordinary: five rows a user', row: (i) => ({ Gebruiker_Code: `u${Math.floor(i / 5)}`, AfdelingCode: `w${i % 2000}` }) },
  { name: 'every row a user', row: (i) => ({ Gebruiker_Code: `u${i}` }) },
  { name: 'unknown employers, all different', row: (i) => ({ Werkgevercode: `x${i}` }) },
  { name: 'unknown employers that only lack zeros', row: () => ({ Werkgevercode: '7' }) },
  { name: 'unknown departments of one large employer', row: (i) => ({ AfdelingCode: `x${i}` }) },
  {
    name: 'unknown employees of one large employer',
    row: (i) => ({ Werknemer_Personeelsnummer: `x${i}` }),
    overrides: { element: 'werknemer' },
  },
  {
    name: 'unknown employees that only lack zeros',
    row: (i) => ({ Werknemer_Personeelsnummer: `${i % 40000}` }),
    overrides: { element: 'werknemer' },
  },
  { name: 'unknown groups, all different, one code', row: (i) => ({ Gebruiker_GebruikersGroep: `groep ${i}`, Gebruiker_Code: 'x' }) },
  {
    name: 'unknown groups, one code that a thousand others have',
    row: (i) => ({ Gebruiker_GebruikersGroep: `groep ${i}`, Gebruiker_Code: 'x' }),
    setup: (account) =>
      db().execute(sql`
        with made as (insert into user_groups (name, name_key) select ${account.code} || n, ${account.code} || n from generate_series(1, 1000) n returning id)
        insert into users (login_name, login_key, level, group_id, code, code_key) select ${account.code} || '-' || id, ${account.code} || '-' || id, 'user', id, 'x', 'x' from made`),
  },
  { name: 'unknown roles, all different', row: (i) => ({ Gebruiker_Rol: `rol ${i}` }) },
  {
    name: 'all one user, all different departments',
    row: (i) => ({ Gebruiker_Code: 'een', AfdelingCode: `w${i % 2000}`, AutorisatieNiveau: String(1 + (i % 900)) }),
  },
  { name: 'all the same row', row: () => ({ Gebruiker_Code: 'een' }) },
  {
    name: 'all one user, everything contradicts',
    row: (i) => ({
      Gebruiker_Code: 'een',
      Gebruiker_Personeelsnummer: String(i),
      Gebruiker_Achternaam: `n${i}`,
      Gebruiker_Voorletters: `v${i}`,
      Gebruiker_Email: `e${i}@x.nl`,
      Gebruiker_Rol: `rol ${i}`,
    }),
  },
  { name: 'all the same personnel number, of one employer', row: () => ({ Gebruiker_Personeelsnummer: '000001' }) },
  { name: 'all the same personnel number, of every employer', row: () => ({ Gebruiker_Personeelsnummer: 'overal' }) },
  {
    name: 'the same, with only one employer in scope',
    row: () => ({ Werkgevercode: '0001', Gebruiker_Personeelsnummer: 'overal' }),
    scope: '0002',
  },
  { name: 'personnel numbers that are nowhere', row: (i) => ({ Gebruiker_Personeelsnummer: `x${i}` }) },
  { name: 'all the same NetId', row: () => ({ Gebruiker_NetId: 'n' }), overrides: { mapping: byName } },
  {
    name: 'all the same login name, from the column',
    row: () => ({ Gebruiker_Inlognaam: 'een' }),
    overrides: { mapping: byName, loginName: 'kolom' },
  },
  { name: 'namesakes', row: () => ({ Gebruiker_Achternaam: 'Berg', Gebruiker_Voorletters: 'J.' }) },
  { name: 'names that are only cut short', row: (i) => ({ Gebruiker_Achternaam: `${'x'.repeat(17)}${base36(i % 1296, 2)}` }) },
  {
    name: 'every cell wrong',
    row: () => ({ AutorisatieNiveau: 'x', Gebruiker_Email: 'x', Gebruiker_Achternaam: 'x'.repeat(300), Gebruiker_Voorletters: '\u0007' }),
  },
  {
    name: 'one user who has as many grants',
    row: (i) => ({ Gebruiker_Code: 'u0', Werknemer_Personeelsnummer: String(i % 40000).padStart(6, '0') }),
    overrides: { element: 'werknemer' },
    setup: (account, rows) =>
      users(account, 1).then(() =>
        db().execute(
          sql`insert into grants (user_id, employee_id) select (select id from users where login_name = ${`${account.code}0`}), id from employees order by employees.id desc limit ${rows}`,
        ),
      ),
  },
  {
    name: 'full template: as many users who are not there',
    row: () => ({}),
    settings: { template: 'volledig' },
    setup: (account, rows) => users(account, rows, sql`'v' || n`),
  },
  {
    name: 'by code alone: one code in a thousand groups',
    row: (i) => ({ Gebruiker_Code: `c${i % 50}` }),
    overrides: { identification: 'code' },
    setup: (account) =>
      db().execute(sql`
        with made as (insert into user_groups (name, name_key) select ${account.code} || n, ${account.code} || n from generate_series(1, 1000) n returning id)
        insert into users (login_name, login_key, level, group_id, code, code_key) select ${account.code} || '-' || id || '-' || c, ${account.code} || '-' || id || '-' || c, 'user', id, 'c' || c, 'c' || c from made, generate_series(0, 9) c`),
  },
]

beforeAll(async () => {
  await makeAccount()
  await db().execute(sql`insert into employers (code, name) select lpad(n::text, 4, '0'), 'W' || n from generate_series(3, 500) n`)
  await db().execute(
    sql`insert into departments (employer_id, code, name) select id, 'w' || n, 'A' from employers, generate_series(0, 1999) n where code = '0001'`,
  )
  await db().execute(
    sql`insert into employees (employer_id, number, last_name) select id, lpad(n::text, 6, '0'), 'Wit' from employers, generate_series(0, 49999) n where code = '0001'`,
  )
  await db().execute(sql`insert into employees (employer_id, number, last_name) select id, 'overal', 'Wit' from employers`)
  await db().execute(sql`analyze`)
}, 120_000)

const SIZES = (process.env.SIZES ?? '10000,50000').split(',').map(Number)
const ONLY = process.env.SHAPE
/** S4 asks 1.1 of an ordinary file on a quiet machine; what a shape must never do is grow with the square of its rows, which is 2. */
const STEEPEST = 1.4

/** Seconds that plan and commit take. */
async function measure(shape: Shape, rows: number): Promise<{ plan: number; commit: number; status: string }> {
  const account = await makeAccount(shape.settings)
  await db().execute(
    sql`update customer_accounts set max_deactivated = 'off', max_moved = 'off', max_losses = 'off', max_error_rows = 'off' where code = ${account.code}`,
  )
  if (shape.scope) {
    await db().execute(sql`update customer_accounts set scope = 'employers' where code = ${account.code}`)
    await db().execute(
      sql`insert into customer_account_employers select a.id, e.id from customer_accounts a, employers e where a.code = ${account.code} and e.code = ${shape.scope}`,
    )
  }
  await shape.setup?.(account, rows)
  await db().execute(sql`analyze users`)
  await db().execute(sql`analyze grants`)
  const standard = {
    Werkgevercode: '0001',
    AfdelingCode: '10',
    Gebruiker_GebruikersGroep: account.hr,
    Gebruiker_Achternaam: 'Berg',
    Gebruiker_Voorletters: 'J.',
  }
  const run = await storedRun(account.code, [...HEADER], rows, (i) => {
    const values: Partial<Record<Column, string>> = { ...standard, Gebruiker_Code: `u${i}`, ...shape.row(i) }
    return HEADER.map((name) => values[name] ?? '')
  })
  const began = performance.now()
  const planned = await planRun(atScreen, { run, overrides: shape.overrides })
  if (!planned.ok) throw new Error(JSON.stringify(planned))
  await planned.work
  const middle = performance.now()
  expect(await getRun(atScreen, run)).toMatchObject({ status: 'preview', phase: 'planned' })
  const committed = await commitRun(atScreen, { run, skipErrors: true })
  if (!committed.ok) throw new Error(JSON.stringify(committed))
  return { plan: (middle - began) / 1000, commit: (performance.now() - middle) / 1000, status: committed.result.outcome }
}

test.each(SHAPES.filter(({ name }) => !ONLY || name.includes(ONLY)))(
  'S4 no shape of a file costs more than its rows: $name',
  async (shape) => {
    const times: Awaited<ReturnType<typeof measure>>[] = []
    for (const size of SIZES) times.push(await measure(shape, size))
    const steps = Math.log(SIZES.at(-1)! / SIZES[0]!)
    // Below half a second the machine's own noise is larger than the growth.
    const exponent = (key: 'plan' | 'commit') => Math.log(Math.max(times.at(-1)![key], 0.5) / Math.max(times[0]![key], 0.5)) / steps
    // A machine that was busy just then measures too much, never too little.
    if (Math.max(exponent('plan'), exponent('commit')) > STEEPEST) {
      const again = await measure(shape, SIZES.at(-1)!)
      const last = times.at(-1)!
      times[times.length - 1] = { ...last, plan: Math.min(last.plan, again.plan), commit: Math.min(last.commit, again.commit) }
    }
    const figures = times.map(({ plan, commit }, i) => `${SIZES[i]}: ${plan.toFixed(1)} + ${commit.toFixed(1)} s`).join(', ')
    process.stdout.write(
      `S4 shape "${shape.name}": ${figures}; exponents ${exponent('plan').toFixed(2)}, ${exponent('commit').toFixed(2)} (${times.at(-1)!.status})\n`,
    )
    expect(Math.max(exponent('plan'), exponent('commit'))).toBeLessThanOrEqual(STEEPEST)
  },
)
