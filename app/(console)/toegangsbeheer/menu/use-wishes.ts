'use client'
import { useMemo, useState } from 'react'
import type { Menu, NodeKey } from '@/lib/menus/nodes'
import type { MenusState } from '@/lib/menus/rules'
import { after, between, countOf, noWishes, over, restsOn, type Wishes, wished } from './wishes'

type Work = { wishes: Wishes; seen: MenusState | null; saved: { state: MenusState; on: MenusState } | null }

/**
 * What someone changes in the menus and did not save yet. It rests on what was on screen when they began (`stored`); `current` is what the server
 * says now. Where that differs in a menu that they change, `conflict` says how, and their changes stay until they decide.
 */
export function useWishes(current: MenusState) {
  const [{ wishes, seen, saved }, setWork] = useState<Work>({ wishes: noWishes, seen: null, saved: null })
  // What was just saved is known before the page has come anew.
  const newest = saved?.on === current ? saved.state : current
  const stored = useMemo(() => (seen ? restsOn(wishes, seen, newest) : newest), [wishes, seen, newest])
  const conflict = useMemo(() => {
    const differing = between(stored, newest)
    return countOf(differing) > 0 ? differing : null
  }, [stored, newest])
  const rest = (next: Wishes, on: MenusState) => setWork({ wishes: next, seen: countOf(next) > 0 ? on : null, saved })
  return {
    stored,
    wishes,
    conflict,
    wish: (menu: Menu, key: NodeKey, available: boolean) => rest(wished(wishes, stored, menu, key, available), stored),
    undo: () => rest(noWishes, newest),
    overlay: () => rest(over(wishes, newest), newest),
    done: () => setWork({ wishes: noWishes, seen: null, saved: { state: after(stored, wishes), on: current } }),
  }
}
