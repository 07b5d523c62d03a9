import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import { saveMenu } from '@/lib/access/menus/commands'
import { menuScreen } from '@/lib/access/menus/queries'
import type { Context, Level } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { menus, nodeKeys } from '@/lib/menus/nodes'
import { deactivateUser } from '@/lib/users/commands/deactivate'
import { editUser } from '@/lib/users/commands/edit'
import { type Account, apply, commit, makeAccount, NotDelivered, operator, preview, row } from './world'

const codes = Array.from({ length: 14 }, (_, n) => `p${String(n).padStart(2, '0')}`)
/** Of the people in the account's groups these are above User; `p00` and `p01` are all the System users that there are. */
const above: Record<string, Level> = { p00: 'system', p01: 'system', p02: 'admin', p03: 'admin' }

const person = fc.constantFrom(...codes)
/** Mostly someone who may do it. */
const actor = fc.oneof({ weight: 4, arbitrary: fc.constantFrom('p00', 'p01') }, { weight: 1, arbitrary: person })
const node = fc.constantFrom(...nodeKeys)
/** Changes lean towards closing, and towards the way to the tab Menu. */
const wayToMenu = fc.constantFrom(...nodeKeys.filter((key) => 'maintenance.system.access.menu'.startsWith(key)))
const toggle = fc.record({
  node: fc.oneof({ weight: 8, arbitrary: node }, { weight: 1, arbitrary: wayToMenu }),
  available: fc.constantFrom(false, false, true),
})
const menuChange = fc.record({
  menu: fc.constantFrom(...menus),
  stale: fc.constantFrom(false, false, false, true),
  changes: fc.uniqueArray(toggle, { minLength: 1, maxLength: 6, selector: (change) => change.node }),
})
export const step = fc.oneof(
  fc.record({
    kind: fc.constant('menus' as const),
    by: actor,
    menus: fc.uniqueArray(menuChange, { minLength: 1, maxLength: 3, selector: ({ menu }) => menu }),
  }),
  fc.record({
    kind: fc.constant('import' as const),
    people: fc.uniqueArray(fc.record({ code: person, leading: fc.boolean(), name: fc.constantFrom('Berg', '', 'Dijk') }), {
      maxLength: 14,
      selector: ({ code }) => code,
    }),
    byCode: fc.boolean(),
    by: actor,
  }),
  fc.record({
    kind: fc.constant('user' as const),
    by: actor,
    whom: person,
    what: fc.constantFrom('deactivate' as const, 'demote' as const, 'end' as const),
  }),
)
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Two System users, two Admins and ten Users, all of them in the groups of an account with the full template and without safeguards. */
export async function lockoutWorld(): Promise<Account> {
  const off = { max_deactivated: 'off', max_moved: 'off', max_losses: 'off', max_error_rows: 'off' }
  const account = await makeAccount({ template: 'volledig', ...off })
  await apply(
    account,
    codes.map((code) => row(account, code)),
  )
  for (const [code, level] of Object.entries(above)) await db().execute(sql`update users set level = ${level} where code = ${code}`)
  return account
}

/** Does a step as whoever wants it; answers 'done', or why not. */
export async function take(account: Account, wanted: Step): Promise<string> {
  const ctx = await contextOf(wanted.by)
  try {
    if (wanted.kind === 'import') return await importing(account, wanted, ctx)
    const result = wanted.kind === 'menus' ? await saving(wanted, ctx) : await changing(wanted, ctx)
    return result.ok ? 'done' : result.problems.map(({ code }) => code).join()
  } catch (error) {
    if (error instanceof Forbidden) return error.code
    // Whoever was demoted meanwhile no longer covers the account (I22).
    if (error instanceof NotDelivered) return error.message
    throw error
  }
}

async function saving(wanted: Extract<Step, { kind: 'menus' }>, ctx: Context) {
  const { closed } = await menuScreen(operator)
  const asked = wanted.menus.map(({ menu, stale, changes }) => ({ menu, seen: stale ? [] : closed[menu], changes }))
  return saveMenu(ctx, { menus: asked })
}

async function changing({ whom, what }: Extract<Step, { kind: 'user' }>, ctx: Context) {
  const userId = await idOf(whom)
  if (what === 'deactivate') return deactivateUser(ctx, { userId })
  return editUser(ctx, what === 'demote' ? { userId, level: 'admin' } : { userId, validUntil: '2020-01-01' })
}

async function importing(account: Account, { people, byCode, by }: Extract<Step, { kind: 'import' }>, ctx: Context) {
  const rows = people.map(({ code, leading, name }) => row(account, code, { name, ...(leading && { group: account.leading }) }))
  const starter = above[by] === 'system' ? ctx : operator
  const run = await preview(account, rows, { identification: byCode ? 'code' : 'groep-en-code' }, starter)
  const safeguards = run.counts?.safeguards
  const confirm = safeguards && {
    deactivations: safeguards.deactivations.count,
    moves: safeguards.moves.count,
    losses: safeguards.losses.count,
  }
  const result = await commit(run, { skipErrors: true, confirm }, starter)
  return result.outcome === 'committed' ? 'done' : result.outcome
}

/** The first of that code: an import may make another one in another group. */
async function idOf(code: string): Promise<number> {
  const { rows } = await db().execute<{ id: number }>(sql`select id::float8 as id from users where code = ${code} order by id limit 1`)
  return rows[0]!.id
}

async function contextOf(code: string): Promise<Context> {
  const userId = await idOf(code)
  const actor = { kind: 'user', userId, login: code, level: 'system', sessionHash: 'x' } as const
  return { actor, means: 'screen', address: null, language: 'nl' }
}

/** How many active System users reach the tab Menu. */
export async function whoReachMenu(): Promise<number> {
  let count = 0
  for (const [code, level] of Object.entries(above))
    if (level === 'system')
      count += await guard(db(), await contextOf(code), 'menu').then(
        () => 1,
        () => 0,
      )
  return count
}

/** Takes generated steps one after another and calls `look` after each; answers how each kind went. */
export async function walk(count: number, seed: number, look: (reach: number, wanted: Step, outcome: string) => void) {
  const account = await lockoutWorld()
  const tally: Record<string, number> = {}
  for (const [number, wanted] of fc.sample(step, { numRuns: count, seed }).entries()) {
    const outcome = await take(account, wanted)
    const key = `${wanted.kind} ${outcome === 'done' ? 'done' : 'refused'}`
    tally[key] = (tally[key] ?? 0) + 1
    look(await whoReachMenu(), wanted, outcome)
    // Both, and nobody else, are System users again now and then, so that there is something to lose.
    if (number % 10 === 9)
      await db().execute(sql`
        update users set level = 'system', status = 'active', valid_until = null where id in (${await idOf('p00')}, ${await idOf('p01')})`)
  }
  return tally
}
