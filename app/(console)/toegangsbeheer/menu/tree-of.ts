import type { TreeItem } from '@/components/tree/visible'
import type { Language } from '@/lib/kernel/context'
import { childrenOf, type Menu, type NodeKey, nodeKeys, nodeOf } from '@/lib/menus/nodes'
import { alwaysAvailable, closedBy, isAvailable, type MenusState } from '@/lib/menus/rules'

/** A node as the tree draws it: its own check or cross, and whether something above it closes it all the same (L2). */
export type MenuItem = TreeItem & {
  id: NodeKey
  available: boolean
  unreachable: boolean
  locked: boolean
  /** What was stored, where that differs. */
  was: boolean | null
  children: MenuItem[]
}

/** What is looked for: a folder that is found brings what lies under it; `only` never does. */
export type Filter = { find: string; only: 'all' | 'unavailable' | 'changed' }

const fits = (item: MenuItem, only: Filter['only']) => only === 'all' || (only === 'changed' ? item.was !== null : !item.available)

/** The tree of a menu: what fits the filter, with what lies above it. */
export function treeOf(menu: Menu, stored: MenusState, shown: MenusState, language: Language, { find, only }: Filter): MenuItem[] {
  const text = find.trim().toLowerCase()
  const under = (parent: NodeKey | null, brought: boolean): MenuItem[] =>
    childrenOf(parent).flatMap(({ key, name }) => {
      const [available, before] = [isAvailable(shown, menu, key), isAvailable(stored, menu, key)]
      const closer = closedBy(shown, menu, key)
      const found = brought || name[language].toLowerCase().includes(text)
      const item: MenuItem = {
        id: key,
        name: name[language],
        available,
        unreachable: closer !== null && closer !== key,
        locked: alwaysAvailable(menu, key),
        was: before === available ? null : before,
        children: under(key, found),
      }
      return item.children.length > 0 || (found && fits(item, only)) ? [item] : []
    })
  return under(null, text === '')
}

export const hasPage = (key: NodeKey): boolean => nodeOf(key).page !== null || childrenOf(key).some((child) => hasPage(child.key))

/** Folders in which nothing belongs to this console are folded up at first. */
export const foldedAtFirst: ReadonlySet<string> = new Set(nodeKeys.filter((key) => childrenOf(key).length > 0 && !hasPage(key)))
