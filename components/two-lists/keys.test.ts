import { describe, expect, it } from 'vitest'
import { type Key, nearest, type Place, placeAfter, staying, typedTo } from './keys'
import { all, type ListRow, placesOf } from './rows'

const option = (code: string, more = {}): ListRow => ({ kind: 'option', key: code, code, name: `Werkgever ${code}`, ...more })
const head: ListRow = { kind: 'head', key: 'head', text: 'Werkgevergroepen', count: '1' }
// 0: 0001, 1: 0002, 2: a head, 3: 0003 (locked), 4: 0004, 5: a group that goes by itself
const rows = [option('0001'), option('0002'), head, option('0003', { locked: true }), option('0004'), option('groep:Kern', { apart: true })]
const { options, place } = placesOf(rows)
const at = (row: number, chosen: string[] = [], anchor = row): Place => ({ at: row, anchor, chosen: new Set(chosen) })
const press = (key: string, from: Place, more: Partial<Key> = {}) => {
  const next = placeAfter({ key, shift: false, ctrl: false, ...more }, from, rows, options)
  return next && { at: next.at, chosen: [...next.chosen].join(' ') }
}
const shift = { shift: true }
const ctrl = { ctrl: true }

describe('a listbox of which several options can be chosen, walked with the keyboard (U3)', () => {
  it('heads are no options and do not count', () => {
    expect(options).toEqual([0, 1, 3, 4, 5])
    expect([...place]).toEqual([1, 2, 2, 3, 4, 5])
    expect([nearest(options, 0), nearest(options, 2), nearest(options, 99)]).toEqual([0, 2, 4])
  })

  it.each([
    ['ArrowDown', at(1), {}, { at: 3, chosen: '' }],
    ['ArrowDown', at(5), {}, { at: 5, chosen: '' }],
    ['ArrowUp', at(0), {}, { at: 0, chosen: '' }],
    ['PageDown', at(0), {}, { at: 5, chosen: '' }],
    ['Home', at(4, ['0004']), {}, { at: 0, chosen: '0004' }],
    ['End', at(0), {}, { at: 5, chosen: '' }],
    [' ', at(1), {}, { at: 1, chosen: '0002' }],
    [' ', at(1, ['0001', '0002']), {}, { at: 1, chosen: '0001' }],
    [' ', at(3), {}, { at: 3, chosen: '' }],
    ['ArrowDown', at(0), shift, { at: 1, chosen: '0001 0002' }],
    ['ArrowDown', at(3, ['0002'], 1), shift, { at: 4, chosen: '0002 0004' }],
    [' ', at(4, [], 0), shift, { at: 4, chosen: '0001 0002 0004' }],
    ['End', at(1), { ...shift, ...ctrl }, { at: 5, chosen: '0002 0004 groep:Kern' }],
    ['Home', at(1), { ...shift, ...ctrl }, { at: 0, chosen: '0001 0002' }],
    ['a', at(1), ctrl, { at: 1, chosen: '0001 0002 0004' }],
    ['a', at(1, ['0001', '0002', '0004']), ctrl, { at: 1, chosen: '' }],
    ['ArrowDown', at(1), ctrl, null],
    ['Escape', at(1), {}, null],
  ])('%s from %o', (key, from, more, expected) => expect(press(key, from, more)).toEqual(expected))

  it('letters lead to a code or a name, one letter again walks on', () => {
    expect(typedTo('0004', 0, rows, options)).toBe(4)
    expect(typedTo('groep', 0, rows, options)).toBe(5)
    expect(typedTo('w', 0, rows, options)).toBe(1)
    expect(typedTo('ww', 4, rows, options)).toBe(5)
    expect(typedTo('x', 0, rows, options)).toBeNull()
  })

  it('when options leave, one goes on at the next that stays, else at the one before', () => {
    expect(staying(rows, options, 0, new Set(['0001', '0002']))).toBe('0003')
    expect(staying(rows, options, 5, new Set(['groep:Kern']))).toBe('0004')
    expect(staying(rows, options, 1, new Set(['0001', '0004']))).toBe('0002')
    expect(staying(rows.slice(0, 1), [0], 0, new Set(['0001']))).toBeNull()
  })

  it('all leaves out what goes by itself, unless there is nothing else', () => {
    expect(all(rows)).toEqual(['0001', '0002', '0004'])
    expect(all(rows.slice(5))).toEqual(['groep:Kern'])
    expect(placeAfter({ key: 'End', shift: false, ctrl: false }, at(0), [], [])).toBeNull()
  })
})
