import type { Level } from '@/lib/kernel/context'
import { childrenOf, type NodeKey } from '@/lib/menus/nodes'
import { type Effect, includesLevel, levelOf } from '@/lib/menus/rules'

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
