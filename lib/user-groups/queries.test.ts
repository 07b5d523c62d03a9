import { inArray, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import {
  customerAccountGroups,
  customerAccounts,
  employerGroupMembers,
  employerGroups,
  employers,
  groupEmployerGroups,
  groupEmployers,
  userGroups,
  users,
} from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { saveGroup } from './commands/save'
import { setGroupEmployers } from './commands/set-employers'
import { groupsSheet } from './export-queries'
import { type GroupPage, type GroupWish, listGroups } from './list-queries'
import { groupMembers, memberChoices } from './member-queries'
import { groupDetails, groupHistory } from './panel-queries'

const system: Context = { actor: { kind: 'command-line', name: 'test' }, means: 'command-line', address: null, language: 'nl' }
const groupId: Record<string, number> = {}
let made: (typeof employers.$inferSelect)[]

beforeAll(async () => {
  const names = ['HR', 'Leeg', ...Array.from({ length: 60 }, (_, n) => `Groep ${String(n).padStart(2, '0')}`)]
  const groups = await db()
    .insert(userGroups)
    .values(names.map((name) => ({ name, nameKey: name.toLowerCase(), description: name === 'HR' ? 'Personeel & 100%' : null })))
    .returning()
  for (const { id, name } of groups) groupId[name] = id
  made = await db()
    .insert(employers)
    .values([
      { code: '0012', name: 'Zorg' },
      { code: '12', name: 'Bouw' },
      { code: '0004', name: 'Kapper' },
      { code: '0099', name: 'Weg', endedAt: new Date() },
    ])
    .returning()
  const [core] = await db().insert(employerGroups).values({ name: 'Kern', nameKey: 'kern' }).returning()
  await db()
    .insert(employerGroupMembers)
    .values(made.slice(1).map(({ id }) => ({ employerGroupId: core!.id, employerId: id })))
  const hr = groupId.HR!
  await db()
    .insert(groupEmployers)
    .values([made[0]!, made[1]!, made[3]!].map(({ id }) => ({ groupId: hr, employerId: id })))
  await db().insert(groupEmployerGroups).values({ groupId: hr, employerGroupId: core!.id })
  const [account] = await db().insert(customerAccounts).values({ code: 'demo', codeKey: 'demo', name: 'Demo Zorg' }).returning()
  await db().insert(customerAccountGroups).values({ accountId: account!.id, groupId: hr })
  const person = (n: number) => ({
    loginName: `Lid.${String(n).padStart(3, '0')}`,
    loginKey: `lid.${String(n).padStart(3, '0')}`,
    level: 'user' as const,
  })
  await db()
    .insert(users)
    .values(
      Array.from({ length: 60 }, (_, n) => ({ ...person(n), groupId: hr, status: n < 3 ? ('deactivated' as const) : ('active' as const) })),
    )
  await db()
    .insert(users)
    .values([
      { ...person(100), lastName: 'Berg', firstName: 'Anouk' },
      { ...person(101), groupId: groupId['Groep 01'] },
    ])
})

const walk = async (wish: GroupWish, way: 'next' | 'previous' = 'next') => {
  const pages: GroupPage[] = []
  for (let page = await listGroups(system, { ...wish, limit: 20 }); ; ) {
    pages.push(page)
    const place = page[way]
    if (!place) return pages
    page = await listGroups(system, { ...wish, limit: 20, ...(way === 'next' ? { after: place } : { before: place }) })
  }
}
const named = (pages: GroupPage[]) => pages.flatMap(({ items }) => items.map(({ name }) => name))

describe('U2 the list of groups', () => {
  test('each with its active members, the open employers it is authorised for, counted once, and the accounts that import into it', async () => {
    const { items, count, more } = await listGroups(system, { search: 'hr' })
    expect(items).toEqual([
      { id: groupId.HR, name: 'HR', description: 'Personeel & 100%', members: 57, employers: 3, accounts: ['Demo Zorg'] },
    ])
    expect([count, more]).toEqual([1, false])
    expect(await groupDetails(system, groupId.HR!)).toEqual({
      id: groupId.HR,
      name: 'HR',
      description: 'Personeel & 100%',
      members: 60,
      deactivated: 3,
      employers: 3,
      first: [
        { code: '0004', name: 'Kapper' },
        { code: '0012', name: 'Zorg' },
        { code: '12', name: 'Bouw' },
      ],
      sets: ['Kern'],
      accounts: [{ code: 'demo', name: 'Demo Zorg' }],
    })
    expect(await groupDetails(system, 99_999)).toBeNull()
  })

  test.each<GroupWish>([{}, { descending: true }, { sort: 'members' }, { sort: 'members', descending: true }])(
    'pages are walked to and fro without a gap: %o',
    async (wish) => {
      const pages = await walk(wish)
      expect(pages[0]!.count).toBe(62)
      expect(new Set(named(pages)).size).toBe(62)
      const back = await listGroups(system, { ...wish, limit: 20, before: pages.at(-1)!.previous! })
      expect(back.items.map(({ name }) => name)).toEqual(pages.at(-2)!.items.map(({ name }) => name))
      if (wish.sort === 'members')
        expect(
          named(pages)
            .slice(wish.descending ? 0 : -2)
            .slice(0, 2)
            .toSorted(),
        ).toEqual(['Groep 01', 'HR'])
    },
  )

  test('search takes no sign for a wildcard; what a group misses can be looked for', async () => {
    expect(named([await listGroups(system, { search: '100%' })])).toEqual(['HR'])
    expect((await listGroups(system, { search: '_' })).count).toBe(0)
    expect((await listGroups(system, { without: 'members' })).count).toBe(60)
    expect((await listGroups(system, { without: 'employers' })).count).toBe(61)
  })

  test('a place that is none, or of another order, begins at the beginning', async () => {
    const place = Buffer.from(JSON.stringify(["0'; drop table users", 1])).toString('base64url')
    for (const wish of [{ sort: 'members', after: place }, { after: 'x' }, { sort: 'members', before: place }] as GroupWish[])
      expect((await listGroups(system, wish)).items).toHaveLength(50)
  })

  test('the export holds the whole of what the filter shows', async () => {
    const sheet = await groupsSheet(system, { without: 'members' })
    const rows: (readonly string[])[] = []
    for await (const row of sheet.rows) rows.push(row)
    expect(sheet.header).toEqual(['Naam', 'Omschrijving', 'Actieve leden', 'Werkgevers', 'Klantaccounts'])
    expect(rows).toHaveLength(60)
    expect(rows[0]).toEqual(['Groep 00', '', '0', '0', ''])
  })
})

describe('U2 members', () => {
  test('page by page to and fro, searched, deactivated ones told', async () => {
    const first = (await groupMembers(system, { groupId: groupId.HR! }))!
    expect(first.items).toHaveLength(25)
    expect(first.items[0]).toEqual({ id: expect.any(Number), login: 'Lid.000', name: null, deactivated: true })
    const second = (await groupMembers(system, { groupId: groupId.HR!, after: first.next! }))!
    expect(second.items[0]!.login).toBe('Lid.025')
    expect((await groupMembers(system, { groupId: groupId.HR!, before: second.previous! }))?.items).toEqual(first.items)
    expect((await groupMembers(system, { groupId: groupId.HR!, search: 'LID.05' }))?.items).toHaveLength(10)
    expect(await groupMembers(system, { groupId: 99_999 })).toBeNull()
  })

  test('users are offered by login name and name, with their group; without a text the latest, those without a group first', async () => {
    expect((await memberChoices(system)).slice(0, 2).map(({ login, group }) => [login, group?.name])).toEqual([
      ['Lid.100', undefined],
      ['Lid.101', 'Groep 01'],
    ])
    expect(await memberChoices(system, 'anouk b')).toEqual([
      { id: expect.any(Number), login: 'Lid.100', name: 'Anouk Berg', deactivated: false, group: null },
    ])
    expect((await memberChoices(system, 'li')).length).toBe(20)
    expect((await memberChoices(system, '%')).length).toBe(0)
  })

  test('L9 on the page Toegang an Admin finds no System user', async () => {
    const made = await db()
      .insert(users)
      .values((['admin', 'system'] as const).map((level) => ({ loginName: `zoek.${level}`, loginKey: `zoek.${level}`, level })))
      .returning()
    const actor = { kind: 'user', userId: made[0]!.id, login: 'zoek.admin', level: 'admin', sessionHash: 'x' } as const
    const logins = async (ctx: Context, text: string) => (await memberChoices(ctx, text, 'access')).map(({ login }) => login)
    expect(await logins({ ...system, actor }, 'zoek.')).toEqual(['zoek.admin'])
    expect(await logins({ ...system, actor }, '')).not.toContain('zoek.system')
    expect(await logins(system, 'zoek.')).toEqual(['zoek.admin', 'zoek.system'])
    await expect(memberChoices({ ...system, actor }, 'zoek.')).rejects.toThrow(Forbidden)
    await db()
      .delete(users)
      .where(
        inArray(
          users.id,
          made.map(({ id }) => id),
        ),
      )
  })
})

test('H1 the history of a group: made, renamed, who came and went, what it is authorised for; a line a transaction', async () => {
  const [one, two] = await db().select().from(users).where(sql`login_key in ('lid.100', 'lid.101')`).orderBy(users.loginKey)
  const add = [one!, two!].map((user) => ({ userId: user.id, from: user.groupId }))
  const done = await saveGroup(system, { groupId: null, name: 'Nieuw', add })
  const id = done.ok ? done.groupId : 0
  await setGroupEmployers(system, { groupId: id, employers: ['0012'], employerGroups: ['Kern'] })
  await saveGroup(system, { groupId: id, name: 'Anders', description: 'Iets', remove: [one!.id] })
  const nothing = { count: 0, names: [] }
  const line = { id: expect.any(Number), at: expect.any(Date), actor: 'opdrachtregel:test', made: false, renamed: null, described: null }
  expect(await groupHistory(system, id)).toEqual([
    {
      ...line,
      renamed: { before: 'Nieuw', after: 'Anders' },
      described: { before: null, after: 'Iets' },
      joined: nothing,
      left: { count: 1, names: ['Lid.100'] },
      gained: nothing,
      lost: nothing,
    },
    { ...line, joined: nothing, left: nothing, gained: { count: 2, names: ['0012', 'Kern'] }, lost: nothing },
    { ...line, made: true, joined: { count: 2, names: ['Lid.100', 'Lid.101'] }, left: nothing, gained: nothing, lost: nothing },
  ])
})

test('L8 none of it for an Admin', async () => {
  const [row] = await db().insert(users).values({ loginName: 'beheer', loginKey: 'beheer', level: 'admin' }).returning()
  const admin: Context = {
    ...system,
    means: 'screen',
    actor: { kind: 'user', userId: row!.id, login: 'beheer', level: 'admin', sessionHash: 'x' },
  }
  const asked = [
    () => listGroups(admin),
    () => groupDetails(admin, 1),
    () => groupHistory(admin, 1),
    () => groupMembers(admin, { groupId: 1 }),
    () => memberChoices(admin),
    () => groupsSheet(admin, {}),
  ]
  for (const ask of asked) await expect(ask()).rejects.toThrow(new Forbidden('level'))
})
