import type { Language } from '@/lib/kernel/context'
import { nodeOf, type Page, type PageName, pathOf } from '@/lib/menus/nodes'

/** Where a page stands in the menu: the entry that is marked, and the names on the way there. A tab stands at the node above it. */
export type Place = { address: string; entry: string | null; crumbs: string[]; name: string }

/**
 * The places of the pages someone reaches, named after their nodes; `names` are of pages that share a node with another, and of the profile, which
 * has none and no entry.
 */
export function placesOf(pages: readonly Page[], language: Language, names: Partial<Record<PageName, string>>): Place[] {
  return pages.map(({ name: page, address, node }) => {
    const own = names[page] ?? ''
    if (!node) return { address, entry: null, crumbs: [own], name: own }
    const path = pathOf(node)
    const shown = nodeOf(node).tab ? path.slice(0, -1) : path
    const name = names[page] ?? nodeOf(node).name[language]
    return { address, entry: shown.at(-1) ?? null, crumbs: shown.map((key) => nodeOf(key).name[language]), name }
  })
}

/** The place of an address: the longest one that it is, or lies under. */
export function placeOf(places: readonly Place[], path: string): Place | undefined {
  return places
    .filter(({ address }) => path === address || path.startsWith(`${address}/`))
    .sort((a, b) => b.address.length - a.address.length)[0]
}
