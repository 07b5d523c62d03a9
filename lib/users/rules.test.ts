import { describe, expect, it } from 'vitest'
import { locksOut, mayChange, mayGive, mayRearrange } from './rules'

const day = '2026-11-22'
const user = (id: number, validFrom: string | null = null, validUntil: string | null = null) => ({ id, validFrom, validUntil })

describe('L6 the last System user stays', () => {
  it.each([
    ['the only one goes', [user(1)], [], true],
    ['another one remains', [user(1), user(2)], [user(2)], false],
    ['the one that remains has ended', [user(1), user(2, null, '2026-11-21')], [user(2, null, '2026-11-21')], true],
    ['the one that remains ends some day', [user(1), user(2, null, '2027-01-01')], [user(2, null, '2027-01-01')], true],
    ['the one that remains has yet to begin', [user(1), user(2, '2026-11-23')], [user(2, '2026-11-23')], true],
    ['the one that remains began today', [user(1), user(2, day)], [user(2, day)], false],
    ['the only one gets an end', [user(1)], [user(1, null, '2027-01-01')], true],
    ['the only one gets a begin in the future', [user(1)], [user(1, '2026-11-23')], true],
    ['the only one gets a begin in the past', [user(1)], [user(1, '2020-01-01')], false],
    ['one that had ended goes', [user(1), user(2, null, '2020-01-01')], [user(1)], false],
    [
      'the only ones all end, one of them goes',
      [user(1, null, '2027-01-01'), user(2, null, '2027-01-01')],
      [user(2, null, '2027-01-01')],
      false,
    ],
    ['the only one that ends goes', [user(1, null, '2027-01-01')], [], true],
  ])('%s', (_, before, after, expected) => expect(locksOut(before, after, day)).toBe(expected))
})

describe('L7 nobody hands out more than they have', () => {
  const system = { level: 'system', userId: 1 } as const
  const admin = { level: 'admin', userId: 2 } as const
  const plain = { level: 'user', userId: 3 } as const

  it.each([
    [system, 'system', true],
    [system, 'user', true],
    [admin, 'system', false],
    [admin, 'admin', true],
    [admin, 'user', true],
    [plain, 'user', false],
  ] as const)('%o changes and gives level %s: %s', (actor, level, allowed) => {
    expect(mayChange(actor, { level })).toBe(allowed)
    expect(mayGive(actor, level)).toBe(allowed)
  })

  it('an Admin does not rearrange itself, System does', () => {
    expect(mayRearrange(admin, { id: 2 })).toBe(false)
    expect(mayRearrange(admin, { id: 3 })).toBe(true)
    expect(mayRearrange(system, { id: 1 })).toBe(true)
  })
})
