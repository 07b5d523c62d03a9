import { expect, test } from 'vitest'
import { effectsOf } from '@/lib/menus/rules'
import { reasonsOf, sentencesOf } from './sentences'
import { noWishes, stateOf, wished } from './wishes'

const closedAtFirst = ['maintenance-new', 'maintenance-new.system', 'maintenance-new.system.access'] as const
const fresh = stateOf({ system: closedAtFirst, admin: closedAtFirst, user: [] })
const closing = (...keys: Parameters<typeof stateOf>[0]['admin']) => stateOf({ system: closedAtFirst, admin: keys, user: [] })

test('levels for which the same holds share a sentence', () => {
  expect(sentencesOf(effectsOf(fresh, closing()))).toEqual([
    { kind: 'gains', levels: ['system', 'admin'], keys: ['maintenance-new.system.access'] },
  ])
  expect(sentencesOf(effectsOf(fresh, closing('maintenance-new')))).toEqual([])
})

test('a folder stands for what lies under it, as far as the level could get it', () => {
  const without = stateOf({ system: closedAtFirst, admin: closedAtFirst, user: ['payroll', 'reports.own'] })
  expect(sentencesOf(effectsOf(fresh, without))).toEqual([{ kind: 'loses', levels: ['user'], keys: ['payroll', 'reports.own'] }])
  expect(sentencesOf(effectsOf(fresh, closing(...closedAtFirst, 'maintenance.system')))).toEqual([
    { kind: 'loses', levels: ['admin'], keys: ['maintenance.system'] },
  ])
  expect(wished(noWishes, fresh, 'admin', 'payroll', true).admin.size).toBe(0)
})

test('where nobody gets or loses anything, only the reasons that apply are told', () => {
  const told = (changed: typeof fresh) => {
    expect(sentencesOf(effectsOf(fresh, changed))).toEqual([])
    return reasonsOf(fresh, changed)
  }
  expect(told(closing('maintenance-new', 'maintenance-new.system'))).toEqual(['above'])
  expect(told(closing('maintenance-new.system', 'maintenance-new.system.access'))).toEqual(['under'])
  expect(told(closing('maintenance.history', ...closedAtFirst))).toEqual(['level'])
  expect(told(stateOf({ system: ['maintenance.reach', ...closedAtFirst], admin: closedAtFirst, user: [] }))).toEqual(['other'])
})
