import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { fold } from '@/lib/kernel/fold'
import type { Asker } from './turns'

const quarter = 15 * 60
const day = 24 * 3600

/** An attempt of whoever gives this login name; `knownBrowser` is the hash of the browser's cookie when this user signed in with it before. */
export type Attempt = { login: string; address: string | null; knownBrowser: string | null }
/** `refund` takes an attempt that proved right out of the counts again. */
export type Admission = { ok: true; refund: () => Promise<void> } | { ok: false; seconds: number }
type Counter = { key: string; most: number; seconds: number }

const hashOf = (...parts: string[]) => createHash('sha256').update(JSON.stringify(parts)).digest('base64url')

/** Whoever has one IPv6 address has the 2^64 beside it. */
function networkOf(address: string | null): string {
  const plain = address?.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '') ?? ''
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail?.split(':').filter(Boolean) ?? []
  return [...left, ...new Array<string>(8 - left.length - right.length).fill('0'), ...right].slice(0, 4).join(':')
}

/** Who asks, as far as a source address tells, where passwords are looked at in turn. */
export const networkAsker = (address: string | null): Asker => `network ${networkOf(address)}`

/**
 * What an attempt counts for (P13): the login name and the source address together, or, for a browser that this user signed in with,
 * the name and that browser; and the name from everywhere together, so that a crowd of addresses gets no more than a hundred. A known
 * browser is left out of the last one: whatever others guess, the user gets in.
 */
function countersOf({ login, address, knownBrowser }: Attempt): Counter[] {
  const name = fold(login)
  const source = knownBrowser ? hashOf('browser', name, knownBrowser) : hashOf('address', name, networkOf(address))
  const own = [
    { key: `sign-in:quarter:${source}`, most: 20, seconds: quarter },
    { key: `sign-in:day:${source}`, most: 60, seconds: day },
  ]
  return knownBrowser ? own : [...own, { key: `sign-in:name:${hashOf(name)}`, most: 100, seconds: day }]
}

const now = sql`(extract(epoch from clock_timestamp()) * 1000)::bigint`

/** Admits a password to be looked at: at sign-in, and where one who is signed in gives it again. Both count together. */
export const admit = (attempt: Attempt): Promise<Admission> => count(countersOf(attempt))

/**
 * Admits someone who forgot a password (P13): by name and source, or by the browser that this user signed in with, so that whoever asks for
 * someone else's name does not keep that person from asking; by name from everywhere, so that nobody's mailbox is filled; and by source.
 */
export function admitForgotten({ login, address, knownBrowser }: Attempt): Promise<Admission> {
  const name = fold(login)
  const network = networkOf(address)
  const source = knownBrowser ? hashOf('browser', name, knownBrowser) : hashOf('address', name, network)
  return count([
    { key: `forgotten:hour:${source}`, most: 3, seconds: 3600 },
    { key: `forgotten:network:${hashOf(network)}`, most: 60, seconds: 3600 },
    ...(knownBrowser ? [] : [{ key: `forgotten:name:${hashOf(name)}`, most: 10, seconds: day }]),
  ])
}

/**
 * Counts an attempt before it is looked at, so that guesses sent at the same moment count as well. The counters stand in the database:
 * they survive a restart and are shared by all processes. Refused: the seconds until it makes sense to try again.
 */
async function count(given: Counter[]): Promise<Admission> {
  const counters = given.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  const rows = sql.join(
    counters.map(({ key, seconds }) => sql`(${key}, 1, ${now} + ${seconds * 1000}::bigint)`),
    sql`, `,
  )
  const counted = await db().execute<{ key: string; points: number; seconds: number }>(sql`
    insert into rate_limits as r (key, points, expire) values ${rows}
    on conflict (key) do update set
      points = case when r.expire <= ${now} then 1 else r.points + 1 end,
      expire = case when r.expire <= ${now} then excluded.expire else r.expire end
    returning key, points, ceil((expire - ${now}) / 1000.0)::int as seconds`)
  if (Math.random() < 0.05) await forgetExpired()
  const reached = counted.rows.filter((row) => row.points > counters.find(({ key }) => key === row.key)!.most)
  const refund = async () => {
    const keys = sql.join(
      counters.map(({ key }) => sql`${key}`),
      sql`, `,
    )
    await db().execute(sql`
      with mine as (select key from rate_limits where key in (${keys}) order by key for update)
      update rate_limits r set points = greatest(r.points - 1, 0) from mine where r.key = mine.key`)
  }
  if (reached.length === 0) return { ok: true, refund }
  // Only what is looked at counts: one limit that is reached does not use up another.
  await refund()
  return { ok: false, seconds: Math.max(...reached.map((row) => row.seconds), 1) }
}

/** Now and then, a few at a time: guessing under ever new names must not fill the table for good. */
async function forgetExpired(): Promise<void> {
  await db().execute(sql`
    delete from rate_limits where key in (select key from rate_limits where expire < ${now} order by expire limit 200 for update skip locked)`)
}
