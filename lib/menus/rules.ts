import type { Level } from '@/lib/kernel/context'
import {
  childrenOf,
  initiallyAvailable,
  type Menu,
  menus,
  type Node,
  type NodeKey,
  nodeKeys,
  nodeOf,
  type Page,
  type PageName,
  pageOf,
  pages,
  pathOf,
} from './nodes'

/** Per menu the nodes that were set; a node that is not there has the state of a new installation. */
export type MenusState = Readonly<Record<Menu, ReadonlyMap<NodeKey, boolean>>>

const rank: Record<Level, number> = { user: 0, admin: 1, system: 2 }

/** System includes everything of Admin, Admin everything of User (L1). */
export const includesLevel = (level: Level, needed: Level): boolean => rank[level] >= rank[needed]

/** The way to the tab Menu in the Systeemmenu can never be switched off, so nobody is locked out (L6). */
export const alwaysAvailable = (menu: Menu, key: NodeKey): boolean => menu === 'system' && pathOf(pageOf('menu').node!).includes(key)

/** The check or the cross that stands at a node. */
export const isAvailable = (state: MenusState, menu: Menu, key: NodeKey): boolean =>
  alwaysAvailable(menu, key) || (state[menu].get(key) ?? initiallyAvailable(menu, key))

/** A node works only when it and all of its ancestors are available (L2). */
export const works = (state: MenusState, menu: Menu, key: NodeKey): boolean => pathOf(key).every((step) => isAvailable(state, menu, step))

/**
 * The menus that can open what needs a level to someone of a level: those between the two. A System user reaches a node of level Admin
 * through the Systeemmenu or the Beheermenu, an Admin only through the Beheermenu (L1, L4).
 */
export const menusFor = (level: Level, needed: Level): Menu[] =>
  menus.filter((menu) => includesLevel(level, menu) && includesLevel(menu, needed))

/** Whether a level reaches a page, and if not why (L1, L4, L5). */
export function reachability(page: PageName, level: Level, state: MenusState): 'reachable' | 'level' | 'menu' {
  const { level: needed, node } = pageOf(page)
  if (!includesLevel(level, needed)) return 'level'
  const open = !node || menusFor(level, needed).some((menu) => works(state, menu, node))
  return open ? 'reachable' : 'menu'
}

export const reachable = (page: PageName, level: Level, state: MenusState): boolean => reachability(page, level, state) === 'reachable'

/** The pages that a level reaches, in the order of the tables. */
export const reachableBy = (level: Level, state: MenusState): Page[] => pages.filter((page) => reachable(page.name, level, state))

/** One entry of the shell's menu; `address` null: a folder. */
export type MenuEntry = { key: NodeKey; name: Node['name']; address: string | null; children: MenuEntry[] }

/** The person's own menu: what they reach, and the folders on the way there. A node with tabs leads to its first reachable tab. */
export function menuFor(level: Level, state: MenusState): MenuEntry[] {
  const first = (node: Node): Page | undefined => {
    const page = node.page && reachable(node.page, level, state) ? pageOf(node.page) : undefined
    return (
      page ??
      childrenOf(node.key)
        .filter((child) => child.tab)
        .map(first)
        .find((found) => found !== undefined)
    )
  }
  const under = (parent: NodeKey | null): MenuEntry[] =>
    childrenOf(parent)
      .filter((node) => !node.tab)
      .map((node) => ({ key: node.key, name: node.name, address: first(node)?.address ?? null, children: under(node.key) }))
      .filter((entry) => entry.address !== null || entry.children.length > 0)
  return under(null)
}

/** Where `/` leads (L8): the profile for who reaches nothing else, others the first page that they reach. */
export const startPage = (level: Level, state: MenusState): string => reachableBy(level, state)[0]?.address ?? pageOf('profile').address

/** What closes a node in a menu: the topmost of the node and its ancestors that has a cross; null when it works (L3). */
export const closedBy = (state: MenusState, menu: Menu, key: NodeKey): NodeKey | null =>
  pathOf(key).find((step) => !isAvailable(state, menu, step)) ?? null

/**
 * The level that a node is for: that of its page; of a folder the lowest of what lies under it. What other programs bring is for everyone,
 * but under Onderhoud for Admin and above.
 */
export function levelOf(key: NodeKey): Level {
  const { page } = nodeOf(key)
  if (page) return pageOf(page).level
  const under = childrenOf(key).map((child) => levelOf(child.key))
  if (under.length > 0) return under.reduce((lowest, level) => (includesLevel(level, lowest) ? lowest : level))
  return pathOf(key)[0]!.startsWith('maintenance') ? 'admin' : 'user'
}

/** The menus through which a level gets a node; none: it does not (L1, L2, L4). */
export const waysTo = (state: MenusState, level: Level, key: NodeKey): Menu[] =>
  menusFor(level, levelOf(key)).filter((menu) => works(state, menu, key))

/** What a change of the menus means for a level: the nodes with nothing under them that it gets, and that it gets no longer. */
export type Effect = { level: Level; gains: NodeKey[]; loses: NodeKey[] }

export function effectsOf(before: MenusState, after: MenusState): Effect[] {
  const leaves = nodeKeys.filter((key) => childrenOf(key).length === 0)
  const got = (state: MenusState, level: Level, key: NodeKey) => waysTo(state, level, key).length > 0
  return menus.map((level) => ({
    level,
    gains: leaves.filter((key) => !got(before, level, key) && got(after, level, key)),
    loses: leaves.filter((key) => got(before, level, key) && !got(after, level, key)),
  }))
}
