import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { grants, sessions, userGroups, users } from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { listUsers, type UserPage, type UserWish } from './list-queries'

const system: Context = { actor: { kind: 'command-line', name: 'proef' }, means: 'command-line', address: null, language: 'nl' }
const row = (login: string, extra: Partial<typeof users.$inferInsert> = {}): typeof users.$inferInsert => ({
  loginName: login,
  loginKey: fold(login),
  level: 'user',
  ...extra,
})
let admin: Context
let group: number

beforeAll(async () => {
  const [made] = await db().insert(userGroups).values({ name: 'HR', nameKey: 'hr' }).returning()
  group = made!.id
  await db()
    .insert(users)
    .values([
      ...Array.from({ length: 23 }, (_, n) =>
        row(`Demo.${n % 2 ? 'a' : 'B'}${n}`, { lastName: `Naam${n % 5}`, firstName: 'Anouk', groupId: group }),
      ),
      row('systeem', { level: 'system', code: 'S1', codeKey: 's1' }),
      row('50%_af', { status: 'deactivated' }),
      row('straks', { validFrom: '2999-01-01', firstName: 'Łukasz', lastName: 'Nuñez', email: 'post@voorbeeld.example' }),
      row('eindig', { validUntil: '2999-01-01' }),
    ])
  const [boss] = await db()
    .insert(users)
    .values(row('beheer', { level: 'admin' }))
    .returning()
  await db()
    .insert(sessions)
    .values({ idHash: 'x', userId: boss!.id, endsAt: new Date('2999-01-01') })
  admin = { ...system, means: 'screen', actor: { kind: 'user', userId: boss!.id, login: 'beheer', level: 'admin', sessionHash: 'x' } }
})

/** All logins as one meets them going on to the last page, and then as one meets them going back to the first. */
async function walk(wish: UserWish): Promise<{ there: string[]; back: string[] }> {
  const seen: UserPage[] = []
  for (let after: string | undefined; ; ) {
    const page = await listUsers(system, { ...wish, limit: 4, after })
    seen.push(page)
    if (!page.next) break
    after = page.next
  }
  const back: string[][] = [seen.at(-1)!.items.map(({ login }) => login)]
  for (let before = seen.at(-1)!.previous; before; ) {
    const page = await listUsers(system, { ...wish, limit: 4, before })
    back.unshift(page.items.map(({ login }) => login))
    before = page.previous
  }
  return { there: seen.flatMap(({ items }) => items.map(({ login }) => login)), back: back.flat() }
}

describe('U1 the list of users', () => {
  it.each([{}, { descending: true }, { sort: 'name' as const }, { sort: 'name' as const, descending: true }])(
    'pages through everyone once, there and back: %o',
    async (wish) => {
      const { there, back } = await walk(wish)
      const all = (await listUsers(system, { ...wish, limit: 500 })).items.map(({ login }) => login)
      expect(all).toHaveLength(28)
      expect(there).toEqual(all)
      expect([...back].sort()).toEqual([...all].sort())
      expect(back).toEqual(all)
    },
  )

  it('sorts by login name, ignoring case', async () => {
    const { items } = await listUsers(system, { search: 'demo.', limit: 500 })
    const keys = items.map(({ login }) => fold(login))
    expect(keys).toEqual([...keys].sort())
    const { items: down } = await listUsers(system, { search: 'demo.', limit: 500, descending: true })
    expect(down.map(({ login }) => login)).toEqual(items.map(({ login }) => login).reverse())
  })

  it('finds text in login name, code and name, and takes % and _ as they are', async () => {
    const found = async (search: string) => (await listUsers(system, { search })).items.map(({ login }) => login)
    expect(await found('0%_')).toEqual(['50%_af'])
    expect(await found('S1')).toEqual(['systeem'])
    expect(await found('ANOUK naam4')).toHaveLength(4)
    expect(await found('naam4 anouk')).toHaveLength(4)
    expect(await found('Nuñez Łukasz')).toEqual(['straks'])
    expect(await found('NUNEZ lukasz')).toEqual(['straks'])
    expect(await found('post@voor')).toEqual(['straks'])
    // One or two characters begin a word.
    expect(await found('ei')).toEqual(['eindig'])
    expect(await found('in')).toEqual([])
    expect(await found('\0')).toHaveLength(28)
  })

  it('filters by level, status and group, and counts what the filter finds', async () => {
    expect(await listUsers(system, { level: 'system' })).toMatchObject({ count: 1, more: false, next: null, previous: null })
    expect((await listUsers(system, { status: 'deactivated' })).items.map(({ state }) => state)).toEqual(['deactivated'])
    expect((await listUsers(system, { group, limit: 2 })).count).toBe(23)
    const states = (await listUsers(system, { search: 'e' })).items.map(({ login, state }) => [login, state])
    expect(states).toContainEqual(['eindig', 'until'])
    expect((await listUsers(system, { search: 'straks' })).items[0]?.state).toBe('outside')
  })

  it('L9 holds no System user for an Admin', async () => {
    const { items, count } = await listUsers(admin, { limit: 500 })
    expect(items.map(({ level }) => level)).not.toContain('system')
    expect(items.find(({ login }) => login === 'beheer')?.lastSignIn).toBeInstanceOf(Date)
    expect(count).toBe(27)
    expect((await listUsers(admin, { level: 'system' })).items).toEqual([])
  })

  it('counts a user’s own grants', async () => {
    const { items } = await listUsers(system, { search: 'beheer' })
    expect(items[0]).toMatchObject({ grants: 0, name: null, group: null })
    expect(await db().select().from(grants)).toEqual([])
  })
})
