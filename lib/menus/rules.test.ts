import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Level } from '@/lib/kernel/context'
import { childrenOf, initiallyAvailable, type Menu, menus, type NodeKey, nodes, type PageName, pages, pathOf } from './nodes'
import {
  closedBy,
  effectsOf,
  isAvailable,
  levelOf,
  type MenusState,
  menuFor,
  reachability,
  reachable,
  startPage,
  waysTo,
  works,
} from './rules'

type Set = [Menu, NodeKey, boolean]
const given = (...set: Set[]): MenusState => {
  const of = (menu: Menu) => new Map(set.filter(([m]) => m === menu).map(([, key, on]) => [key, on]))
  return { system: of('system'), admin: of('admin'), user: of('user') }
}
const [fresh, three] = [given(), ['maintenance-new', 'maintenance-new.system', 'maintenance-new.system.access'] as const]
const opened = (menu: Menu, ...keys: NodeKey[]): Set[] => keys.map((key) => [menu, key, true])

test('L4 on a new installation exactly three nodes have a red cross, in the Systeemmenu and the Beheermenu', () => {
  for (const menu of ['system', 'admin'] as const)
    expect(
      nodes
        .filter((n) => !initiallyAvailable(menu, n.key))
        .map((n) => pathOf(n.key).map((key) => nodes.find((m) => m.key === key)!.name.nl)),
    ).toEqual([['Onderhoud Nieuw'], ['Onderhoud Nieuw', 'Systeembeheer'], ['Onderhoud Nieuw', 'Systeembeheer', 'Toegangsbeheer']])
  expect(nodes.every((n) => initiallyAvailable('user', n.key))).toBe(true)
})

test('L8 levels and nodes of the pages', () => {
  const words = (key: NodeKey | null) =>
    key &&
    pathOf(key)
      .map((k) => nodes.find((n) => n.key === k)!.name.nl)
      .join(' › ')
  expect(pages.map((page) => [page.address, page.level, words(page.node)])).toEqual([
    ['/toegangsbeheer/menu', 'system', 'Onderhoud › Systeembeheer › Toegangsbeheer › Menu'],
    ['/toegangsbeheer/gebruikers', 'admin', 'Onderhoud › Systeembeheer › Toegangsbeheer › Gebruikers'],
    ['/toegangsbeheer/gebruikersgroepen', 'system', 'Onderhoud › Systeembeheer › Toegangsbeheer › Gebruikersgroepen'],
    ['/toegangsbeheer/gebruikersgroepen/rollen', 'system', 'Onderhoud › Systeembeheer › Toegangsbeheer › Gebruikersgroepen'],
    ['/toegangsbeheer/autorisatie-werkgevers', 'system', 'Onderhoud › Systeembeheer › Toegangsbeheer › Autorisatie werkgevers'],
    ['/toegangsbeheer/web-api-gebruiker', 'admin', 'Onderhoud Nieuw › Systeembeheer › Toegangsbeheer'],
    ['/import', 'admin', 'Onderhoud › Gebruikersimport'],
    ['/import/historie', 'admin', 'Onderhoud › Gebruikersimport'],
    ['/import/klantaccounts', 'system', 'Onderhoud › Klantaccounts'],
    ['/organisatie', 'system', 'Onderhoud › Organisatie'],
    ['/toegang', 'admin', 'Onderhoud › Toegang'],
    ['/koppelingen', 'admin', 'Onderhoud › Koppelingen'],
    ['/historie', 'system', 'Onderhoud › Historie'],
    ['/profiel', 'user', null],
  ])
})

describe('L1, L2, L4 who reaches which page', () => {
  const cases: [string, PageName, MenusState, Record<Level, ReturnType<typeof reachability>>][] = [
    ['System only', 'history', fresh, { system: 'reachable', admin: 'level', user: 'level' }],
    ['Admin and above', 'users', fresh, { system: 'reachable', admin: 'reachable', user: 'level' }],
    ['everyone', 'profile', fresh, { system: 'reachable', admin: 'reachable', user: 'reachable' }],
    ['off in both menus', 'web-api-users', fresh, { system: 'menu', admin: 'menu', user: 'level' }],
    [
      'all three in the Beheermenu',
      'web-api-users',
      given(...opened('admin', ...three)),
      { system: 'reachable', admin: 'reachable', user: 'level' },
    ],
    [
      'all three in the Systeemmenu',
      'web-api-users',
      given(...opened('system', ...three)),
      { system: 'reachable', admin: 'menu', user: 'level' },
    ],
    ['two of three', 'web-api-users', given(...opened('admin', three[0], three[2])), { system: 'menu', admin: 'menu', user: 'level' }],
    [
      'the three spread over two menus',
      'web-api-users',
      given(...opened('admin', three[0], three[1]), ...opened('system', three[2])),
      { system: 'menu', admin: 'menu', user: 'level' },
    ],
    [
      'an ancestor off in the Beheermenu',
      'users',
      given(['admin', 'maintenance.system', false]),
      { system: 'reachable', admin: 'menu', user: 'level' },
    ],
    [
      'the Gebruikersmenu opens nothing for others',
      'web-api-users',
      given(...opened('user', ...three)),
      { system: 'menu', admin: 'menu', user: 'level' },
    ],
    [
      'a System node off in the Systeemmenu',
      'history',
      given(['system', 'maintenance.history', false]),
      { system: 'menu', admin: 'level', user: 'level' },
    ],
    [
      'a System node off in the Beheermenu alone',
      'history',
      given(['admin', 'maintenance', false]),
      { system: 'reachable', admin: 'level', user: 'level' },
    ],
    [
      'an Admin node off in both',
      'import',
      given(['admin', 'maintenance.user-import', false], ['system', 'maintenance.user-import', false]),
      { system: 'menu', admin: 'menu', user: 'level' },
    ],
  ]
  test.each(cases)('%s: %s', (_, page, state, outcome) => {
    for (const level of menus) expect(reachability(page, level, state), level).toBe(outcome[level])
  })
})

test('L6 whatever is stored, System reaches the tab Menu', () => {
  const anything = fc.array(fc.tuple(fc.constantFrom(...menus), fc.constantFrom(...nodes.map((n) => n.key)), fc.boolean()))
  fc.assert(fc.property(anything, (set) => reachable('menu', 'system', given(...set))))
  expect(isAvailable(given(['admin', 'maintenance', false]), 'admin', 'maintenance')).toBe(false)
})

test('L2 a node works exactly when no node on its path is off', () => {
  const anything = fc.array(fc.tuple(fc.constantFrom(...menus), fc.constantFrom(...nodes.map((n) => n.key)), fc.boolean()))
  fc.assert(
    fc.property(anything, (set) => {
      const state = given(...set)
      for (const menu of menus) {
        const expected = nodes.map(({ key, parent }) => isAvailable(state, menu, key) && (parent === null || works(state, menu, parent)))
        expect(nodes.map(({ key }) => works(state, menu, key))).toEqual(expected)
        expect(nodes.map(({ key }) => closedBy(state, menu, key) === null)).toEqual(expected)
      }
    }),
  )
})

test('the menu of the shell holds what the level reaches and the folders on the way', () => {
  const addresses = (level: Level, state: MenusState) => {
    const flat = (entries: ReturnType<typeof menuFor>): string[] =>
      entries.flatMap((e) => [`${e.name.nl} ${e.address ?? '-'}`, ...flat(e.children)])
    return flat(menuFor(level, state))
  }
  expect(addresses('user', fresh)).toEqual([])
  expect(addresses('admin', fresh)).toEqual([
    'Onderhoud -',
    'Systeembeheer -',
    'Toegangsbeheer /toegangsbeheer/gebruikers',
    'Gebruikersimport /import',
    'Toegang /toegang',
    'Koppelingen /koppelingen',
  ])
  expect(addresses('system', given(...opened('system', ...three)))).toEqual([
    'Onderhoud -',
    'Systeembeheer -',
    'Toegangsbeheer /toegangsbeheer/menu',
    'Gebruikersimport /import',
    'Klantaccounts /import/klantaccounts',
    'Organisatie /organisatie',
    'Toegang /toegang',
    'Koppelingen /koppelingen',
    'Historie /historie',
    'Onderhoud Nieuw -',
    'Systeembeheer -',
    'Toegangsbeheer /toegangsbeheer/web-api-gebruiker',
  ])
})

test('L2 the tree is whole: every node lies under one that is there, and every page at a node with nothing under it', () => {
  const keys = nodes.map(({ key }) => key)
  for (const { parent } of nodes) if (parent) expect(keys).toContain(parent)
  for (const { node } of pages) if (node) expect(childrenOf(node)).toEqual([])
  const names = (parent: NodeKey | null) => childrenOf(parent).map(({ name }) => name.nl)
  for (const parent of [null, ...keys]) expect(new Set(names(parent)).size).toBe(names(parent).length)
  expect(names(null).slice(0, 2)).toEqual(['Onderhoud', 'Onderhoud Nieuw'])
})

test('L1 the level that a node is for, and the menus through which each level gets it', () => {
  expect(levelOf('maintenance.history')).toBe('system')
  expect(levelOf('maintenance-new')).toBe('admin')
  expect(levelOf('maintenance')).toBe('admin')
  expect(levelOf('maintenance.master-data.scales')).toBe('admin')
  expect(levelOf('payroll')).toBe('user')
  expect(waysTo(fresh, 'system', 'payroll.run')).toEqual(['system', 'admin', 'user'])
  expect(waysTo(given(['user', 'payroll', false]), 'user', 'payroll.run')).toEqual([])
  expect(waysTo(given(['user', 'payroll', false]), 'admin', 'payroll.run')).toEqual(['admin'])
  expect(waysTo(fresh, 'user', 'maintenance.master-data')).toEqual([])
})

test('L4 what a change means, level by level', () => {
  const node: NodeKey = 'maintenance-new.system.access'
  const effects = (after: MenusState, before = fresh) => effectsOf(before, after).map(({ gains, loses }) => [gains, loses])
  expect(effects(given(...opened('admin', ...three)))).toEqual([
    [[node], []],
    [[node], []],
    [[], []],
  ])
  expect(effects(given(...opened('system', ...three)))).toEqual([
    [[node], []],
    [[], []],
    [[], []],
  ])
  expect(effects(given(...opened('admin', ...three.slice(0, 2))))).toEqual(menus.map(() => [[], []]))
  expect(effects(given(['admin', 'maintenance.system.access.users', false]))[1]).toEqual([[], ['maintenance.system.access.users']])
})

test('L8 the start page', () => {
  expect(startPage('system', fresh)).toBe('/toegangsbeheer/menu')
  expect(startPage('admin', fresh)).toBe('/toegangsbeheer/gebruikers')
  expect(startPage('admin', given(['admin', 'maintenance.system', false]))).toBe('/import')
  expect(startPage('admin', given(['admin', 'maintenance', false]))).toBe('/profiel')
  expect(startPage('user', fresh)).toBe('/profiel')
})
