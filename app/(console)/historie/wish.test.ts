import { expect, test } from 'vitest'
import { dayFrom, filterOf, filters } from './wish'

test('H3 a day begins and ends in Dutch time, also when the clock changes', () => {
  expect(dayFrom('2026-11-22')?.toISOString()).toBe('2026-11-21T23:00:00.000Z')
  expect(dayFrom('2026-07-01')?.toISOString()).toBe('2026-06-30T22:00:00.000Z')
  // The day of the change to winter time lasts 25 hours.
  expect(dayFrom('2026-10-25')?.toISOString()).toBe('2026-10-24T22:00:00.000Z')
  expect(dayFrom('2026-10-25', 1)?.toISOString()).toBe('2026-10-25T23:00:00.000Z')
})

test('H3 what is no day, number, kind or means filters nothing', () => {
  for (const text of [undefined, '', 'gisteren', '2026-13-45', '0001-01-01', '9999-12-31']) expect(dayFrom(text)).toBeUndefined()
  expect(
    filters({ groep: 'x', werkgever: '0', run: '-1', wat: '__proto__', via: 'constructor', van: 'x', na: 'x', vastlegging: '1' }),
  ).toBe(false)
  expect(filterOf({ wat: 'grant', via: 'opdrachtregel', groep: '12', door: 'demo.01' })).toMatchObject({
    thing: 'grant',
    means: 'command-line',
    groupId: 12,
    actor: 'demo.01',
  })
})
