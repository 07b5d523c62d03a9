import type { Database, Tx } from '@/db/client'
import { menuNodes } from '@/db/schema'
import { isNodeKey, type Menu, type NodeKey } from './nodes'
import type { MenusState } from './rules'

/** The menus as they are now: what was set, and by absence what is as on a new installation. Read live, never kept (L5). */
export async function menusState(tx: Tx | Database): Promise<MenusState> {
  const rows = await tx.select({ menu: menuNodes.menu, node: menuNodes.node, available: menuNodes.available }).from(menuNodes)
  const state: Record<Menu, Map<NodeKey, boolean>> = { system: new Map(), admin: new Map(), user: new Map() }
  for (const { menu, node, available } of rows) if (isNodeKey(node)) state[menu].set(node, available)
  return state
}
