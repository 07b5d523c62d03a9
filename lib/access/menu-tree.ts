import { db } from '@/db/client'
import type { Context } from '@/lib/kernel/context'
import { type Menu, type NodeKey, nodes, pages, pathOf } from '@/lib/menus/nodes'
import { menusState } from '@/lib/menus/queries'
import { alwaysAvailable, closedBy, isAvailable } from '@/lib/menus/rules'
import { guard } from './guard'

/** A node of a chosen menu: its own check or cross, and the node above it that closes it all the same (L2, L3). */
export type MenuNodeView = {
  key: NodeKey
  name: { nl: string; en: string }
  /** Names of the nodes above it, from the top. */
  path: { nl: string; en: string }[]
  available: boolean
  /** The way to the tab Menu: never to be switched off (L6). */
  locked: boolean
  closedBy: { nl: string; en: string } | null
  /** Addresses of the pages that it governs; a folder has none. */
  addresses: string[]
  children: MenuNodeView[]
}

/** One of the three menus as the tab Menu shows it. Guarded as that page. */
export async function menuTree(ctx: Context, menu: Menu): Promise<MenuNodeView[]> {
  await guard(db(), ctx, 'menu')
  const state = await menusState(db())
  const nameOf = new Map(nodes.map(({ key, name }) => [key, name]))
  const view = (key: NodeKey): MenuNodeView => {
    const closer = closedBy(state, menu, key)
    return {
      key,
      name: nameOf.get(key)!,
      path: pathOf(key)
        .slice(0, -1)
        .map((step) => nameOf.get(step)!),
      available: isAvailable(state, menu, key),
      locked: alwaysAvailable(menu, key),
      closedBy: closer && closer !== key ? nameOf.get(closer)! : null,
      addresses: pages.filter(({ node }) => node === key).map(({ address }) => address),
      children: nodes.filter(({ parent }) => parent === key).map((child) => view(child.key)),
    }
  }
  return nodes.filter(({ parent }) => parent === null).map(({ key }) => view(key))
}
