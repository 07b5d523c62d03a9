import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anywhere, placeFrom, placeText } from './keyset'

describe('places in a list', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.maxSafeInteger(), (value, id) => {
        const expected = value.includes('\0') ? null : { value, id: id + 0 }
        expect(placeFrom(placeText({ value, id }))).toEqual(expected)
      }),
    )
  })

  it('anything else is no place', () => {
    fc.assert(fc.property(fc.string(), (text) => void placeFrom(text)))
    for (const value of [[], ['a'], ['a', 'b'], ['a', 1.5], ['a', 1, 2], { value: 'a', id: 1 }, ['a\0', 1], null]) {
      expect(placeFrom(Buffer.from(JSON.stringify(value)).toString('base64url'))).toBeNull()
    }
    expect(placeFrom(undefined)).toBeNull()
  })

  it('what is looked for is text, not a pattern', () => {
    expect(anywhere('50%_a\\b')).toBe('%50\\%\\_a\\\\b%')
  })
})
