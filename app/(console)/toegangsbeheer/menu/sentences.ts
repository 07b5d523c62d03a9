import type { Level } from '@/lib/kernel/context'
import { childrenOf, menus, type NodeKey, nodeKeys, pathOf } from '@/lib/menus/nodes'
import { type Effect, includesLevel, isAvailable, levelOf, type MenusState, menusFor, works } from '@/lib/menus/rules'

export type Sentence = { kind: 'gains' | 'loses'; levels: Level[]; keys: NodeKey[] }

/** The effects as sentences: levels for which the same holds share one, and a folder stands for all that the level could get of it. */
export function sentencesOf(effects: readonly Effect[]): Sentence[] {
  const sentences: Sentence[] = []
  for (const kind of ['gains', 'loses'] as const)
    for (const { level, [kind]: leaves } of effects) {
      const keys = gathered(new Set(leaves), level)
      const same = sentences.find((sentence) => sentence.kind === kind && sentence.keys.join() === keys.join())
      if (same) same.levels.push(level)
      else if (keys.length > 0) sentences.push({ kind, levels: [level], keys })
    }
  return sentences
}

function gathered(leaves: ReadonlySet<NodeKey>, level: Level): NodeKey[] {
  const leavesOf = (key: NodeKey): NodeKey[] => {
    const under = childrenOf(key)
    return under.length > 0 ? under.flatMap((child) => leavesOf(child.key)) : includesLevel(level, levelOf(key)) ? [key] : []
  }
  const under = (parent: NodeKey | null): NodeKey[] =>
    childrenOf(parent).flatMap(({ key }) => {
      const own = leavesOf(key)
      if (own.length === 0 || !own.some((leaf) => leaves.has(leaf))) return []
      if (own.length > 1 && own.every((leaf) => leaves.has(leaf))) return [key]
      return childrenOf(key).length > 0 ? under(key) : [key]
    })
  return under(null)
}

/** Why a change of the menus changes nothing for anyone. */
export type Reason = 'level' | 'above' | 'under' | 'other'

/** The reasons that apply to what differs between the two states, for when nobody gets or loses anything by it. */
export function reasonsOf(stored: MenusState, shown: MenusState): Reason[] {
  const leavesOf = (key: NodeKey): NodeKey[] => {
    const under = childrenOf(key)
    return under.length > 0 ? under.flatMap((child) => leavesOf(child.key)) : [key]
  }
  const reasons = menus.flatMap((menu) =>
    nodeKeys
      .filter((key) => isAvailable(stored, menu, key) !== isAvailable(shown, menu, key))
      .map((key): Reason => {
        const leaves = leavesOf(key).filter((leaf) => menusFor(menu, levelOf(leaf)).length > 0)
        if (leaves.length === 0) return 'level'
        if (leaves.some((leaf) => works(stored, menu, leaf) !== works(shown, menu, leaf))) return 'other'
        return pathOf(key).some((step) => step !== key && !isAvailable(shown, menu, step)) ? 'above' : 'under'
      }),
  )
  return [...new Set(reasons)]
}
