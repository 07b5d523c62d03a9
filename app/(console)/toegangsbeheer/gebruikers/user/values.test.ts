import { describe, expect, it } from 'vitest'
import { blank, changesOf, differing, newUserOf } from './values'

const stored = { ...blank, login: 'jan', level: 'user', groupId: '7', lastName: 'Jansen', validUntil: '2027-01-01' }

describe('what the form of a user sends', () => {
  it('only what differs from what is stored; what was emptied is null', () => {
    expect(changesOf(stored, stored)).toEqual({})
    expect(changesOf({ ...stored, lastName: 'Janssen', groupId: '', validUntil: '', roleId: '3' }, stored)).toEqual({
      lastName: 'Janssen',
      groupId: null,
      validUntil: null,
      roleId: 3,
    })
    // A login name that was emptied is for the server to refuse.
    expect(changesOf({ ...stored, login: '' }, stored)).toEqual({ login: '' })
  })

  it('everything of a new user', () => {
    expect(newUserOf({ ...stored, gender: 'V' })).toMatchObject({
      login: 'jan',
      level: 'user',
      groupId: 7,
      roleId: null,
      gender: 'V',
      email: null,
      validFrom: null,
    })
  })

  it('names the fields by which two forms differ', () => {
    expect(differing(stored, { ...stored, email: 'a@b.nl', login: 'piet' })).toEqual(['login', 'email'])
  })
})
