import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loginNames, loginStem, numbered } from './login-name'

describe('I12 login names', () => {
  test('each is the first that is free, in the order asked, whatever they have in common', () => {
    // Few letters and long starts, so that stems collide before and after they are cut.
    const stem = fc
      .tuple(fc.constantFrom(28, 29, 30, 31, 32, 4), fc.stringMatching(/^[aB10]{1,4}$/))
      .map(([length, end]) => 'x'.repeat(length - end.length) + end)
    fc.assert(
      fc.property(fc.array(stem, { maxLength: 60 }), fc.array(stem, { maxLength: 10 }), (stems, present) => {
        const give = loginNames(new Set(present.map((name) => name.toLowerCase())))
        const naive = new Set(present.map((name) => name.toLowerCase()))
        for (const one of stems) {
          let n = 1
          while (naive.has(numbered(one, n).toLowerCase())) n++
          naive.add(numbered(one, n).toLowerCase())
          expect(give(one)).toEqual({ name: numbered(one, n), number: n })
        }
      }),
    )
  })

  test('a hundred thousand namesakes, and as many whose names are only cut short, cost no more than a few looks each', () => {
    for (const stemOf of [() => 'Demo.JBerg', (i: number) => `Demo.${'x'.repeat(25)}${(i % 1296).toString(36).padStart(2, '0')}`]) {
      let looks = 0
      const taken = new (class extends Set<string> {
        override has(key: string) {
          looks++
          return super.has(key)
        }
      })()
      const give = loginNames(taken)
      const names = new Set(Array.from({ length: 100_000 }, (_, i) => give(stemOf(i)).name))
      expect(names.size).toBe(100_000)
      expect(looks).toBeLessThan(500_000)
    }
  })

  test('at most 32 characters, as the database counts them', () => {
    const stem = loginStem('😀'.repeat(32), { initials: 'J.', firstName: null, lastName: 'Berg' })
    expect([...stem]).toHaveLength(32)
    expect([...numbered(stem, 12)]).toHaveLength(32)
    expect(numbered(stem, 12).isWellFormed()).toBe(true)
  })
})
