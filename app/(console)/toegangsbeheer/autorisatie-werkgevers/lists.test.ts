import { describe, expect, it } from 'vitest'
import type { ListRow } from '@/components/two-lists/rows'
import { idsOf, keysOf, packed, unpacked } from './choices'
import { type Filter, listsOf, type RowWords, reached } from './lists'
import { after, between, isNothing, moved, nothing, over, type Pending } from './pending'

const sets = [
  { id: 1, name: 'Kern' },
  { id: 2, name: 'Noord' },
]
const employer = (id: number, of: number[] = [], ended = false) => ({ id, code: `000${id}`, name: `Bouw ${id}`, sets: of, ended })
const choices = unpacked(packed([employer(1, [1, 2]), employer(2, [1]), employer(3), employer(4, [2]), employer(5, [], true)]), sets)
const words: RowWords = {
  ...{ added: 'erbij', removed: 'eraf', singleRemoved: 'los eraf', ended: 'beëindigd', perEmployer: 'Per werkgever' },
  ...{ employerGroups: 'Groepen', employerGroup: (name) => `Groep ${name}`, via: (names) => `via ${names}`, later: 'later' },
  ...{ alsoVia: (names) => `ook via ${names}`, size: (count) => `${count} werkgevers`, figure: String },
}
const everything: Filter = { text: '', set: '' }
const line = (row: ListRow) =>
  row.kind === 'head'
    ? `[${row.text} ${row.count}]`
    : [row.code, row.locked && 'op slot', row.leads ? row.name : row.note, row.mark?.text].filter(Boolean).join(', ')
const lists = (stored: string[], pending: Pending = nothing, filters: { left?: Filter; right?: Filter } = {}) => {
  const { left, right, ...counts } = listsOf(choices, new Set(stored), pending, { left: everything, right: everything, ...filters }, words)
  return { left: left.map(line), right: right.map(line), ...counts }
}
const moves = (stored: string[], ...steps: [string[], 'left' | 'right'][]) =>
  steps.reduce((pending, [keys, to]) => moved(pending, new Set(stored), keys, to), nothing)

describe('the two lists of a group (U3, A2)', () => {
  it('what is packed comes back as it was, tabs and lines in a name apart', () => {
    const back = unpacked(packed([{ id: 7, code: '0012', name: 'Jan\tde\nWit', sets: [2, 99], ended: true }]), sets)
    expect(back.employers).toMatchObject([{ key: 'e7', code: '0012', name: 'Jan de Wit', sets: ['s2'], setNames: 'Noord', ended: true }])
    expect([back.set.get('s2')?.members.length, back.set.get('s2')?.size]).toEqual([1, 0])
    expect(unpacked('', []).employers).toEqual([])
    expect(idsOf(keysOf({ employers: [1, 20], sets: [3] }))).toEqual({ employers: [1, 20], employerGroups: [3] })
  })

  it('what comes through an employer group is locked under it, with its reason; a set leads what is its own', () => {
    expect(lists(['s1', 'e3'])).toEqual({
      left: ['0004, Noord', '[Groepen 1]', 'groep:Noord, 2 werkgevers'],
      right: ['[Per werkgever 1]', '0003', 'groep:Kern, 2 werkgevers', '0001, op slot, via Kern', '0002, op slot, via Kern'],
      available: 1,
      authorised: 3,
    })
    expect(lists(['s1', 's2']).right).toEqual([
      'groep:Kern, 2 werkgevers',
      ...['0001, op slot, via Kern, Noord', '0002, op slot, via Kern', 'groep:Noord, 2 werkgevers', '0004, op slot, via Noord'],
    ])
  })

  it('what is ended stays where it is authorised, is told apart, and is not counted as reached', () => {
    expect(lists(['e5']).right).toEqual(['[Per werkgever 1]', '0005, beëindigd'])
    expect(lists([]).left).not.toContain('0005, beëindigd')
    expect(lists(['e5'], moves(['e5'], [['e5'], 'left'])).left).toContain('0005, beëindigd, eraf')
    expect(reached(choices, new Set(['e5', 'e3', 's1']))).toBe(3)
  })

  it('pending moves are marked in their new place, also what moves along with an employer group', () => {
    const pending = moves(['e3'], [['e3'], 'left'], [['s1', 'e4'], 'right'])
    expect(lists(['e3'], pending)).toMatchObject({
      left: ['0003, eraf', '[Groepen 1]', 'groep:Noord, 2 werkgevers'],
      right: [
        ...['[Per werkgever 1]', '0004, erbij', 'groep:Kern, 2 werkgevers, erbij'],
        ...['0001, op slot, via Kern, erbij', '0002, op slot, via Kern, erbij'],
      ],
    })
    expect(lists(['s1', 'e1'], moves(['s1', 'e1'], [['e1'], 'left'])).right).toContain('0001, op slot, via Kern, los eraf')
    expect(lists(['s1'], moves(['s1'], [['s1'], 'left'])).left).toContain('0002, Kern, eraf')
  })

  it('a filter shows what it means; an employer group that it does not mean cannot be moved by "all"', () => {
    expect(lists(['s1', 'e3'], nothing, { right: { text: '0002', set: '' } }).right).toEqual(['[Groep Kern 1]', '0002, op slot, via Kern'])
    expect(lists(['s1', 'e3'], nothing, { right: { text: 'bouw 3', set: '' } }).right).toEqual(['[Per werkgever 1]', '0003'])
    expect(lists([], nothing, { left: { text: '', set: 's2' } }).left).toEqual([
      ...['0001, Kern, Noord', '0004, Noord', '[Groepen 1]', 'groep:Noord, 2 werkgevers'],
    ])
    expect(lists([], nothing, { left: { text: '', set: 'sets' } }).left).toEqual([
      ...['[Groepen 2]', 'groep:Kern, 2 werkgevers', 'groep:Noord, 2 werkgevers'],
    ])
  })
})

describe('what is moved and not saved', () => {
  const stored = new Set(['e1', 's1'])
  const shown = ({ add, remove }: Pending) => [[...add].join(), [...remove].join()]

  it('there and back is no change', () => {
    expect(isNothing(moves(['e1'], [['e2'], 'right'], [['e2'], 'left'], [['e1'], 'left'], [['e1'], 'right']))).toBe(true)
    expect(isNothing(moves(['e1'], [['e1'], 'right'], [['e2'], 'left']))).toBe(true)
    expect([...after(moves(['e1'], [['e2'], 'right'], [['e1'], 'left']), new Set(['e1']))]).toEqual(['e2'])
  })

  it('U3 laid over what someone else made of it, only what still means something is left', () => {
    const mine = moved(moved(nothing, stored, ['e2', 'e3'], 'right'), stored, ['e1', 's1'], 'left')
    const theirs = new Set(['s1', 'e2', 'e4'])
    expect(shown(between(stored, theirs))).toEqual(['e2,e4', 'e1'])
    expect(shown(over(mine, theirs))).toEqual(['e3', 's1'])
  })
})
