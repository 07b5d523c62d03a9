import { type SQL, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { sessions, users } from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { countUsers, listUsers, type UserSort, type UserWish } from './list-queries'

const system: Context = { actor: { kind: 'command-line', name: 'proef' }, means: 'command-line', address: null, language: 'nl' }
let admin: Context

/**
 * Words by how many they find: everyone, two thirds and one third (a first name; a last name, together in the order of names), some by e-mail
 * alone and far from their names, one in a hundred, one, and nobody.
 */
const words = ['voorbeeld', 'johanna', 'zwart', 'wart', 'zw', 'ander', 'u0', 'u00077', 'niemandheetzo']

beforeAll(async () => {
  await db().execute(sql`
    insert into users (login_name, login_key, level, status, valid_until, code, code_key, first_name, last_name, email)
    select 'u' || lpad(n::text, 5, '0'), 'u' || lpad(n::text, 5, '0'),
      case when n % 400 = 1 then 'system' when n % 90 = 2 then 'admin' else 'user' end, case when n % 20 = 7 then 'deactivated' else 'active' end,
      case when n % 50 = 3 then current_date + n % 40 - 20 end, case when n % 3 > 0 then 'c' || h end, case when n % 3 > 0 then 'c' || h end,
      case when h % 3 > 0 then 'Johanna' else 'Jan' end, case when h % 5 < 2 then 'Zwart' when h % 5 = 2 then 'Bakker' else 'Aal' end || h % 7,
      case when n % 100 = 9 then 'ander.zwart.' || n || '@voorbeeld.example' else n || '@voorbeeld.example' end
    from (select n, n::bigint * 7919 % 30011 as h from generate_series(1, 30000) n) x`)
  const [boss] = await db().insert(users).values({ loginName: 'beheer', loginKey: 'beheer', level: 'admin' }).returning()
  await db()
    .insert(sessions)
    .values({ idHash: 'x', userId: boss!.id, endsAt: new Date('2999-01-01') })
  admin = { ...system, means: 'screen', actor: { kind: 'user', userId: boss!.id, login: 'beheer', level: 'admin', sessionHash: 'x' } }
  await db().execute(sql`analyze users`)
})

const today = sql`(now() at time zone 'Europe/Amsterdam')::date`
const statuses = {
  active: sql`status = 'active' and (valid_from is null or valid_from <= ${today}) and (valid_until is null or valid_until >= ${today})`,
  deactivated: sql`status = 'deactivated'`,
}
const orders: Record<UserSort, SQL> = { login: sql`login_key`, name: sql`sort_name`, code: sql`coalesce(code_key, chr(1114111))` }

type Asked = { found: string[]; level?: 'user' | 'admin'; status?: 'active' | 'deactivated'; sort: UserSort; descending: boolean }

/** All logins that are found, in order, by one statement that uses no index of the search. */
async function plainly({ found, level, status, sort, descending }: Asked, isAdmin: boolean): Promise<string[]> {
  const direction = descending ? sql`desc` : sql`asc`
  const where = [
    sql`true`,
    ...(isAdmin ? [sql`level <> 'system'`] : []),
    ...(level ? [sql`level = ${level}`] : []),
    ...(status ? [statuses[status]] : []),
    ...found.map((word) => sql`strpos(search_text, ${word.length < 3 ? ` ${word}` : word}) > 0`),
  ]
  const { rows } = await db().execute<{ login: string }>(
    sql`select login_name as login from users where ${sql.join(where, sql` and `)} order by ${orders[sort]} ${direction}, id ${direction}`,
  )
  return rows.map(({ login }) => login)
}

const asked: fc.Arbitrary<Asked> = fc.record({
  found: fc.uniqueArray(fc.constantFrom(...words), { maxLength: 2 }),
  level: fc.constantFrom(undefined, undefined, 'user' as const, 'admin' as const),
  status: fc.constantFrom(undefined, undefined, 'active' as const, 'deactivated' as const),
  sort: fc.constantFrom<UserSort>('login', 'name', 'code'),
  descending: fc.boolean(),
})

describe('S6 pages are those of one plain statement, whichever way they are looked for', () => {
  it('whatever is asked, from any place, of System and Admin', async () => {
    await fc.assert(
      fc.asyncProperty(asked, fc.boolean(), fc.integer({ min: 0, max: 29_000 }), async (wish, isAdmin, far) => {
        const ctx = isAdmin ? admin : system
        const all = await plainly(wish, isAdmin)
        const { found, ...rest } = wish
        const list: UserWish = { ...rest, search: found.join(' ') }
        const most = found.length > 0 ? 1_000 : 10_000
        const first = await listUsers(ctx, list)
        expect(first.items.map(({ login }) => login)).toEqual(all.slice(0, 50))
        // What was gathered is counted to the end; what was not, to where "meer dan" begins.
        for (const { count, more } of [first, await countUsers(ctx, list)]) {
          if (more) expect({ count, isMore: all.length > count }).toEqual({ count: most, isMore: true })
          else expect(count).toBe(all.length)
        }

        // From a place far along: the list of another direction ends there.
        const at = all[far % Math.max(all.length, 1)]
        if (at === undefined) return
        const { rows } = await db().execute<{ key: string; id: string }>(
          sql`select ${orders[wish.sort]} as key, id from users where login_name = ${at}`,
        )
        const place = Buffer.from(JSON.stringify([rows[0]!.key, Number(rows[0]!.id)])).toString('base64url')
        const from = all.indexOf(at)
        const after = await listUsers(ctx, { ...list, after: place })
        expect(after.items.map(({ login }) => login)).toEqual(all.slice(from + 1, from + 51))
        const before = await listUsers(ctx, { ...list, before: place })
        expect(before.items.map(({ login }) => login)).toEqual(all.slice(Math.max(0, from - 50), from))
      }),
      { numRuns: 60 },
    )
  }, 120_000)
})
