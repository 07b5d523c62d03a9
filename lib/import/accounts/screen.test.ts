import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { type Context, programContext } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { employerGroupsForAccount, employersForAccount, groupsForAccount } from './choice-queries'
import { setAccount } from './commands'
import { accountsSheet } from './export-queries'
import { accountForm } from './panel-queries'
import { listAccounts } from './queries'

const system: Context = { ...programContext, actor: { kind: 'command-line', name: 'test' }, means: 'command-line' }
let admin: Context

beforeAll(async () => {
  await db().execute(
    sql.raw(`
    insert into user_groups (name, name_key) values ('HR', 'hr'), ('Hrm Zuid', 'hrm zuid'), ('Los', 'los');
    insert into employers (code, name) values ('0001', 'Zorg Noord'), ('0002', 'Bouw'), ('1000', 'Zorg Zuid');
    insert into employers (code, name, ended_at) values ('0099', 'Zorg Voorbij', now());
    insert into employer_groups (name, name_key) values ('Kern', 'kern'), ('Leeg', 'leeg');
    insert into employer_group_members select g.id, e.id from employer_groups g, employers e where g.name = 'Kern' and e.code in ('0001', '0099');
    insert into users (login_name, login_key, level, group_id, status) select v.login, v.login, v.level, g.id, v.status from user_groups g, (values
      ('een', 'user', 'active'), ('twee', 'user', 'active'), ('weg', 'user', 'deactivated'), ('baas', 'admin', 'active')) v(login, level, status)
      where g.name = 'HR'`),
  )
  await setAccount(system, { code: 'a', name: 'Beta', groups: ['HR'], scope: { kind: 'employers', codes: ['0001', '0099'] } })
  await setAccount(system, {
    code: 'b',
    name: 'alfa',
    groups: ['HR', 'Los'],
    template: 'volledig',
    scope: { kind: 'groups', names: ['Kern'] },
  })
  await setAccount(system, { code: 'c', name: 'Gamma' })
  const { rows } = await db().execute<{ id: string }>(sql`select id from users where login_name = 'baas'`)
  const actor = { kind: 'user', userId: Number(rows[0]!.id), login: 'baas', level: 'admin', sessionHash: '' } as const
  admin = { ...programContext, actor, means: 'screen' }
})

const codes = async (...wish: Parameters<typeof listAccounts> extends [unknown, ...infer Rest] ? Rest : never) =>
  (await listAccounts(system, ...wish)).map(({ code }) => code)

describe('the list of accounts', () => {
  test('is sorted by name, ignoring case, or by code, both ways', async () => {
    expect(await codes()).toEqual(['b', 'a', 'c'])
    expect(await codes({ descending: true })).toEqual(['c', 'a', 'b'])
    expect(await codes({ sort: 'code' })).toEqual(['a', 'b', 'c'])
    expect(await codes({ sort: 'code', descending: true })).toEqual(['c', 'b', 'a'])
  })

  test('is searched by name, code and group; a wildcard stands for itself', async () => {
    expect(await codes({ search: 'ALF' })).toEqual(['b'])
    expect(await codes({ search: 'c' })).toEqual(['c'])
    expect(await codes({ search: 'los' })).toEqual(['b'])
    expect(await codes({ search: '%' })).toEqual([])
    expect(await codes({ search: 'a\u0000' })).toEqual([])
  })

  test('stops where it is told to', async () => expect(await codes({}, 2)).toEqual(['b', 'a']))

  test('is exported as it is filtered', async () => {
    const { header, rows } = await accountsSheet(system, { search: 'beta' })
    expect(header.slice(0, 3)).toEqual(['Naam', 'Code', 'Gebruikersgroepen'])
    expect(rows).toEqual([['Beta', 'a', 'HR', 'Per werkgever', 'Standaard Gebruiker Import', 'Afdeling']])
  })
})

describe('the form of an account', () => {
  test('I8 names the other accounts of its groups, and counts whom the full template would deactivate', async () => {
    expect((await accountForm(system, 'A'))?.groups).toEqual([{ name: 'HR', active: 2, accounts: [{ name: 'alfa', full: true }] }])
    expect((await accountForm(system, 'b'))?.groups).toEqual([
      { name: 'HR', active: 2, accounts: [{ name: 'Beta', full: false }] },
      { name: 'Los', active: 0, accounts: [] },
    ])
  })

  test('names its employers and employer groups, what has ended too, and who changed it last', async () => {
    const found = await accountForm(system, 'a')
    expect(found?.employers).toEqual([
      { code: '0001', name: 'Zorg Noord', ended: false },
      { code: '0099', name: 'Zorg Voorbij', ended: true },
    ])
    expect(found?.lastChange).toEqual({ by: expect.stringContaining('test'), at: expect.any(Date) })
    expect((await accountForm(system, 'b'))?.employerGroups).toEqual([{ name: 'Kern', employers: 1 }])
    expect(await accountForm(system, 'bestaat-niet')).toBeNull()
  })
})

describe('what can be chosen', () => {
  test('groups, those that begin with the text first, with their use by others', async () => {
    expect((await groupsForAccount(system, 'hr', 'a')).map(({ name }) => name)).toEqual(['HR', 'Hrm Zuid'])
    expect((await groupsForAccount(system, 'zuid', '')).map(({ name }) => name)).toEqual(['Hrm Zuid'])
    const [hr] = await groupsForAccount(system, 'HR', '')
    expect(hr?.accounts.map(({ name }) => name)).toEqual(['Beta', 'alfa'].toSorted())
  })

  test('open employers by code and by name', async () => {
    expect((await employersForAccount(system, '10')).map(({ code }) => code)).toEqual(['1000'])
    expect((await employersForAccount(system, 'ZORG')).map(({ code }) => code)).toEqual(['0001', '1000'])
    expect((await employersForAccount(system, '')).map(({ code }) => code)).toEqual(['0001', '0002', '1000'])
  })

  test('employer groups with their open employers', async () =>
    expect(await employerGroupsForAccount(system, '')).toEqual([
      { name: 'Kern', employers: 1 },
      { name: 'Leeg', employers: 0 },
    ]))
})

test('L8 all of it is of System alone', async () => {
  for (const asked of [
    () => accountForm(admin, 'a'),
    () => accountsSheet(admin, {}),
    () => groupsForAccount(admin, '', ''),
    () => employersForAccount(admin, ''),
    () => employerGroupsForAccount(admin, ''),
  ])
    await expect(asked()).rejects.toThrow(Forbidden)
})
