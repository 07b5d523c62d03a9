import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planDifferences, wishes, worldDifferences } from './against-oracle/compare'
import { loadWorld, readUsers } from './against-oracle/database'
import { commit, preview } from './against-oracle/runs'
import { type ImportCase, importCase } from './oracle/arbitrary'
import { oraclePlan } from './oracle/oracle'
import type { CommitOptions } from './oracle/outcome'
import { scenarios } from './oracle/scenarios'

/**
 * Everything in which the real import is not what the oracle says: the preview, which commits are refused and why, that a refusal
 * leaves everything as it was, and the users after the first commit that goes through.
 */
async function differences({ world, settings, file }: ImportCase, commits?: CommitOptions[]): Promise<string[]> {
  const oracle = oraclePlan(world, settings, file)
  await loadWorld(world, settings)
  const real = await preview(settings.code, file, world.actor)
  const found = planDifferences(oracle, real, { world, file })
  for (const options of commits ?? wishes(oracle)) {
    const wanted = oracle.commitReason(options)
    const reason = await commit(real.run, options)
    const what = `after ${JSON.stringify(options)}: `
    if (reason !== wanted) return [...found, `${what}the rules say ${wanted}, the import ${reason}`]
    found.push(...worldDifferences(reason === null ? oracle.after : world, await readUsers()).map((one) => what + one))
    if (reason === null) break
  }
  return found
}

describe('the import does what the rules say', () => {
  it.each(scenarios.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const commits = one.then.commits?.map(([options]) => options) ?? []
    expect(await differences(one, [...commits, ...wishes(oraclePlan(one.world, one.settings, one.file))])).toEqual([])
  })
})

describe('the import against the oracle', () => {
  // As many of 300 as a minute allows; ORACLE_RUNS asks for so many, however long it takes, ORACLE_SEED for those of an earlier run.
  const wanted = Number(process.env.ORACLE_RUNS ?? 0)
  const seed = process.env.ORACLE_SEED ? { seed: Number(process.env.ORACLE_SEED) } : {}
  const runs = wanted ? { numRuns: wanted } : { numRuns: 300, interruptAfterTimeLimit: 60_000 }

  it(`on ${wanted || 'up to 300'} random worlds, settings and files`, { timeout: 120_000 + wanted * 2_000 }, () =>
    fc.assert(
      fc.asyncProperty(importCase(), async (one) => {
        expect(await differences(one)).toEqual([])
      }),
      { ...runs, ...seed, endOnFailure: !process.env.SHRINK },
    ),
  )
})
