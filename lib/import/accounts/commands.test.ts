import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { type Context, programContext } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { createAccount, setAccount } from './commands'
import { accountChoices, listAccounts, loadAccount, showAccount } from './queries'

const system: Context = { ...programContext, actor: { kind: 'command-line', name: 'test' }, means: 'command-line' }
const rows = async (query: string) => (await db().execute(sql.raw(query))).rows
const codes = async (input: Parameters<typeof setAccount>[1]) => {
  const done = await setAccount(system, input)
  return done.ok ? 'ok' : done.problems.map(({ code, field, values }) => [code, field, values?.value].filter(Boolean).join(' '))
}
const records = () => rows(`select action, before, after from history_records where thing = 'customer-account' order by id`)

async function admin(login: string, employers: string[]): Promise<Context> {
  const [user] = await rows(`insert into users (login_name, login_key, level) values ('${login}', '${login}', 'admin') returning id`)
  for (const code of employers)
    await db().execute(sql`insert into grants (user_id, employer_id) select ${user?.id}, id from employers where code = ${code}`)
  return { ...programContext, actor: { kind: 'user', userId: Number(user?.id), login, level: 'admin', sessionHash: '' }, means: 'screen' }
}

beforeAll(async () => {
  await db().execute(
    sql.raw(`
    insert into user_groups (name, name_key) values ('HR', 'hr'), ('Leidinggevenden', 'leidinggevenden');
    insert into employers (code, name) values ('0001', 'A'), ('0002', 'B'), ('12', 'C');
    insert into employers (code, name, ended_at) values ('0099', 'Voorbij', now());
    insert into employer_groups (name, name_key) values ('Noord', 'noord'), ('Leeg', 'leeg');
    insert into employer_group_members select g.id, e.id from employer_groups g, employers e where g.name = 'Noord' and e.code in ('0001', '0099')`),
  )
})

describe('account set', () => {
  it('makes an account with the defaults of interface.md', async () => {
    expect(await setAccount(system, { code: 'nieuw' })).toEqual({ ok: true, code: 'nieuw', created: true, changed: true })
    expect(await showAccount(system, 'NIEUW')).toEqual({
      code: 'nieuw',
      name: 'nieuw',
      groups: [],
      scope: { kind: 'all' },
      template: 'standaard',
      element: 'afdeling',
      identification: 'groep-en-code',
      loginName: 'account',
      prefix: null,
      ssoDomain: null,
      contact: 'delivered',
      mapping: null,
      maxDeactivated: null,
      maxMoved: null,
      maxLosses: null,
      maxErrorRows: null,
      recipients: [],
      language: 'nl',
      version: 1,
    })
  })

  it('options not named stay as they are; names ignore case, employer codes do not', async () => {
    const mapping = { columns: { Gebruiker_Code: 'Mail' }, constants: {}, values: { Werkgevercode: { '12': '0012' } } }
    await setAccount(system, {
      code: 'vast',
      name: 'Vast',
      groups: ['hr', 'LEIDINGGEVENDEN'],
      scope: { kind: 'employers', codes: ['12', '0001', '12'] },
      mapping,
    })
    await setAccount(system, { code: 'VAST', template: 'volledig', maxMoved: '5%', prefix: 'X' })
    expect(await showAccount(system, 'vast')).toMatchObject({
      name: 'Vast',
      groups: ['HR', 'Leidinggevenden'],
      scope: { kind: 'employers', codes: ['0001', '12'] },
      mapping,
      template: 'volledig',
      maxMoved: '5%',
      prefix: 'X',
      version: 2,
    })
    await setAccount(system, {
      code: 'vast',
      scope: { kind: 'groups', names: ['NOORD'] },
      groups: [],
      mapping: {},
      prefix: '',
      maxMoved: null,
    })
    expect(await showAccount(system, 'vast')).toMatchObject({
      groups: [],
      scope: { kind: 'groups', names: ['Noord'] },
      mapping: null,
      prefix: null,
      maxMoved: null,
    })
    const [group] = await rows(`select id::int as id from employer_groups where name = 'Noord'`)
    expect(await loadAccount(db(), 'vast')).toMatchObject({ scope: { kind: 'groups', ids: [group?.id] }, groups: [] })
  })

  it('what does not exist is named, value by value, and nothing is kept', async () => {
    expect(await codes({ code: 'mis', groups: ['HR', 'Niets'], scope: { kind: 'employers', codes: ['0001', '1', '0012'] } })).toEqual([
      'unknown-user-group groups Niets',
      'unknown-employer scope 1',
      'unknown-employer scope 0012',
    ])
    expect(await codes({ code: 'mis', scope: { kind: 'groups', names: ['Zuid'] } })).toEqual(['unknown-employer-group scope Zuid'])
    expect(await showAccount(system, 'mis')).toBeNull()
  })

  it('I12 method 2 needs its prefix', async () => {
    expect(await codes({ code: 'pre', loginName: 'prefix' })).toEqual(['prefix-missing prefix'])
    expect(await codes({ code: 'pre', loginName: 'prefix', prefix: 'Z' })).toBe('ok')
    expect(await codes({ code: 'pre', prefix: '' })).toEqual(['prefix-missing prefix'])
  })

  it('refuses a change on an older version', async () => {
    await setAccount(system, { code: 'v', name: 'Een' })
    expect(await codes({ code: 'v', version: 1, name: 'Twee' })).toBe('ok')
    expect(await codes({ code: 'v', version: 1, name: 'Drie' })).toEqual(['changed-meanwhile'])
  })

  it('a change to a version makes nothing where there is no account', async () => {
    expect(await codes({ code: 'weg', version: 1, name: 'X' })).toEqual(['unknown-account'])
    expect(await showAccount(system, 'weg')).toBeNull()
  })

  it('a new account takes no code that another has, ignoring case, and leaves that one as it is', async () => {
    expect(await createAccount(system, { code: 'Eigen', name: 'Eigen', prefix: null, groups: ['HR'] })).toMatchObject({
      ok: true,
      created: true,
    })
    const known = await records()
    expect(await createAccount(system, { code: 'eigen', name: 'Ander' })).toEqual({
      ok: false,
      problems: [{ code: 'account-taken', field: 'code', values: { name: 'Eigen' } }],
    })
    expect(await showAccount(system, 'eigen')).toMatchObject({ code: 'Eigen', name: 'Eigen', groups: ['HR'], version: 1 })
    expect(await records()).toEqual(known)
  })

  it('of two who make the same code at once, one is told', async () => {
    const made = await Promise.all(['Een', 'Twee'].map((name) => createAccount(system, { code: 'samen', name })))
    expect(made.map(({ ok }) => ok).toSorted()).toEqual([false, true])
  })

  it('H1 records before and after, and nothing when nothing changes', async () => {
    await setAccount(system, { code: 'h', groups: ['HR'] })
    await setAccount(system, { code: 'h', groups: ['Leidinggevenden'], maxLosses: 'off' })
    const known = await records()
    expect(await setAccount(system, { code: 'h', groups: ['leidinggevenden'] })).toMatchObject({ changed: false })
    expect(await records()).toEqual(known)
    const [made, changed] = known.slice(-2)
    expect(made).toMatchObject({ action: 'create', before: null, after: { code: 'h', version: 1, group_ids: [expect.any(Number)] } })
    expect(changed).toMatchObject({ action: 'update', before: { version: 1 }, after: { version: 2, max_losses: 'off' } })
  })

  it('a scope of many employers is set in one go', async () => {
    await db().execute(sql.raw(`insert into employers (code, name, ended_at) select 'm' || n, 'M', now() from generate_series(1, 20000) n`))
    const many = Array.from({ length: 20_000 }, (_, i) => `m${i + 1}`)
    expect(await codes({ code: 'veel', scope: { kind: 'employers', codes: many } })).toBe('ok')
    expect((await showAccount(system, 'veel'))?.scope).toMatchObject({ codes: expect.objectContaining({ length: 20_000 }) })
  })
})

it('a list shows each account with its own groups', async () => {
  await setAccount(system, { code: 'g0', name: 'G0' })
  await setAccount(system, { code: 'g1', name: 'G1', groups: ['HR'] })
  await setAccount(system, { code: 'g2', name: 'G2', groups: ['HR', 'Leidinggevenden'] })
  const lines = await listAccounts(system)
  expect(lines.filter((line) => /^g\d$/.test(line.code)).map(({ name, groups }) => [name, groups])).toEqual([
    ['G0', []],
    ['G1', ['HR']],
    ['G2', ['HR', 'Leidinggevenden']],
  ])
})

describe('I22 an Admin', () => {
  it('chooses among the accounts whose whole open scope lies within their reach; System sees all', async () => {
    await setAccount(system, { code: 'alles', scope: { kind: 'all' } })
    await setAccount(system, { code: 'een', scope: { kind: 'employers', codes: ['0001'] } })
    await setAccount(system, { code: 'noord', scope: { kind: 'groups', names: ['Noord'] } })
    await setAccount(system, { code: 'leeg', scope: { kind: 'groups', names: ['Leeg'] } })
    const mine = ['alles', 'een', 'noord', 'leeg']
    const choices = async (ctx: Context) => (await accountChoices(ctx)).map((line) => line.code).filter((code) => mine.includes(code))
    expect(await choices(await admin('een', ['0001']))).toEqual(['een', 'noord'])
    expect(await choices(await admin('alle', ['0001', '0002', '12']))).toEqual(['alles', 'een', 'noord'])
    expect(await choices(await admin('geen', ['0002']))).toEqual([])
    expect((await choices(system)).toSorted()).toEqual(mine.toSorted())
  })

  it('L1 neither sees nor changes the settings', async () => {
    const ctx = await admin('beheer', ['0001', '0002', '12'])
    await expect(setAccount(ctx, { code: 'een', name: 'x' })).rejects.toThrow(Forbidden)
    await expect(showAccount(ctx, 'een')).rejects.toThrow(Forbidden)
    await expect(listAccounts(ctx)).rejects.toThrow(Forbidden)
    await expect(createAccount(ctx, { code: 'nieuw.2', name: 'x' })).rejects.toThrow(Forbidden)
  })
})
