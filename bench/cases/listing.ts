import { availableParallelism, loadavg } from 'node:os'
import { sql } from 'drizzle-orm'
import { closeDatabase, db } from '@/db/client'
import { type Context, programContext } from '@/lib/kernel/context'
import { groupChoices } from '@/lib/user-groups/choice-queries'
import { type GroupWish, listGroups } from '@/lib/user-groups/list-queries'
import { countUsers, listUsers, type UserWish } from '@/lib/users/list-queries'
import { freshDatabase } from '../database'
import { tell } from '../report'
import { adminOf, manyUsers } from './users'

const kinds = ['page', 'sort', 'filter', 'search', 'count', 'list of an Admin', 'user groups'] as const
type Kind = (typeof kinds)[number]
type Request = { kind: Kind; what: string; run: () => Promise<unknown> }

/**
 * Searches: last names that many have and few have, a first name, what stands before a name, two words, part of a login name, part of a code, what
 * everyone has and what nobody has.
 */
const searches = [
  'zwart',
  'jansen',
  'Müllerveld',
  'johanna',
  'van',
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

const list = (kind: Kind, wish: UserWish, ctx: Context = programContext): Request => ({
  kind,
  what: JSON.stringify(wish),
  run: () => listUsers(ctx, wish),
})

/** What people ask of the list, each of the kinds that S6 names; places are of pages that were really met. */
async function requests(admins: Context[]): Promise<Request[]> {
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
  for (const admin of admins) {
    for (const wish of [{}, { sort: 'name' as const, descending: true }, ...filters.slice(0, 4), ...searches.map((search) => ({ search }))])
      found.push(list('list of an Admin', wish, admin))
    // The page of the list offers groups for work in bulk: only those that the Admin may give.
    for (const text of ['', '77'])
      found.push({ kind: 'list of an Admin', what: `groups to give ${text}`, run: () => groupChoices(admin, text) })
  }
  return [...found, ...(await groupRequests())]
}

/** The list of user groups, in each order, onwards and searched. */
async function groupRequests(): Promise<Request[]> {
  const list = (wish: GroupWish): Request => ({
    kind: 'user groups',
    what: JSON.stringify(wish),
    run: () => listGroups(programContext, wish),
  })
  const found = [list({ without: 'members' }), list({ without: 'employers' }), list({ search: 'groep 77' }), list({ search: 'niemand' })]
  for (const sort of ['name', 'members'] as const) {
    const { next } = await listGroups(programContext, { sort, descending: true })
    found.push(list({ sort }), list({ sort, descending: true }), list({ sort, search: 'groep 1', descending: true }))
    if (next) found.push(list({ sort, after: next, descending: true }))
  }
  return found
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const percentile = (values: number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN

const [turns, roundsOfTurn] = [4, 2]

type System = { url: string; all: Request[]; times: Map<Request, number[]> }

async function systemOf(users: number, employers: number): Promise<System> {
  await freshDatabase(`bench_list_${users}`)
  await db().execute(sql`insert into external_applications (name, name_key) values ('Proef', 'proef') on conflict do nothing`)
  await manyUsers(users, employers)
  // One whose group is authorised for a few employers, one who reaches half of all.
  const admins = [await adminOf(0), await adminOf(Math.round(employers / 2))]
  const all = await requests(admins)
  return { url: process.env.DATABASE_URL as string, all, times: new Map(all.map((request) => [request, []])) }
}

/** Asks everything a few times, after once that warms the caches of server and connections, as any minute of use does. */
async function measure({ url, all, times }: System): Promise<void> {
  await closeDatabase()
  process.env.DATABASE_URL = url
  for (let round = 0; round <= roundsOfTurn; round++) {
    for (const request of all) {
      const since = performance.now()
      await request.run()
      if (round > 0) times.get(request)?.push(performance.now() - since)
    }
  }
}

/** S6: the lists as their query functions answer them, at 10,000 and at 1,000,000 users with 10,000 employers and user groups. */
export async function listCases(): Promise<void> {
  const small = await systemOf(10_000, 100)
  const large = await systemOf(1_000_000, 10_000)
  // In turns, so that whatever else the machine does meets both.
  for (let turn = 0; turn < turns; turn++) for (const system of [small, large]) await measure(system)
  for (const kind of kinds) report(kind, small, large)
}

/** What a request takes is the least of its rounds: whatever else the machine does only adds to it. `p95OfAll` takes every round. */
function report(kind: Kind, small: System, large: System): void {
  const of = ({ all, times }: System) =>
    all.filter((request) => request.kind === kind).map((request) => ({ what: request.what, times: times.get(request) ?? [] }))
  const least = (system: System) => of(system).map(({ times }) => Math.min(...times))
  const [few, many] = [least(small), least(large)]
  const slowest = of(large)
    .map(({ what, times }): [string, number] => [what, Math.round(Math.min(...times))])
    .sort((a, b) => b[1] - a[1])
    .slice(0, 5)
  const p95 = percentile(many, 0.95)
  const everyRound = of(large).flatMap(({ times }) => times)
  const detail = {
    p50: percentile(many, 0.5),
    max: Math.max(...many),
    p95OfAll: percentile(everyRound, 0.95),
    rounds: turns * roundsOfTurn,
    requests: many.length,
    load: loadavg()[0],
    processors: availableParallelism(),
    slowest,
  }
  tell({ id: 'S6', case: `${kind}, 1000000, p95`, value: p95, unit: 'ms, best of rounds', target: 100, detail })
  // How much more the same requests cost together: most take a millisecond or two at 10,000, where single ones say little.
  tell({
    id: 'S6',
    case: `${kind}, 10000 to 1000000`,
    value: mean(many) / mean(few),
    unit: 'x, mean',
    // 100 groups become 10,000: that is not the growth of users that S6 speaks of.
    target: kind === 'user groups' ? null : 3,
    detail: { mean: mean(many), meanAt10000: mean(few), p95At10000: percentile(few, 0.95), growthOfP95: p95 / percentile(few, 0.95) },
  })
}
