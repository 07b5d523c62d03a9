import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { roles } from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { countUsers, listUsers, type UserWish } from './list-queries'

const system: Context = { actor: { kind: 'command-line', name: 'proef' }, means: 'command-line', address: null, language: 'nl' }

// More than are counted have one last name, and stand at the end of the order by name, past what is walked.
let role: number
beforeAll(async () => {
  const [made] = await db().insert(roles).values({ name: 'Rol', nameKey: 'rol' }).returning()
  role = made!.id
  await db().execute(sql`
    insert into users (login_name, login_key, level, role_id, last_name, status, code, code_key)
    select 'u' || lpad(n::text, 5, '0'), 'u' || lpad(n::text, 5, '0'), 'user', case when n > 10050 then ${role} end::bigint, case when n % 2 = 0 then 'Zwart' else 'Aal' end, case when n % 100 = 0 then 'deactivated' else 'active' end,
      case when n % 3 > 0 then 'c' || n end, case when n % 3 > 0 then 'c' || n end
    from generate_series(1, 20100) n`)
  // Found by what everyone else of the search is not, and long before them by name.
  await db().execute(sql`update users set email = 'zwart@voorbeeld.example' where login_name in ('u00001', 'u00203')`)
  await db().execute(sql`analyze users`)
})

const orders = { login: sql`login_key`, name: sql`sort_name`, code: sql`coalesce(code_key, chr(1114111))` }

/** The logins of a page as one plain statement finds them, by number of the row. */
async function plainly(where: ReturnType<typeof sql>, wish: UserWish, from: number): Promise<string[]> {
  const key = orders[wish.sort ?? 'login']
  const direction = wish.descending ? sql`desc` : sql`asc`
  const { rows } = await db().execute<{ login: string }>(
    sql`select login_name as login from users where ${where} order by ${key} ${direction}, id ${direction} offset ${from} limit 50`,
  )
  return rows.map(({ login }) => login)
}

describe('S6 pages are the same however they are found', () => {
  const zwart = sql`(last_name = 'Zwart' or email is not null)`
  it.each<[string, ReturnType<typeof sql>, UserWish]>([
    ['everyone', sql`true`, {}],
    ['many, near', zwart, { search: 'zwart' }],
    ['many, far along the order', zwart, { search: 'zwart', sort: 'name' }],
    ['many, from the end', zwart, { search: 'zwart', sort: 'name', descending: true }],
    ['many of one last name, by code', zwart, { search: 'ZWART', sort: 'code' }],
    ['many of one last name and one level', sql`(${zwart} and level = 'user')`, { search: 'zwart', level: 'user', sort: 'name' }],
    ['many, by the middle of a name', zwart, { search: 'wart', sort: 'name' }],
    ['few', sql`status = 'deactivated'`, { status: 'deactivated', sort: 'name' }],
    ['few, by code, without one last', sql`status = 'deactivated'`, { status: 'deactivated', sort: 'code' }],
    ['many, by code', sql`level = 'user'`, { level: 'user' as const, sort: 'code', descending: true }],
  ])('%s', async (_, where, wish) => {
    const first = await listUsers(system, wish)
    expect(first.items.map(({ login }) => login)).toEqual(await plainly(where, wish, 0))
    const second = await listUsers(system, { ...wish, after: first.next! })
    expect(second.items.map(({ login }) => login)).toEqual(await plainly(where, wish, 50))
    const back = await listUsers(system, { ...wish, before: second.previous! })
    expect(back.items).toEqual(first.items)
    expect(back.previous).toBeNull()
    const counted = await countUsers(system, wish)
    expect({ count: first.count, more: first.more }).toEqual(counted)
    if ('status' in wish) expect(counted).toEqual({ count: 201, more: false })
    else expect(counted).toEqual({ count: 'search' in wish ? 1_000 : 10_000, more: true })
  })

  it('many that stand past what is walked along the order of login names', async () => {
    const { items, count, more } = await listUsers(system, { role })
    expect(items.map(({ login }) => login)).toEqual(await plainly(sql`role_id = ${role}`, {}, 0))
    expect({ count, more }).toEqual({ count: 10_000, more: true })
  })

  it('many of one last name, from before them in the order of names', async () => {
    const [first] = (await listUsers(system, { search: 'zwart', sort: 'name' })).items
    expect(first?.login).toBe('u00001')
    const { next } = await listUsers(system, { search: 'zwart', sort: 'name', limit: 1 })
    const { items, previous } = await listUsers(system, { search: 'zwart', sort: 'name', after: next! })
    expect(items.map(({ login }) => login)).toEqual(await plainly(zwart, { sort: 'name' }, 1))
    const back = await listUsers(system, { search: 'zwart', sort: 'name', before: previous! })
    expect(back.items.map(({ login }) => login)).toEqual(['u00001'])
  })

  it('just as many as are counted, of three conditions that the planner takes for independent', async () => {
    const wish = { search: 'u0', level: 'user' as const, role: 'none' as const }
    const { items, count, more } = await listUsers(system, wish)
    expect(items.map(({ login }) => login)).toEqual(await plainly(sql`login_name like 'u0%' and role_id is null`, {}, 0))
    expect({ count, more }).toEqual({ count: 9_999, more: false })
  })

  it('the last page of many has no next one', async () => {
    const last = await listUsers(system, { search: 'zwart', sort: 'name', descending: true, limit: 500 })
    const tail = await listUsers(system, { search: 'zwart', sort: 'name', before: last.next! })
    expect(tail.next).not.toBeNull()
    const place = Buffer.from(JSON.stringify(['zzzz', 1])).toString('base64url')
    expect(await listUsers(system, { search: 'zwart', sort: 'name', after: place })).toMatchObject({ items: [], next: null, more: true })
  })
})
