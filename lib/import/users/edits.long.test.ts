import fc from 'fast-check'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { worldDifferences } from './against-oracle/compare'
import { loadWorld, readUsers } from './against-oracle/database'
import { drawEdit, type Edit } from './against-oracle/edits'
import { verdict } from './against-oracle/rests'
import { commit, preview } from './against-oracle/runs'
import type { ImportCase } from './oracle/arbitrary'
import { drawFrom } from './oracle/arbitrary/draw'
import { drawFile } from './oracle/arbitrary/file'
import { drawSettings } from './oracle/arbitrary/settings'
import { drawWorld } from './oracle/arbitrary/world'
import { oraclePlan } from './oracle/oracle'

const EDITS = Number(process.env.P3_EDITS ?? 200)
const seed = Number(process.env.P3_SEED ?? Date.now() % 2 ** 31)

const everything = ({ world, settings, file }: ImportCase) => {
  const plan = oraclePlan(world, settings, file)
  const { deactivate, move } = plan.users
  const options = { skipErrors: true, confirmDeactivations: deactivate, confirmMoves: move, confirmLosses: plan.losses }
  return { plan, options }
}

/** A plan that would be committed, and a change by hand before it is. */
const edited = fc.gen().map((g): ImportCase & { edit: Edit } => {
  const d = drawFrom(g)
  for (;;) {
    const world = drawWorld(d)
    const settings = drawSettings(d, world)
    const given = { world, settings, file: drawFile(d, world, settings) }
    const { plan, options } = everything(given)
    if (plan.commitReason(options) === null && plan.users.error < plan.plan.length) return { ...given, edit: drawEdit(d, given) }
  }
})

test(`P3 ${EDITS} changes by hand between preview and commit: what conflicts is refused, what does not goes through, nothing is lost`, async () => {
  const tally = { stale: 0, stands: 0, either: [0, 0] }
  for (const { edit, ...given } of fc.sample(edited, { numRuns: EDITS, seed })) {
    await loadWorld(given.world, given.settings)
    const run = await preview(given.settings.code, given.file, given.world.actor)
    await db().execute(edit.sql)
    const wanted = verdict(given, edit)
    const reason = await commit(run.run, everything(given).options)
    const { settings, file, world } = given
    const where = `seed ${seed}, ${edit.what}: ${JSON.stringify({ about: edit.about, settings, file, world })}`
    if (wanted === 'stale') expect(reason, where).toBe('conflict')
    if (wanted === 'stands') expect(reason, where).toBe(null)
    if (wanted === 'either') tally.either[reason === null ? 1 : 0]!++
    else tally[wanted]++
    // Refused: exactly what was made by hand. Committed: that, and the plan.
    const after = reason === null ? oraclePlan(edit.on(given.world), given.settings, given.file).after : edit.on(given.world)
    expect(worldDifferences(after, await readUsers()), where).toEqual([])
  }
  process.stdout.write(
    `P3 ${EDITS} changes by hand between preview and commit (seed ${seed}): ${tally.stale} conflicting, all refused; ${tally.stands} not conflicting, all ` +
      `went through; of ${tally.either[0]! + tally.either[1]!} in between ${tally.either[0]} refused; 0 lost updates\n`,
  )
})
