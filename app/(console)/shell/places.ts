import type { Language } from '@/lib/kernel/context'
import { nodeOf, type Page, type PageName, pathOf } from '@/lib/menus/nodes'
import type { Place } from './place'

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
