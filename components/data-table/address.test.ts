import { describe, expect, it } from 'vitest'
import { stateOf, withState } from './address'

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
})
