import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { programContext } from '@/lib/kernel/context'
import { countUsers, listUsers, type UserWish } from '@/lib/users/list-queries'
import { freshDatabase } from '../database'
import { tell } from '../report'
import { manyUsers } from './users'

const kinds = ['page', 'sort', 'filter', 'search', 'count'] as const
type Kind = (typeof kinds)[number]
type Request = { kind: Kind; what: string; run: () => Promise<unknown> }

/** Searches: names that many have and few have, two words, part of a login name, part of a code, what everyone has and what nobody has. */
const searches = [
  'zwart',
  'jansen',
  'Müllerveld',
  'nuñez anouk',
  'k77.',
  '0000077@',
  'voorbeeld',
  'bruijnstra post',
  'niemandheetzo',
  'vosdam 9',
]
const filters: UserWish[] = [
  { level: 'admin' },
  { level: 'user' },
  { status: 'active' },
  { status: 'deactivated' },
  { status: 'expiring' },
  { status: 'outside' },
  { group: 1 },
  { group: 7 },
  { group: 'none' },
  { role: 3 },
  { role: 'none', status: 'deactivated' },
  { client: true },
  { client: false, level: 'user' },
]

const list = (kind: Kind, wish: UserWish): Request => ({ kind, what: JSON.stringify(wish), run: () => listUsers(programContext, wish) })

/** What people ask of the list, each of the kinds that S6 names; places are of pages that were really met. */
async function requests(): Promise<Request[]> {
  const found: Request[] = []
  for (const sort of ['login', 'name', 'code'] as const) {
    for (const descending of [false, true]) found.push(list('sort', { sort, descending }))
    // Half-way: what a person gets at by a link, or by a search in the middle.
    const first = await listUsers(programContext, { sort, search: 'mulder', limit: 100 })
    if (first.next) found.push(list('page', { sort, after: first.next }), list('page', { sort, before: first.next }))
    if (first.next)
      found.push(list('page', { sort, after: first.next, search: 'mulder' }), list('page', { sort, after: first.next, level: 'user' }))
  }
  for (const filter of filters) found.push(list('filter', filter), list('filter', { ...filter, sort: 'name', descending: true }))
  for (const search of searches) {
    found.push(
      list('search', { search }),
      list('search', { search, sort: 'name' }),
      list('search', { search, status: 'active', sort: 'code' }),
    )
  }
  for (const filter of [{}, ...filters, ...searches.map((search) => ({ search }))])
    found.push({ kind: 'count', what: JSON.stringify(filter), run: () => countUsers(programContext, filter) })
  return found
}

const percentile = (values: number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN

async function timed(rounds: number): Promise<{ times: Map<Kind, number[]>; slowest: [string, number][] }> {
  const all = await requests()
  const each = new Map<Request, number[]>(all.map((request) => [request, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const request of all) {
      const since = performance.now()
      await request.run()
      // The first round warms the caches of the server, as any minute of use does.
      if (round > 0) each.get(request)?.push(performance.now() - since)
    }
  }
  const times = new Map<Kind, number[]>(
    kinds.map((kind) => [kind, all.flatMap((request) => (request.kind === kind ? (each.get(request) ?? []) : []))]),
  )
  const slowest = all.map((request): [string, number] => [`${request.kind} ${request.what}`, percentile(each.get(request) ?? [], 0.5)])
  return { times, slowest: slowest.sort((a, b) => b[1] - a[1]).slice(0, 8) }
}

/** S6: the list of users as its query function answers it, at 10,000 and at 1,000,000 users with 10,000 employers. */
export async function listCases(): Promise<void> {
  const took = new Map<number, Awaited<ReturnType<typeof timed>>>()
  for (const [users, employers] of [
    [10_000, 100],
    [1_000_000, 10_000],
  ] as const) {
    await freshDatabase(`bench_list_${users}`)
    await db().execute(sql`insert into external_applications (name, name_key) values ('Proef', 'proef') on conflict do nothing`)
    await manyUsers(users, employers)
    took.set(users, await timed(5))
  }
  report(took)
}

function report(took: Map<number, Awaited<ReturnType<typeof timed>>>): void {
  const [small, large] = [took.get(10_000), took.get(1_000_000)]
  if (!small || !large) return
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  for (const kind of kinds) {
    const [few, many] = [small.times.get(kind) ?? [], large.times.get(kind) ?? []]
    const detail = {
      p50: percentile(many, 0.5),
      p95At10000: percentile(few, 0.95),
      mean: mean(many),
      meanAt10000: mean(few),
      requests: many.length,
    }
    tell({ id: 'S6', case: `${kind}, 1000000 users, p95`, value: percentile(many, 0.95), unit: 'ms', target: 100, detail })
    tell({
      id: 'S6',
      case: `${kind}, 10000 to 1000000 users, p95`,
      value: percentile(many, 0.95) / percentile(few, 0.95),
      unit: 'x',
      target: 3,
      detail: { ...detail, slowest: large.slowest },
    })
  }
}
