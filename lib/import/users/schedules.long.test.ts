import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { verify } from '@/lib/history/verify'
import { loadWorld, readUsers } from './against-oracle/database'
import { commit, preview } from './against-oracle/runs'
import { committing, drawByHand, type Operation, serialOrder } from './against-oracle/schedules'
import type { ImportCase } from './oracle/arbitrary'
import { type Draw, drawFrom } from './oracle/arbitrary/draw'
import { drawFile } from './oracle/arbitrary/file'
import { drawSettings } from './oracle/arbitrary/settings'
import { drawWorld } from './oracle/arbitrary/world'
import { oraclePlan } from './oracle/oracle'
import type { Settings, World } from './oracle/world'

const SCHEDULES = Number(process.env.P4_SCHEDULES ?? 200)
const seed = Number(process.env.P4_SEED ?? Date.now() % 2 ** 31)

/** What a person would confirm of this plan; null when it would not be committed anyway. */
function wishes({ world, settings, file }: ImportCase) {
  const plan = oraclePlan(world, settings, file)
  const { deactivate, move } = plan.users
  const options = { skipErrors: true, confirmDeactivations: deactivate, confirmMoves: move, confirmLosses: plan.losses }
  return plan.commitReason(options) === null && plan.plan.some(({ outcome }) => !['error', 'unchanged'].includes(outcome)) ? options : null
}

function drawImport(d: Draw, world: World, settings: Settings): ImportCase | null {
  for (let n = 0; n < 10; n++) {
    const given = { world, settings, file: drawFile(d, world, settings) }
    if (wishes(given)) return given
  }
  return null
}

type Schedule = { first: ImportCase; second: ImportCase; byHand: Operation[]; starts: number[] }

/** Two imports, of one account, of two with the same groups or of two apart, and up to two changes by hand, each with a moment at which it begins. */
const schedules = fc.gen().map((g): Schedule => {
  const d = drawFrom(g)
  for (;;) {
    const twoAccounts = d.chance(60)
    const world = { ...drawWorld(d), actor: null }
    const drawn = { ...drawSettings(d, world), ...(twoAccounts ? { template: 'standaard' as const } : {}) }
    const apart = twoAccounts && d.chance(70)
    const safeguards = { maxDeactivated: 'off', maxMoved: 'off', maxLosses: 'off', maxErrorRows: 'off' }
    const settings = { ...drawn, safeguards, ...(apart ? { groups: ['HR'] } : {}) }
    const other = twoAccounts ? { ...settings, code: 'twee', ...(apart ? { groups: ['Leidinggevenden'] } : {}) } : settings
    const shared = twoAccounts ? [{ code: 'twee', groups: other.groups }] : []
    const together = { ...world, otherAccounts: [...world.otherAccounts, ...shared] }
    const first = drawImport(d, together, settings)
    const second = first && drawImport(d, together, other)
    if (!first || !second) continue
    const byHand = Array.from({ length: d.below(3) }, () => drawByHand(d, first))
    return { first, second, byHand, starts: Array.from({ length: 4 }, () => (d.chance(40) ? 0 : d.below(60))) }
  }
})

/** The second account is the first but for its code: `loadWorld` knows the groups of others, not their settings. */
const alike = (code: string) =>
  db().execute(sql`
    update customer_accounts o set name = a.name, template = a.template, element = a.element, identification = a.identification, login_name = a.login_name,
      prefix = a.prefix, sso_domain = a.sso_domain, contact = a.contact, mapping = a.mapping, scope = a.scope, max_deactivated = a.max_deactivated,
      max_moved = a.max_moved, max_losses = a.max_losses, max_error_rows = a.max_error_rows
    from customer_accounts a where a.id = 1 and o.code = ${code} and o.id <> 1`)

const alikeScope = (code: string) =>
  db().execute(sql`
    with o as (select id from customer_accounts where code = ${code} and id <> 1),
      named as (insert into customer_account_employers select o.id, e.employer_id from o, customer_account_employers e where e.account_id = 1)
    insert into customer_account_employer_groups select o.id, e.employer_group_id from o, customer_account_employer_groups e where e.account_id = 1`)

test(`P4 ${SCHEDULES} schedules of two imports and changes by hand end as some serial order would`, async () => {
  const tally = { both: 0, one: 0, none: 0, byHand: 0, refused: new Map<string, number>() }
  for (const { first, second, byHand, starts } of fc.sample(schedules, { numRuns: SCHEDULES, seed })) {
    await loadWorld(first.world, first.settings)
    await alike(second.settings.code)
    await alikeScope(second.settings.code)
    const imports = []
    for (const [name, given] of Object.entries({ first, second })) {
      const { run } = await preview(given.settings.code, given.file, null)
      imports.push(committing(given, `${name} import`, () => commit(run, wishes(given)!)))
    }
    const operations = [...imports, ...byHand]
    const done = await Promise.all(operations.map(({ run }, i) => sleep(starts[i]).then(run)))
    const order = serialOrder(first.world, operations, done, await readUsers())
    const told = operations.map(({ what }, i) => `${what} ${done[i]}`).join(', ')
    expect(order, `seed ${seed}: ${told}: ${JSON.stringify({ first, second: { ...second, world: null } })}`).not.toBeNull()
    const committed = done.slice(0, 2).filter((one) => one === 'committed').length
    tally[committed === 2 ? 'both' : committed === 1 ? 'one' : 'none']++
    tally.byHand += byHand.length
    for (const one of done.slice(0, 2)) if (one !== 'committed') tally.refused.set(one, (tally.refused.get(one) ?? 0) + 1)
  }
  expect(await verify()).toMatchObject({ ok: true })
  const refused = [...tally.refused].map(([reason, times]) => `${reason} ${times}`).join(', ')
  process.stdout.write(
    `P4 ${SCHEDULES} schedules of two imports and ${tally.byHand} changes by hand (seed ${seed}): all end as a serial order would; both imports committed ` +
      `${tally.both} times, one ${tally.one}, none ${tally.none} (${refused}); the chain of the history verifies\n`,
  )
})
