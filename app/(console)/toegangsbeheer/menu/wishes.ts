import { type Menu, menus, type NodeKey, nodeKeys } from '@/lib/menus/nodes'
import type { MenusState } from '@/lib/menus/rules'

/** What someone wants of nodes and did not save yet, in the same shape as what is stored. */
export type Wishes = MenusState

const each = <T>(of: (menu: Menu) => T) => Object.fromEntries(menus.map((menu) => [menu, of(menu)])) as Record<Menu, T>

export const noWishes: Wishes = each(() => new Map())
export const countOf = (wishes: Wishes): number => menus.reduce((sum, menu) => sum + wishes[menu].size, 0)

/** The state of every node, from the nodes that have a cross. */
export const stateOf = (closed: Record<Menu, readonly NodeKey[]>): MenusState =>
  each((menu) => new Map(nodeKeys.map((key) => [key, !closed[menu].includes(key)])))

export const closedIn = (state: MenusState, menu: Menu): NodeKey[] => nodeKeys.filter((key) => state[menu].get(key) === false)

/** One wish more; what comes back to where it is stored is no change any more. */
export function wished(wishes: Wishes, stored: MenusState, menu: Menu, key: NodeKey, available: boolean): Wishes {
  const changed = new Map(wishes[menu])
  if (stored[menu].get(key) === available) changed.delete(key)
  else changed.set(key, available)
  return { ...wishes, [menu]: changed }
}

export const after = (stored: MenusState, wishes: Wishes): MenusState => each((menu) => new Map([...stored[menu], ...wishes[menu]]))

/** What differs from one state to another, as wishes that would lead there. */
export const between = (from: MenusState, to: MenusState): Wishes =>
  each((menu) => new Map([...to[menu]].filter(([key, available]) => from[menu].get(key) !== available)))

/** One's own wishes over another state: those that it fulfils already fall away. */
export const over = (wishes: Wishes, stored: MenusState): Wishes =>
  each((menu) => new Map([...wishes[menu]].filter(([key, available]) => stored[menu].get(key) !== available)))

/** What the screen rests on: menus with wishes as they were when one began, the others as they are. */
export const restsOn = (wishes: Wishes, seen: MenusState, newest: MenusState): MenusState =>
  each((menu) => (wishes[menu].size > 0 ? seen : newest)[menu])

/** As `saveMenu` takes it. */
export const inputOf = (stored: MenusState, wishes: Wishes) => ({
  menus: menus
    .filter((menu) => wishes[menu].size > 0)
    .map((menu) => ({
      menu,
      seen: closedIn(stored, menu),
      changes: [...wishes[menu]].map(([node, available]) => ({ node, available })),
    })),
})
