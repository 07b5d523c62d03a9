import { describe, expect, test } from 'vitest'
import type { AccountView } from '@/lib/import/accounts/queries'
import { createAccountSchema, saveAccountSchema } from '@/lib/import/accounts/schema'
import { parse } from '@/lib/kernel/parse'
import { atField, blank, changesOf, newAccountOf, valuesOf, withItem, withoutItem } from './values'

const account: AccountView = {
  code: 'demo',
  version: 3,
  name: 'Demo Zorg',
  groups: ['Leidinggevenden', 'HR'],
  scope: { kind: 'employers', codes: ['0002', '0001'] },
  template: 'standaard',
  element: 'afdeling',
  identification: 'groep-en-code',
  loginName: 'prefix',
  prefix: 'Zorg',
  ssoDomain: null,
  contact: 'delivered',
  mapping: { columns: { Gebruiker_Code: 'Mail' }, constants: {}, values: {} },
  maxDeactivated: null,
  maxMoved: '5%',
  maxLosses: 'off',
  maxErrorRows: null,
  recipients: ['a@example.nl', 'b@example.nl'],
  language: 'nl',
}
const stored = valuesOf(account)

describe('what is stored of the form', () => {
  test('nothing of what did not change', () => expect(changesOf(stored, stored)).toEqual({}))

  test('only what changed, as the command reads it', () => {
    const typed = { ...stored, maxMoved: 'default', maxLosses: '12', prefix: '', recipients: 'c@example.nl; a@example.nl', mapping: '' }
    const changes = changesOf(typed, stored)
    expect(changes).toEqual({
      maxMoved: null,
      maxLosses: '12',
      prefix: '',
      recipients: ['c@example.nl', 'a@example.nl'],
      mapping: null,
    })
    expect(parse(saveAccountSchema, { code: 'demo', version: 3, ...changes }).ok).toBe(true)
  })

  test('the scope as a whole, whichever part of it changed', () => {
    expect(changesOf({ ...stored, employers: withItem(stored.employers, '0003') }, stored)).toEqual({
      scope: { kind: 'employers', codes: ['0001', '0002', '0003'] },
    })
    expect(changesOf({ ...stored, scope: 'groups', employerGroups: withItem('', 'Kern') }, stored)).toEqual({
      scope: { kind: 'groups', names: ['Kern'] },
    })
    expect(changesOf({ ...stored, scope: 'all' }, stored)).toEqual({ scope: { kind: 'all' } })
  })

  test('a list is the same whatever the order in which it came about', () => {
    expect(withItem(withoutItem(stored.groups, 'HR'), 'HR')).toBe(stored.groups)
    expect(withItem(stored.groups, 'HR')).toBe(stored.groups)
  })

  test('a new account with nothing but its name and code has the defaults of the table', () => {
    const input = newAccountOf({ ...blank, code: 'zorg', name: 'Zorg' })
    const read = parse(createAccountSchema, input)
    expect(read).toMatchObject({
      ok: true,
      value: { code: 'zorg', name: 'Zorg', groups: [], scope: { kind: 'all' }, mapping: null, prefix: null },
    })
  })

  test('a new one without name or code is told of both', () => {
    const read = parse(createAccountSchema, newAccountOf(blank))
    expect(read.ok ? [] : read.problems.map(({ code, field }) => `${code} ${field}`).toSorted()).toEqual(['required code', 'required name'])
  })
})

describe('a refusal stands at the field that it is about', () => {
  const problemsOf = (typed: typeof stored) => {
    const read = parse(saveAccountSchema, { code: 'demo', version: 3, ...changesOf(typed, stored) })
    return read.ok ? [] : read.problems.map((problem) => atField(problem, typed))
  }
  test('of the address that is none', () =>
    expect(problemsOf({ ...stored, recipients: 'a@example.nl, geen' })).toEqual([
      { code: 'invalid-recipient', field: 'recipients', values: { value: 'geen' } },
    ]))
  test('of a scope without employers', () =>
    expect(problemsOf({ ...stored, employers: '' })).toEqual([{ code: 'scope-empty', field: 'employers' }]))
  test('of a scope without employer groups', () =>
    expect(problemsOf({ ...stored, scope: 'groups' })).toEqual([{ code: 'scope-empty', field: 'employerGroups' }]))
  test('I20 of a safeguard that was left open', () =>
    expect(problemsOf({ ...stored, maxMoved: '', maxErrorRows: '%' })).toEqual([
      { code: 'limit-count', field: 'maxMoved' },
      { code: 'limit-percent', field: 'maxErrorRows' },
    ]))
  test('of an employer that went meanwhile', () =>
    expect(atField({ code: 'unknown-employer', field: 'scope', values: { value: '0009' } }, stored)).toEqual({
      code: 'unknown-employer',
      field: 'employers',
      values: { value: '0009' },
    }))
})
