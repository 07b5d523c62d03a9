/** Where a page stands in the menu: the entry that is marked, and the names on the way there. A tab stands at the node above it. */
export type Place = { address: string; entry: string | null; crumbs: string[]; name: string }

/** The place of an address: the longest one that it is, or lies under. */
export function placeOf(places: readonly Place[], path: string): Place | undefined {
  return places
    .filter(({ address }) => path === address || path.startsWith(`${address}/`))
    .sort((a, b) => b.address.length - a.address.length)[0]
}
