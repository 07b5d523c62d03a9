import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import type { Context } from '@/lib/kernel/context'
import { rejectedRows, rowsReport } from '../report/run-report'
import { getColumns } from './columns'
import { cancelRun } from './commands/cancel'
import { commitRun } from './commands/commit'
import { configureRun } from './commands/configure'
import { deliver } from './commands/deliver'
import { mendValue } from './commands/mend'
import { planRun } from './commands/plan'
import { previewRun } from './commands/preview'
import { runsSheet } from './export-queries'
import { listRuns } from './list-queries'
import { getPlanUser, listPlanUsers } from './plan-queries'
import { getRun, listRemarks } from './queries'
import { type Account, apply, holds, makeAccount, operator, preview, row } from './testing/world'

let made = 0

/** Someone of a level who holds an own grant on each of these employers. */
async function person(level: 'admin' | 'user', employers: string[]): Promise<Context & { actor: { userId: number } }> {
  const login = `${level}.${++made}`
  const { rows } = await db().execute<{ id: string }>(
    sql`insert into users (login_name, login_key, level) values (${login}, ${login}, ${level}) returning id`,
  )
  const userId = Number(rows[0]?.id)
  await db().execute(
    sql`insert into grants (user_id, employer_id) select ${userId}, id from employers where code = any(${sql.param(employers)}::text[])`,
  )
  return { actor: { kind: 'user', userId, login, level, sessionHash: 'x' }, means: 'screen', address: null, language: 'nl' }
}

/** An account whose scope is employer 0001 alone. */
async function account0001(settings: Parameters<typeof makeAccount>[0] = {}): Promise<Account> {
  const account = await makeAccount(settings)
  await db().execute(sql`update customer_accounts set scope = 'employers' where code = ${account.code}`)
  await db().execute(sql`
    insert into customer_account_employers select a.id, e.id from customer_accounts a, employers e where a.code = ${account.code} and e.code = '0001'`)
  return account
}

const group = (name: string) => sql`(select id from user_groups where name = ${name})`
const authorise = (name: string, employer: string) =>
  db().execute(sql`insert into group_employers (group_id, employer_id) select ${group(name)}, id from employers where code = ${employer}`)

/** Everything that takes the id of a run. */
const doors: [string, (ctx: Context, run: string) => Promise<unknown>][] = [
  ['getRun', getRun],
  ['listPlanUsers', listPlanUsers],
  ['getPlanUser', (ctx, run) => getPlanUser(ctx, run, 1)],
  ['listRemarks', listRemarks],
  ['getColumns', getColumns],
  ['rowsReport', rowsReport],
  ['rejectedRows', rejectedRows],
  ['planRun', (ctx, run) => planRun(ctx, { run })],
  ['previewRun', (ctx, run) => previewRun(ctx, { run })],
  ['configureRun', (ctx, run) => configureRun(ctx, { run, overrides: { element: 'werkgever' } })],
  ['mendValue', (ctx, run) => mendValue(ctx, { run, row: 2, column: 'Gebruiker_Achternaam', value: 'x' })],
  ['cancelRun', (ctx, run) => cancelRun(ctx, { run })],
  ['commitRun', (ctx, run) => commitRun(ctx, { run })],
]

describe('I22 P1 a run of an account beyond one’s reach is not there, whatever one asks of it', () => {
  test.each(doors)('%s', async (_name, ask) => {
    const account = await account0001()
    const [near, far, user] = [await person('admin', ['0001']), await person('admin', ['0002']), await person('user', ['0001'])]
    const { run } = await preview(account, [row(account, 'a')], {}, near)
    const before = await db().execute(
      sql`select r.*, (select count(*) from import_edits e where e.run_id = r.id) as edits from import_runs r where public_id = ${run}`,
    )
    await expect(ask(far, run)).rejects.toMatchObject({ name: 'Forbidden', code: 'not-found' })
    await expect(ask(near, '00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({ name: 'Forbidden', code: 'not-found' })
    await expect(ask(near, `${run}' or true --`)).rejects.toMatchObject({ code: 'not-found' })
    await expect(ask(user, run)).rejects.toMatchObject({ name: 'Forbidden', code: 'level' })
    const client: Context = { ...near, actor: { kind: 'api-client', apiClientId: 1, clientId: 'x', userId: near.actor.userId } }
    await expect(ask(client, run)).rejects.toMatchObject({ name: 'Forbidden', code: 'level' })
    const after = await db().execute(
      sql`select r.*, (select count(*) from import_edits e where e.run_id = r.id) as edits from import_runs r where public_id = ${run}`,
    )
    expect(after.rows).toEqual(before.rows)
    await db().execute(sql`update users set status = 'deactivated' where id = ${near.actor.userId}`)
    await expect(ask(near, run)).rejects.toMatchObject({ name: 'Forbidden', code: 'signed-out' })
    expect(await holds(account)).toEqual([])
  })

  test('nor in the list, nor can one deliver for it', async () => {
    const account = await account0001()
    const [near, far] = [await person('admin', ['0001']), await person('admin', ['0002'])]
    const { run } = await preview(account, [row(account, 'a')], {}, near)
    expect((await listRuns(near)).items.map((item) => item.run)).toContain(run)
    expect((await listRuns(far)).items.map((item) => item.run)).not.toContain(run)
    const sheetOf = async (ctx: Context) => {
      const { header, rows } = await runsSheet(ctx, { account: account.code })
      const all: string[][] = [[...header]]
      for await (const line of rows) all.push([...line])
      return all
    }
    const [header, line, ...others] = await sheetOf(near)
    expect(header).toEqual(
      'Aangeleverd,Bestand,Klantaccount,Stand,Door,nieuw,gewijzigd,verplaatst,gereactiveerd,ongewijzigd,gedeactiveerd,beschermd,fout'.split(
        ',',
      ),
    )
    expect(line!.slice(5)).toEqual(['1', '0', '0', '0', '0', '0', '0', '0'])
    expect(others).toEqual([])
    expect(await sheetOf(far)).toHaveLength(1)
    const other = await makeAccount()
    for (const [ctx, code] of [
      [far, account.code],
      [near, other.code],
      [near, 'nergens'],
      [near, `${other.code}\0`],
    ] as const)
      expect(await deliver(ctx, { account: code, path: '/dev/null', fileName: 'x' })).toMatchObject({
        problems: [{ code: 'unknown-account' }],
      })
  })
})

describe('I22 what an account was about before its scope became smaller', () => {
  const employer = (code: string) => sql`(select id from employers where code = ${code})`
  const named = (account: Account) => sql`(select id from customer_accounts where code = ${account.code})`
  const widen = (account: Account) =>
    db().execute(sql`insert into customer_account_employers select ${named(account)}, ${employer('0002')} on conflict do nothing`)
  const narrow = (account: Account) =>
    db().execute(sql`delete from customer_account_employers where account_id = ${named(account)} and employer_id = ${employer('0002')}`)
  const inList = async (ctx: Context, run: string) => (await listRuns(ctx)).items.some((item) => item.run === run)

  test.each(doors)('%s', async (_name, ask) => {
    const account = await account0001()
    await widen(account)
    const { run } = await preview(account, [row(account, 'a', { employer: '0002' })])
    await narrow(account)
    const near = await person('admin', ['0001'])
    await expect(ask(near, run)).rejects.toMatchObject({ name: 'Forbidden', code: 'not-found' })
    expect(await inList(near, run)).toBe(false)
    for (const ctx of [await person('admin', ['0001', '0002']), operator]) {
      expect(await inList(ctx, run)).toBe(true)
      expect((await getRun(ctx, run)).run).toBe(run)
    }
    // What is delivered from now on is within its reach.
    expect(await inList(near, (await preview(account, [row(account, 'b')])).run)).toBe(true)
  })

  test('all employers, or those of an employer group that one has left, before', async () => {
    const near = await person('admin', ['0001'])
    const whole = await makeAccount()
    const { run: ofAll } = await preview(whole, [row(whole, 'a', { employer: '0002' })])
    await db().execute(sql`update customer_accounts set scope = 'employers' where id = ${named(whole)}`)
    await db().execute(sql`insert into customer_account_employers select ${named(whole)}, ${employer('0001')}`)
    const grouped = await makeAccount()
    await db().execute(sql`update customer_accounts set scope = 'groups' where id = ${named(grouped)}`)
    await db().execute(sql`with g as (insert into employer_groups (name, name_key) values ('Eerst', 'eerst') returning id),
      m as (insert into employer_group_members select g.id, e.id from g, employers e where e.code in ('0001', '0002'))
      insert into customer_account_employer_groups select ${named(grouped)}, g.id from g`)
    const { run: ofGroup } = await preview(grouped, [row(grouped, 'a', { employer: '0002' })])
    await db().execute(sql`delete from employer_group_members where employer_id = ${employer('0002')}`)
    for (const [account, run] of [
      [whole, ofAll],
      [grouped, ofGroup],
    ] as const) {
      expect(await inList(near, (await preview(account, [row(account, 'b')], {}, near)).run)).toBe(true)
      expect(await inList(near, run)).toBe(false)
      await expect(getRun(near, run)).rejects.toMatchObject({ code: 'not-found' })
    }
  })

  test('while it was planned anew, when the file had come for less', async () => {
    const account = await account0001()
    const near = await person('admin', ['0001'])
    const { run } = await preview(account, [row(account, 'a'), row(account, 'b', { employer: '0002' })], {}, near)
    await widen(account)
    const again = await planRun(operator, { run })
    if (again.ok) await again.work
    await narrow(account)
    expect(await inList(near, run)).toBe(false)
    const back = await planRun(operator, { run })
    if (back.ok) await back.work
    expect(await inList(near, run)).toBe(false)
    expect(await inList(operator, run)).toBe(true)
  })
})

describe('L7 employers outside of the account', () => {
  test('beyond its reach an Admin is told the same of one that exists as of one that does not; within it, and System, that it is outside', async () => {
    const account = await account0001()
    const [near, wide] = [await person('admin', ['0001']), await person('admin', ['0001', '0002'])]
    const file = ['0002', '9999', '02', '1'].map((employer, at) => row(account, `a${at}`, { employer }))
    const answers = async (ctx: Context) =>
      (await listRemarks(ctx, (await preview(account, file, {}, ctx)).run)).items.map(({ value, code, hint }) => [value, code, hint])
    const unknown = [
      ['9999', 'unknown-employer', null],
      ['02', 'unknown-employer', null],
      ['1', 'unknown-employer', '0001'],
    ]
    expect(await answers(near)).toEqual([['0002', 'unknown-employer', null], ...unknown])
    for (const ctx of [wide, operator]) expect(await answers(ctx)).toEqual([['0002', 'employer-out-of-scope', null], ...unknown])
  })

  test('also of a plan that System made', async () => {
    const account = await account0001()
    const [near, wide] = [await person('admin', ['0001']), await person('admin', ['0001', '0002'])]
    const { run } = await preview(account, [row(account, 'a', { employer: '0002' }), row(account, 'b', { employer: '9999' })])
    const told = async (ctx: Context) => {
      const users = await listPlanUsers(ctx, run)
      const opened = await Promise.all(users.items.map(({ number }) => getPlanUser(ctx, run, number)))
      const lines: string[] = []
      for await (const line of (await rowsReport(ctx, run)).rows) lines.push(line.at(-1)!.replace(/\d{4}/, '…'))
      for await (const line of (await rejectedRows(ctx, run)).rows) lines.push(line.at(-1)!.replace(/\d{4}/, '…'))
      const codes = [
        (await listRemarks(ctx, run)).items,
        users.items.map(({ remark }) => remark),
        opened.flatMap((one) => one?.remarks ?? []),
      ]
      return { codes: codes.map((remarks) => remarks.map((remark) => remark?.code)), lines }
    }
    const { codes, lines } = await told(near)
    expect(codes).toEqual(Array(3).fill(['unknown-employer', 'unknown-employer']))
    expect(lines).toHaveLength(4)
    expect(new Set(lines).size).toBe(1)
    for (const ctx of [wide, operator]) {
      const all = await told(ctx)
      expect(all.codes).toEqual(Array(3).fill(['employer-out-of-scope', 'unknown-employer']))
      expect(new Set(all.lines).size).toBe(2)
    }
  })
})

describe('I22 L7 reach that changes between preview and commit', () => {
  const commit = (ctx: Context, run: string) => commitRun(ctx, { run })

  test('an Admin who lost an employer of the account no longer commits', async () => {
    const account = await account0001()
    const admin = await person('admin', ['0001'])
    const { run } = await preview(account, [row(account, 'a')], {}, admin)
    await db().execute(sql`delete from grants where user_id = ${admin.actor.userId}`)
    await expect(commit(admin, run)).rejects.toMatchObject({ code: 'not-found' })
    expect(await holds(account)).toEqual([])
  })

  test('nor does one who loses it while the commit waits', async () => {
    const account = await account0001()
    const admin = await person('admin', ['0001'])
    const { run } = await preview(account, [row(account, 'a')], {}, admin)
    let waiting: Promise<unknown> | undefined
    await db().transaction(async (tx) => {
      await tx.execute(sql`delete from grants where user_id = ${admin.actor.userId}`)
      waiting = commit(admin, run).catch((error) => error)
      await new Promise((resolve) => setTimeout(resolve, 500))
    })
    expect(await waiting).toMatchObject({ name: 'Forbidden' })
    expect(await holds(account)).toEqual([])
  })

  test('a group of the account that came to reach more than the Admin is handed out by nobody but System', async () => {
    const account = await account0001()
    const admin = await person('admin', ['0001'])
    const { run } = await preview(account, [row(account, 'a')], {}, admin)
    await authorise(account.leading, '0002')
    await expect(commit(admin, run)).rejects.toMatchObject({ name: 'Forbidden', code: 'reach' })
    expect(await holds(account)).toEqual([])
    await expect(preview(account, [row(account, 'a')], {}, admin)).rejects.toMatchObject({ code: 'reach' })
  })

  test('L7 I9 whoever is reactivated by an Admin reaches nothing that the Admin does not', async () => {
    const account = await account0001()
    const admin = await person('admin', ['0001'])
    await apply(account, [row(account, 'a'), row(account, 'b')])
    const a = sql`(select id from users where code = 'a' and group_id = ${group(account.hr)})`
    await db().execute(sql`insert into grants (user_id, employer_id) select ${a}, id from employers where code = '0002'`)
    // Changing such a user hands out nothing; reactivating it would.
    const changed = await preview(account, [row(account, 'a', { department: '20' }), row(account, 'b')], {}, admin)
    expect(await commitRun(admin, { run: changed.run, confirm: { losses: 1 } })).toEqual({ ok: true, result: { outcome: 'committed' } })
    await db().execute(sql`update users set status = 'deactivated', deactivated_at = now() where id = ${a}`)
    const revived = await preview(account, [row(account, 'a'), row(account, 'b')], {}, admin)
    expect(revived.counts?.users).toMatchObject({ reactivate: 1 })
    await expect(commitRun(admin, { run: revived.run, confirm: { losses: 1 } })).rejects.toMatchObject({ code: 'reach' })
    expect((await holds(account))[0]).toContain('deactivated')
    await db().execute(sql`insert into grants (user_id, employer_id) select ${admin.actor.userId}, id from employers where code = '0002'`)
    expect(await commitRun(admin, { run: revived.run, confirm: { losses: 1 } })).toEqual({ ok: true, result: { outcome: 'committed' } })
  })

  test('L7 another NetId lets someone else sign in as this user: not for a user who reaches more than the Admin', async () => {
    const account = await account0001()
    const admin = await person('admin', ['0001'])
    const file = (netId: string) =>
      [
        'Werkgevercode;AfdelingCode;Gebruiker_GebruikersGroep;Gebruiker_Code;Gebruiker_Achternaam;Gebruiker_NetId',
        `0001;10;${account.hr};a;Berg;${netId}`,
      ].join('\n')
    const mapping = { columns: { Gebruiker_NetId: 'Gebruiker_NetId' } }
    const first = await preview(account, file('n1'), { mapping }, admin)
    expect(await commitRun(admin, { run: first.run })).toEqual({ ok: true, result: { outcome: 'committed' } })
    await db().execute(sql`
      insert into grants (user_id, employer_id) select u.id, e.id from users u, employers e where u.group_id = ${group(account.hr)} and e.code = '0002'`)
    const second = await preview(account, file('n2'), { mapping }, admin)
    await expect(commitRun(admin, { run: second.run })).rejects.toMatchObject({ code: 'reach' })
  })

  test('L7 whoever gets the mails of a user can set its password: no other address for a user who reaches more than the Admin', async () => {
    const account = await account0001()
    const admin = await person('admin', ['0001'])
    const first = await preview(account, [row(account, 'a'), row(account, 'b')], {}, admin)
    expect(await commitRun(admin, { run: first.run })).toEqual({ ok: true, result: { outcome: 'committed' } })
    const a = sql`(select id from users where code = 'a' and group_id = ${group(account.hr)})`
    await db().execute(sql`insert into grants (user_id, employer_id) select ${a}, id from employers where code = '0002'`)
    const other = (code: string, email: string) =>
      [
        'Werkgevercode;AfdelingCode;Gebruiker_GebruikersGroep;Gebruiker_Code;Gebruiker_Achternaam;Gebruiker_Email',
        `0001;10;${account.hr};${code};Berg;${email}`,
      ].join('\n')
    const taken = await preview(account, other('a', 'iemand@elders.example'), {}, admin)
    await expect(commitRun(admin, { run: taken.run })).rejects.toMatchObject({ name: 'Forbidden', code: 'reach' })
    const { rows } = await db().execute(sql`select email from users where id = ${a} and email = 'iemand@elders.example'`)
    expect(rows).toEqual([])
    const own = await preview(account, other('b', 'iemand@elders.example'), {}, admin)
    expect(await commitRun(admin, { run: own.run })).toEqual({ ok: true, result: { outcome: 'committed' } })
  })

  test('I19 L7 whoever is left out with an error gets no other address, and keeps nobody else from getting one', async () => {
    const account = await account0001({ max_error_rows: '5' })
    const admin = await person('admin', ['0001'])
    const first = await preview(account, [row(account, 'a'), row(account, 'b')], {}, admin)
    expect(await commitRun(admin, { run: first.run })).toEqual({ ok: true, result: { outcome: 'committed' } })
    const named = (code: string) => sql`(select id from users where code = ${code} and group_id = ${group(account.hr)})`
    await db().execute(sql`insert into grants (user_id, employer_id) select ${named('a')}, id from employers where code = '0002'`)
    const file = [
      'Werkgevercode;AfdelingCode;Gebruiker_GebruikersGroep;Gebruiker_Code;Gebruiker_Achternaam;Gebruiker_Email',
      `0001;bestaat-niet;${account.hr};a;Berg;iemand@elders.example`,
      `0001;10;${account.hr};b;Berg;iemand@elders.example`,
    ].join('\n')
    const run = await preview(account, file, {}, admin)
    expect(run.counts?.users).toMatchObject({ error: 1, update: 1 })
    expect(await commitRun(admin, { run: run.run, skipErrors: true })).toEqual({ ok: true, result: { outcome: 'committed' } })
    const { rows } = await db().execute(sql`select code, email from users where id in (${named('a')}, ${named('b')}) order by code`)
    expect(rows).toEqual([
      { code: 'a', email: null },
      { code: 'b', email: 'iemand@elders.example' },
    ])
  })

  test('I10 L7 an Admin who stands in the file, or is missing from it, stays as it is', async () => {
    const account = await account0001({ template: 'volledig' })
    const admin = await person('admin', ['0001'])
    await db().execute(
      sql`update users set group_id = ${group(account.hr)}, code = 'mij', code_key = 'mij' where id = ${admin.actor.userId}`,
    )
    const without = await preview(account, [row(account, 'a')], {}, admin)
    expect(without.counts?.users).toMatchObject({ protected: 1, deactivate: 0 })
    const self = await preview(account, [row(account, 'a'), row(account, 'MIJ', { department: '20' })], {}, admin)
    expect(self.counts?.users).toMatchObject({ error: 1, create: 1, protected: 0 })
    expect((await listRemarks(admin, self.run, { severity: 'error' })).items.map((remark) => remark.code)).toEqual(['higher-level-user'])
  })
})
