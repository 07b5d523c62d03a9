import { describe, expect, it } from 'vitest'
import { between, rowToward } from './rows'

describe('rows of a list', () => {
  it('a range goes either way, and is the last alone when the first has left the page', () => {
    expect(between([5, 3, 9, 1], 3, 1)).toEqual([3, 9, 1])
    expect(between([5, 3, 9, 1], 1, 5)).toEqual([5, 3, 9, 1])
    expect(between([5, 3], 3, 3)).toEqual([3])
    expect(between([5, 3], 8, 3)).toEqual([3])
  })

  it('keys walk and stop at the ends', () => {
    const rows = ['a', 'b', 'c']
    expect(rowToward('ArrowDown', rows, 'a')).toBe('b')
    expect(rowToward('ArrowDown', rows, 'c')).toBeUndefined()
    expect(rowToward('ArrowUp', rows, 'a')).toBeUndefined()
    expect(rowToward('End', rows, 'a')).toBe('c')
    expect(rowToward('Home', rows, 'c')).toBe('a')
    expect(rowToward('x', rows, 'a')).toBeUndefined()
    expect(rowToward('ArrowDown', rows, 'z')).toBeUndefined()
  })
})
