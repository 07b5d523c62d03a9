'use client'
import { useMemo, useState } from 'react'
import { after, between, isNothing, moved, nothing, over, type Pending, type Stored } from './pending'

type Work = { pending: Pending; seen: Stored | null; saved: Stored | null }

/**
 * What someone moves between the lists and did not save yet. It rests on the state that was on screen when they began (`stored`); `current` is what the
 * server says now. When that is another version, `conflict` says what others changed, and the moves stay until someone decides.
 */
export function useMoves(current: Stored) {
  const [{ pending, seen, saved }, setWork] = useState<Work>({ pending: nothing, seen: null, saved: null })
  // What was just saved is known before the page has come anew.
  const newest = saved && saved.version > current.version ? saved : current
  const stored = seen ?? newest
  const conflict = useMemo(() => (stored.version === newest.version ? null : between(stored.keys, newest.keys)), [stored, newest])
  const rest = (next: Pending, on: Stored) => setWork({ pending: next, seen: isNothing(next) ? null : on, saved })
  return {
    stored,
    pending,
    conflict,
    move: (keys: readonly string[], to: 'left' | 'right') => rest(moved(pending, stored.keys, keys, to), stored),
    undo: () => rest(nothing, stored),
    overlay: () => rest(over(pending, newest.keys), newest),
    /** These moves are saved; what was moved while they were on their way is not. */
    done: (version: number, moves: Pending) =>
      setWork((now) => {
        const saved = { version, keys: after(moves, stored.keys) }
        const since = between(saved.keys, after(now.pending, stored.keys))
        return { pending: since, seen: isNothing(since) ? null : saved, saved }
      }),
  }
}
