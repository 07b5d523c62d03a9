import { describe, expect, test } from 'vitest'
import type { GroupUse } from '@/lib/import/accounts/choice-queries'
import { consequencesOf } from './consequences'
import { blank, type Values } from './values'

const standard = { name: 'Tweede', full: false }
const full = { name: 'Derde', full: true }
const uses = new Map<string, GroupUse>(
  [
    { name: 'HR', active: 12, accounts: [] },
    { name: 'Kern', active: 3, accounts: [standard] },
    { name: 'Rand', active: 5, accounts: [standard, full] },
  ].map((use) => [use.name, use]),
)
const stored: Values = { ...blank, code: 'demo', groups: 'HR\nKern', scope: 'employers', employers: '0001\n0002' }
const of = (changed: Partial<Values>, before: Values | null = stored) => consequencesOf({ ...(before ?? stored), ...changed }, before, uses)

describe('I8 the full template', () => {
  test('deactivates the active users of the groups that come under it', () => {
    expect(of({}).deactivates).toBeNull()
    expect(of({ template: 'volledig' }).deactivates).toEqual({ groups: ['HR', 'Kern'], active: 15 })
    const underFull = { ...stored, template: 'volledig' }
    expect(of({}, underFull).deactivates).toBeNull()
    expect(of({ groups: 'HR\nKern\nRand' }, underFull).deactivates).toEqual({ groups: ['Rand'], active: 5 })
    expect(of({ template: 'volledig' }, null).deactivates).toEqual({ groups: ['HR', 'Kern'], active: 15 })
  })

  test('shares no group: whose imports that refuses', () => {
    expect(of({})).toMatchObject({ refusesOwn: [], refusesOthers: [] })
    expect(of({ template: 'volledig' }).refusesOwn).toEqual([{ group: 'Kern', accounts: ['Tweede'] }])
    const added = { groups: 'HR\nRand' }
    expect(of(added)).toMatchObject({ refusesOwn: [], refusesOthers: [{ group: 'Rand', accounts: ['Derde'] }] })
    expect(of({ ...added, template: 'volledig' })).toMatchObject({
      refusesOwn: [{ group: 'Rand', accounts: ['Tweede', 'Derde'] }],
      refusesOthers: [{ group: 'Rand', accounts: ['Derde'] }],
    })
  })
})

test('I11 a scope is wider when it may hold more than it did', () => {
  expect(of({}).widens).toBe(false)
  expect(of({ employers: '0001' }).widens).toBe(false)
  expect(of({ employers: '0001\n0003' }).widens).toBe(true)
  expect(of({ scope: 'all' }).widens).toBe(true)
  expect(of({ scope: 'groups', employerGroups: 'Kern' }).widens).toBe(true)
  expect(of({ scope: 'employers' }, { ...stored, scope: 'all' }).widens).toBe(false)
  expect(of({ scope: 'all' }, null).widens).toBe(false)
})

test('I20 a safeguard that is switched off, not one that was off already', () => {
  expect(of({ maxMoved: 'off', maxErrorRows: '5%' }).off).toEqual(['maxMoved'])
  expect(of({}, { ...stored, maxMoved: 'off' }).off).toEqual([])
  expect(of({ maxLosses: 'off' }, null).off).toEqual(['maxLosses'])
})
