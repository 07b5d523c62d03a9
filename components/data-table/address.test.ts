import { describe, expect, it } from 'vitest'
import { sortHead, stateOf, withState } from './address'

describe('the state of a list in its address', () => {
  it('changes one thing, keeps the others and leaves the place behind', () => {
    const state = { zoek: 'van der & co', niveau: 'user', na: 'abc' }
    expect(withState(state, { niveau: 'admin' })).toBe('?zoek=van+der+%26+co&niveau=admin')
    expect(withState(state, { niveau: undefined })).toBe('?zoek=van+der+%26+co')
    expect(withState(state, { na: 'def' })).toBe('?zoek=van+der+%26+co&niveau=user&na=def')
    expect(withState({}, {})).toBe('?')
  })

  it('reads only what it knows, once', () => {
    expect(stateOf({ zoek: ['a', 'b'], anders: 'x', niveau: '' }, ['zoek', 'niveau'])).toEqual({ zoek: 'a' })
    expect(stateOf({ zoek: 'x'.repeat(600) }, ['zoek']).zoek).toHaveLength(500)
    expect(Object.keys(stateOf({ ['__proto__']: 'x' }, ['zoek']))).toEqual([])
  })

  it('a head sorts up, once more down, and the order that needs no word is that of all that is not understood', () => {
    const words = ['naam', 'leden']
    expect(sortHead({ zoek: 'x', na: 'abc' }, 'naam', words)).toEqual({ href: '?zoek=x&sorteer=naam', sorted: undefined })
    expect(sortHead({ sorteer: 'naam' }, 'naam', words)).toEqual({ href: '?sorteer=naam&richting=af', sorted: 'ascending' })
    expect(sortHead({ sorteer: 'naam', richting: 'af' }, 'naam', words)).toEqual({ href: '?sorteer=naam', sorted: 'descending' })
    expect(sortHead({ sorteer: 'naam', richting: 'af' }, undefined, words)).toEqual({ href: '?', sorted: undefined })
    expect(sortHead({ sorteer: 'iets' }, undefined, words)).toEqual({ href: '?richting=af', sorted: 'ascending' })
  })

  it('where the latest come first, the other way is the one that is said', () => {
    expect(sortHead({}, undefined, ['bestand'], true)).toEqual({ href: '?richting=op', sorted: 'descending' })
    expect(sortHead({ richting: 'op' }, undefined, ['bestand'], true)).toEqual({ href: '?', sorted: 'ascending' })
    expect(sortHead({ sorteer: 'bestand' }, 'bestand', ['bestand'], true)).toMatchObject({
      href: '?sorteer=bestand&richting=af',
      sorted: 'ascending',
    })
  })
})
