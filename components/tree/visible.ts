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

export type TreeMove = { focus?: string; open?: string; close?: string }

/** What a key does at the item `at` (WAI-ARIA tree): arrows walk, open and close, Home and End jump, a letter finds. Null: nothing. */
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
      return closed.has(at) ? { open: at } : focus(shown[index + 1])
    case 'ArrowLeft':
      if (folder && !closed.has(at)) return { close: at }
      return here.parent ? { focus: here.parent } : null
  }
  if (key.length !== 1 || key === ' ') return null
  const order = [...shown.slice(index + 1), ...shown.slice(0, index + 1)]
  return focus(order.find(({ item }) => item.name.toLowerCase().startsWith(key.toLowerCase())))
}
