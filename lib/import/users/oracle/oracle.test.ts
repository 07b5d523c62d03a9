import { describe, expect, it } from 'vitest'
import { expected, observed } from './expectation'
import { oraclePlan } from './oracle'
import { scenarios } from './scenarios'

describe('the oracle of the user import', () => {
  it.each(scenarios.map((one) => [one.name, one] as const))('%s', (_, { world, settings, file, then }) => {
    const given = structuredClone({ world, settings, file })
    const plan = oraclePlan(world, settings, file)
    expect(observed(plan, then)).toEqual(expected(then))
    for (const [options, reason] of then.commits ?? []) expect([options, plan.commitReason(options)]).toEqual([options, reason])
    expect({ world, settings, file }).toEqual(given)
  })

  it('has scenarios with names of their own, each with certain remarks only', () => {
    expect(new Set(scenarios.map((one) => one.name)).size).toBe(scenarios.length)
    for (const { name, world, settings, file } of scenarios)
      expect(
        oraclePlan(world, settings, file).remarks.filter((remark) => remark.open),
        name,
      ).toEqual([])
  })
})
