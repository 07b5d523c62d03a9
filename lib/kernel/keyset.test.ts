import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anywhere, pageOf, placeFrom, placeText, walkFrom } from './keyset'

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

  it('pages lead to one another: ahead and back through the same rows, and no further than the list', () => {
    const list = Array.from({ length: 7 }, (_, at) => ({ key: `k${at}`, id: at + 1 }))
    /** As the database walks: from a place on, in one direction, one row more than a page shows. */
    const read = (wish: { after?: string; before?: string }) => {
      const walk = walkFrom(wish)
      const along = walk.backwards ? [...list].reverse() : list
      const begin = walk.place ? along.findIndex(({ id }) => id === walk.place!.id) + 1 : 0
      return pageOf(along.slice(begin, begin + 4), 3, walk)
    }
    const ids = ({ shown }: ReturnType<typeof read>) => shown.map(({ id }) => id)
    const first = read({})
    const second = read({ after: first.next! })
    const third = read({ after: second.next! })
    expect([ids(first), ids(second), ids(third)]).toEqual([[1, 2, 3], [4, 5, 6], [7]])
    expect([first.previous, third.next]).toEqual([null, null])
    const back = read({ before: third.previous! })
    expect([ids(back), back.next, back.previous]).toEqual([ids(second), second.next, second.previous])
    expect(ids(read({ before: back.previous! }))).toEqual([1, 2, 3])
    expect(read({ before: back.previous! }).previous).toBeNull()
    expect(walkFrom({ after: 'niets', before: first.next! }).backwards).toBe(true)
  })
})
