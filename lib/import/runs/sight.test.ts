import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import type { Context, Level } from '@/lib/kernel/context'
import { rejectedRows, rowsReport, type SheetRows } from '../report/run-report'
import { listRuns } from './list-queries'
import { getPlanUser, listPlanUsers } from './plan-queries'
import { getRun, listRemarks } from './queries'
import { type Account, apply, makeAccount, operator, preview, row } from './testing/world'

let made = 0

/** Someone who reaches every employer there is, as an Admin must to run an account for all of them (I22). */
async function person(level: Level): Promise<Context> {
  const login = `kijker.${++made}`
  const { rows } = await db().execute<{ id: string }>(
    sql`insert into users (login_name, login_key, level) values (${login}, ${login}, ${level}) returning id`,
  )
  const userId = Number(rows[0]?.id)
  await db().execute(sql`insert into grants (user_id, employer_id) select ${userId}, id from employers`)
  return { actor: { kind: 'user', userId, login, level, sessionHash: 'x' }, means: 'screen', address: null, language: 'nl' }
}

/** Someone of a level in the HR group, each field holding a value that says so. */
const secretive = (account: Account, level: Level) =>
  db().execute(sql`
    insert into users (code, code_key, login_name, login_key, level, group_id, last_name, first_name, email, email2, phone, phone2, personnel_number,
      net_id, net_key, valid_until)
    select 'BAAS', 'baas', 'geheim.' || ${account.code}, 'geheim.' || ${account.code}, ${level}, id, 'geheim', 'geheim', 'geheim@x.nl', 'geheim2@x.nl', 'geheim', 'geheim',
      'geheim', 'geheim' || ${account.code}, 'geheim' || ${account.code}, '2001-02-03' from user_groups where name = ${account.hr}`)

const linesOf = async ({ rows }: SheetRows) => {
  const lines: string[][] = []
  for await (const line of rows) lines.push(line)
  return lines
}

/** All that a reader can get to see of a run. */
async function told(ctx: Context, run: string) {
  const users = await listPlanUsers(ctx, run)
  return {
    users: users.items,
    opened: await Promise.all(users.items.map(({ number }) => getPlanUser(ctx, run, number))),
    remarks: (await listRemarks(ctx, run)).items,
    rows: await linesOf(await rowsReport(ctx, run)),
    rejected: await linesOf(await rejectedRows(ctx, run)),
  }
}
const secrets = /geheim|2001-02-03/

const file = (account: Account) =>
  [
    'Werkgevercode;AfdelingCode;Gebruiker_GebruikersGroep;Gebruiker_Code;Gebruiker_Achternaam;Gebruiker_Email',
    `0001;10;${account.hr};baas;Uit het bestand;bestand@x.nl`,
  ].join('\n')

describe('L7 L9 I10 an Admin learns nothing of a System user by an import', () => {
  test('whose code it delivers: the row tells what the file says, and that it is refused', async () => {
    const account = await makeAccount()
    await secretive(account, 'system')
    const [admin, system] = [await person('admin'), await person('system')]
    const own = await preview(account, file(account), {}, admin)
    const seen = await told(admin, own.run)
    expect(JSON.stringify(seen)).not.toMatch(secrets)
    expect(seen.users).toMatchObject([{ outcome: 'error', name: 'baas', code: 'baas', loginName: null, summary: null }])
    expect(seen.opened).toMatchObject([{ fields: [], role: null, source: null }])
    expect(seen.remarks.map(({ code, value }) => [code, value])).toEqual([['higher-level-user', 'baas']])
    expect(seen.rows).toEqual([
      ['2', 'baas', '', account.hr, '0001', '10', '', 'Fout', 'Wordt afgekeurd', expect.stringContaining('niveau')],
    ])
    // Nor is it kept with the plan, for whoever reads that later.
    const kept = await db().execute(sql`
      select p.*, m.* from import_runs r join import_plan_users p on p.run_id = r.id join import_remarks m on m.run_id = r.id where r.public_id = ${own.run}`)
    expect(kept.rows).toHaveLength(1)
    expect(JSON.stringify(kept.rows)).not.toMatch(secrets)
    expect(JSON.stringify(await told(system, own.run))).toContain('higher-level-user')
  })

  test('nor by a plan that System made, which stays for System as it is', async () => {
    const account = await makeAccount()
    await secretive(account, 'system')
    const [admin, system] = [await person('admin'), await person('system')]
    const run = await preview(account, file(account), {}, system)
    const seen = await told(admin, run.run)
    expect(JSON.stringify(seen)).not.toMatch(secrets)
    expect(seen.users).toMatchObject([{ name: 'BAAS', loginName: null }])
    for (const text of ['geheim', 'Uit het bestand']) expect((await listPlanUsers(admin, run.run, { search: text })).total, text).toBe(0)
    expect((await listPlanUsers(admin, run.run, { search: 'baas' })).total).toBe(1)
    const whole = await told(system, run.run)
    expect(whole.opened[0]?.fields).toContainEqual({ field: 'email', old: 'geheim@x.nl', new: 'bestand@x.nl' })
    expect(whole.remarks.map(({ code }) => code)).toEqual(['higher-level-user', 'validity-ended'])
    expect((await listPlanUsers(system, run.run, { search: 'geheim' })).total).toBe(1)
  })

  test.each(['admin', 'system'] as const)(
    'nor when the user is absent from the file of an account with its group, planned by %s',
    async (level) => {
      const account = await makeAccount({ template: 'volledig' })
      await secretive(account, 'system')
      const admin = await person('admin')
      const run = await preview(account, [row(account, 'a')], {}, level === 'admin' ? admin : operator)
      const seen = await told(admin, run.run)
      expect(JSON.stringify(seen)).not.toMatch(/geheim|baas/i)
      expect(seen.users[1]).toMatchObject({ outcome: 'protected', protection: 'level', name: 'Gebruiker met niveau Systeem', group: null })
      expect(seen.rows[1]?.slice(0, 8)).toEqual(['', '', '', '', '', '', '', 'Beschermd'])
      for (const text of ['geheim', 'baas']) expect((await listPlanUsers(admin, run.run, { search: text })).total, text).toBe(0)
    },
  )

  test('L9 of Users and Admins it sees what its list of users shows', async () => {
    const account = await makeAccount()
    await secretive(account, 'admin')
    const admin = await person('admin')
    const run = await preview(account, file(account), {}, admin)
    expect((await told(admin, run.run)).opened[0]?.fields).toContainEqual({ field: 'email', old: 'geheim@x.nl', new: 'bestand@x.nl' })
  })

  test('nor who of System started and committed a run; another Admin is named', async () => {
    const account = await makeAccount()
    const [admin, other, system] = [await person('admin'), await person('admin'), await person('system')]
    const line = async (ctx: Context, run: string) => (await listRuns(ctx, { account: account.code })).items.find((one) => one.run === run)
    const byLine = await apply(account, [row(account, 'a')])
    const bySystem = await preview(account, [row(account, 'b')], {}, system)
    const byOther = await preview(account, [row(account, 'b')], {}, other)
    for (const [run, name, hidden] of [
      [byLine.run, 'opdrachtregel:test', true],
      [bySystem.run, system.actor.kind === 'user' && system.actor.login, true],
      [byOther.run, other.actor.kind === 'user' && other.actor.login, false],
    ] as const) {
      for (const asked of [getRun, line]) {
        expect((await asked(system, run))?.startedBy).toBe(name)
        expect((await asked(admin, run))?.startedBy).toBe(hidden ? null : name)
      }
    }
    expect(await getRun(system, byLine.run)).toMatchObject({ committedBy: 'opdrachtregel:test' })
    expect(await getRun(admin, byLine.run)).toMatchObject({ committedBy: null })
  })
})
