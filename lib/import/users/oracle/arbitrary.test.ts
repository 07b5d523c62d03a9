import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ImportCase, importCase } from './arbitrary'
import { oraclePlan } from './oracle'
import { type OraclePlan, OUTCOMES, REMARK_CODES } from './outcome'
import { ci } from './world'

describe('random imports', () => {
  it('give every outcome, every remark code and every reason often', () => {
    const seen = new Map<string, number>()
    const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1)
    for (const { world, settings, file } of fc.sample(importCase(), { numRuns: 500, seed: 20 })) {
      const plan = oraclePlan(world, settings, file)
      for (const what of new Set([...plan.plan.map((one) => one.outcome), ...plan.remarks.map((remark) => remark.code)])) count(what)
      for (const protection of new Set(plan.plan.flatMap((one) => one.protection ?? []))) count(`protected: ${protection}`)
      for (const skipErrors of [false, true]) count(`${skipErrors ? 'skipping' : 'strict'}: ${plan.commitReason({ skipErrors })}`)
    }
    if (process.env.SHOW)
      process.stdout.write(
        `${[...seen]
          .map(([what, times]) => `${String(times).padStart(5)} ${what}`)
          .sort()
          .join('\n')}\n`,
      )
    const reasons = [
      'strict: null',
      'strict: errors',
      'strict: safeguard',
      'strict: empty',
      'strict: undetermined-rows',
      'strict: shared-group',
    ]
    const wanted = [
      ...OUTCOMES,
      ...REMARK_CODES,
      'protected: level',
      'protected: api-client',
      'protected: self',
      ...reasons,
      'skipping: null',
      'skipping: safeguard',
    ]
    expect(wanted.filter((what) => (seen.get(what) ?? 0) < 5)).toEqual([])
  })
})

describe('whatever the file', () => {
  const runs = 150 * Number(process.env.LONG ?? 1)
  const holds = (check: (one: ImportCase, plan: OraclePlan) => void) =>
    fc.assert(
      fc.property(importCase(), (one) => check(one, oraclePlan(one.world, one.settings, one.file))),
      { numRuns: runs, endOnFailure: !process.env.SHRINK },
    )

  it('the accounting closes: rows, users and grants', () =>
    holds(({ file }, plan) => {
      expect(plan.rows.ok + plan.rows.warning + plan.rows.error).toBe(file.rows.length)
      expect(Object.values(plan.users).reduce((a, b) => a + b)).toBe(plan.plan.length)
    }))

  it('I26 the same file again changes nothing of the users that it did not refuse', () =>
    holds(({ settings, file }, plan) => {
      const refused = new Set(plan.plan.filter((one) => one.outcome === 'error').map((one) => one.key))
      const again = oraclePlan(plan.after, settings, file).plan.filter((one) => !refused.has(one.key))
      expect(again.filter((one) => !['unchanged', 'protected', 'error'].includes(one.outcome))).toEqual([])
    }))

  it('U1 login names, codes within a group and NetIds within a domain stay unique', () =>
    holds((_, plan) => {
      const keys = [
        plan.after.users.map((user) => `login ${ci(user.login)}`),
        plan.after.users.flatMap((user) => (user.code === null ? [] : [`code ${JSON.stringify([user.group, ci(user.code)])}`])),
        plan.after.users.flatMap((user) =>
          user.netId === null ? [] : [`net ${JSON.stringify([ci(user.netId), ci(user.ssoDomain ?? '')])}`],
        ),
      ].flat()
      expect(keys.length).toBe(new Set(keys).size)
      for (const user of plan.after.users) expect(user.login.length).toBeLessThanOrEqual(32)
    }))

  it('I10 P7 no user above User, behind a client, or running the import is raised, closed or regranted', () =>
    holds(({ world }, plan) => {
      for (const user of world.users) {
        const after = plan.after.users.find((one) => one.login === user.login)!
        expect(after.level).toBe(user.level)
        if (user.level !== 'user') expect(after).toEqual(user)
        if (user.apiClient === 'open' || user.apiClient === 'suspended')
          expect([after.status, after.group, new Set(after.grants)]).toEqual([user.status, user.group, new Set(user.grants)])
        if (user.login === world.actor && user.status === 'active') expect(after.status).toBe('active')
      }
      for (const user of plan.after.users.slice(world.users.length)) expect(user.level).toBe('user')
    }))

  it('I11 nobody comes into, or leaves, a group that is not the account’s; no grant outside the scope changes', () =>
    holds(({ world, settings }, plan) => {
      const allowed = (group: string | null) => group === null || settings.groups.includes(group)
      for (const after of plan.after.users) {
        const before = world.users.find((one) => one.login === after.login)
        if (before?.group !== after.group)
          expect([allowed(before?.group ?? null), allowed(after.group), after.group !== null]).toEqual([true, true, true])
        if (settings.scope.kind !== 'employers') continue
        const { codes } = settings.scope
        const outside = (grants: typeof after.grants) => new Set(grants.filter((grant) => !codes.includes(grant.werkgevercode)))
        expect(outside(after.grants)).toEqual(outside(before?.grants ?? []))
      }
    }))
})
