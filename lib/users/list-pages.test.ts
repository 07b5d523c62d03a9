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
  const zwart = sql`last_name = 'Zwart'`
  it.each<[string, ReturnType<typeof sql>, UserWish]>([
    ['everyone', sql`true`, {}],
    ['many, near', zwart, { search: 'zwart' }],
    ['many, far along the order', zwart, { search: 'zwart', sort: 'name' }],
    ['many, from the end', zwart, { search: 'zwart', sort: 'name', descending: true }],
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
    expect(counted).toEqual(first.items.length > 0 && wish.status ? { count: 201, more: false } : { count: 10_000, more: true })
  })

  it('many that stand past what is walked along the order of login names', async () => {
    const { items, count, more } = await listUsers(system, { role })
    expect(items.map(({ login }) => login)).toEqual(await plainly(sql`role_id = ${role}`, {}, 0))
    expect({ count, more }).toEqual({ count: 10_000, more: true })
  })

  it('the last page of many has no next one', async () => {
    const last = await listUsers(system, { search: 'zwart', sort: 'name', descending: true, limit: 500 })
    const tail = await listUsers(system, { search: 'zwart', sort: 'name', before: last.next! })
    expect(tail.next).not.toBeNull()
    const place = Buffer.from(JSON.stringify(['zzzz', 1])).toString('base64url')
    expect(await listUsers(system, { search: 'zwart', sort: 'name', after: place })).toMatchObject({ items: [], next: null, more: true })
  })
})
