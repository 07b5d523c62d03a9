export type TreeItem = { id: string; name: string; children: readonly TreeItem[] }
export type VisibleItem = { item: TreeItem; level: number; parent: string | null; place: number; siblings: number }

/** The items one can walk with the arrows, from top to bottom: those under a closed item are left out. */
export function visibleItems(
  items: readonly TreeItem[],
  closed: ReadonlySet<string>,
  level = 1,
  parent: string | null = null,
): VisibleItem[] {
  return items.flatMap((item, index) => [
    { item, level, parent, place: index + 1, siblings: items.length },
    ...(closed.has(item.id) ? [] : visibleItems(item.children, closed, level + 1, item.id)),
  ])
}

export type TreeMove = { focus?: string; open?: readonly string[]; close?: string }

const foldersAmong = (items: readonly VisibleItem[]) => items.filter(({ item }) => item.children.length > 0).map(({ item }) => item.id)

/** What a key does at the item `at` (WAI-ARIA tree): arrows walk, open and close, Home and End jump, * opens all siblings, Enter a folder. Null: nothing. */
export function moveFor(key: string, at: string, shown: readonly VisibleItem[], closed: ReadonlySet<string>): TreeMove | null {
  const index = shown.findIndex(({ item }) => item.id === at)
  const here = shown[index]
  if (!here) return null
  const focus = (to: VisibleItem | undefined): TreeMove | null => (to ? { focus: to.item.id } : null)
  const folder = here.item.children.length > 0
  switch (key) {
    case 'ArrowDown':
      return focus(shown[index + 1])
    case 'ArrowUp':
      return focus(shown[index - 1])
    case 'Home':
      return focus(shown[0])
    case 'End':
      return focus(shown.at(-1))
    case 'ArrowRight':
      if (!folder) return null
      return closed.has(at) ? { open: [at] } : focus(shown[index + 1])
    case 'ArrowLeft':
      if (folder && !closed.has(at)) return { close: at }
      return here.parent ? { focus: here.parent } : null
    case 'Enter':
      if (!folder) return null
      return closed.has(at) ? { open: [at] } : { close: at }
    case '*':
      return { open: foldersAmong(shown.filter(({ parent }) => parent === here.parent)) }
  }
  return null
}

/** Where typing leads: the next item whose name begins so. One letter, or the same over and over, goes to the next with it; more letters may stay where one is. */
export function found(typed: string, at: string, shown: readonly VisibleItem[]): string | null {
  const text = typed.toLowerCase()
  const one = [...text].every((letter) => letter === text[0]) ? text[0]! : text
  const from = shown.findIndex(({ item }) => item.id === at) + (one.length === 1 ? 1 : 0)
  const order = [...shown.slice(from), ...shown.slice(0, from)]
  return order.find(({ item }) => item.name.toLowerCase().startsWith(one))?.item.id ?? null
}

/** The folders of a tree, for opening and closing all of them. */
export const foldersOf = (items: readonly TreeItem[]): string[] =>
  items.flatMap((item) => (item.children.length > 0 ? [item.id, ...foldersOf(item.children)] : []))
