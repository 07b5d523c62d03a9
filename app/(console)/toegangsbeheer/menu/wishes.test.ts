import { expect, test } from 'vitest'
import { after, between, closedIn, countOf, inputOf, noWishes, over, restsOn, stateOf, wished } from './wishes'

const none = { system: [], admin: [], user: [] }
const stored = stateOf({ ...none, admin: ['payroll'] })
const mine = wished(wished(noWishes, stored, 'admin', 'payroll', true), stored, 'user', 'pension', false)

test('L3 what is wished and not saved; back to what is stored is no change', () => {
  expect(countOf(mine)).toBe(2)
  expect(closedIn(after(stored, mine), 'admin')).toEqual([])
  expect(closedIn(after(stored, mine), 'user')).toEqual(['pension'])
  expect(countOf(wished(mine, stored, 'admin', 'payroll', false))).toBe(1)
})

test('as the server takes it: only menus with changes, each with the crosses that were seen', () => {
  expect(inputOf(stored, mine)).toEqual({
    menus: [
      { menu: 'admin', seen: ['payroll'], changes: [{ node: 'payroll', available: true }] },
      { menu: 'user', seen: [], changes: [{ node: 'pension', available: false }] },
    ],
  })
})

test('someone else was first: what they changed shows, and one’s own changes can be laid over it', () => {
  const theirs = stateOf({ system: ['reports'], admin: ['payroll', 'absence'], user: ['pension'] })
  const on = restsOn(mine, stored, theirs)
  expect(closedIn(on, 'system')).toEqual(['reports'])
  const differing = between(on, theirs)
  expect([...differing.system]).toEqual([])
  expect([...differing.admin]).toEqual([['absence', false]])
  expect([...over(mine, theirs).admin]).toEqual([['payroll', true]])
  expect([...over(mine, theirs).user]).toEqual([])
})
