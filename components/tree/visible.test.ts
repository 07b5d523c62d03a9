import { describe, expect, it } from 'vitest'
import { foldersOf, found, moveFor, type TreeItem, visibleItems } from './visible'

const leaf = (id: string): TreeItem => ({ id, name: id, children: [] })
const items: TreeItem[] = [{ id: 'onderhoud', name: 'Onderhoud', children: [leaf('gebruikers'), leaf('groepen')] }, leaf('historie')]
const open = new Set<string>()
const closed = new Set(['onderhoud'])

describe('a tree that is walked with the keyboard', () => {
  it('shows what is not under a closed item, with level and place', () => {
    expect(visibleItems(items, open).map(({ item, level, place, siblings }) => [item.id, level, place, siblings])).toEqual([
      ['onderhoud', 1, 1, 2],
      ['gebruikers', 2, 1, 2],
      ['groepen', 2, 2, 2],
      ['historie', 1, 2, 2],
    ])
    expect(visibleItems(items, closed).map(({ item }) => item.id)).toEqual(['onderhoud', 'historie'])
  })

  it.each([
    ['ArrowDown', 'onderhoud', open, { focus: 'gebruikers' }],
    ['ArrowDown', 'onderhoud', closed, { focus: 'historie' }],
    ['ArrowUp', 'gebruikers', open, { focus: 'onderhoud' }],
    ['ArrowUp', 'onderhoud', open, null],
    ['ArrowRight', 'onderhoud', closed, { open: ['onderhoud'] }],
    ['ArrowRight', 'onderhoud', open, { focus: 'gebruikers' }],
    ['ArrowRight', 'gebruikers', open, null],
    ['ArrowLeft', 'onderhoud', open, { close: 'onderhoud' }],
    ['ArrowLeft', 'groepen', open, { focus: 'onderhoud' }],
    ['ArrowLeft', 'historie', open, null],
    ['Home', 'historie', open, { focus: 'onderhoud' }],
    ['End', 'onderhoud', open, { focus: 'historie' }],
    ['Enter', 'onderhoud', closed, { open: ['onderhoud'] }],
    ['Enter', 'onderhoud', open, { close: 'onderhoud' }],
    ['Enter', 'groepen', open, null],
    ['*', 'historie', closed, { open: ['onderhoud'] }],
    ['x', 'groepen', open, null],
    [' ', 'groepen', open, null],
  ])('%s at %s', (key, at, state, expected) => {
    expect(moveFor(key, at, visibleItems(items, state), state)).toEqual(expected)
  })

  it.each([
    ['g', 'gebruikers', 'groepen'],
    ['g', 'groepen', 'gebruikers'],
    ['gg', 'gebruikers', 'groepen'],
    ['ge', 'gebruikers', 'gebruikers'],
    ['GRO', 'onderhoud', 'groepen'],
    ['x', 'groepen', null],
  ])('typing %s at %s leads to %s', (typed, at, expected) => {
    expect(found(typed, at, visibleItems(items, open))).toBe(expected)
  })

  it('knows its folders', () => expect(foldersOf(items)).toEqual(['onderhoud']))
})
