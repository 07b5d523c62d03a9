/** What a group is authorised for at a version, by the keys of `choices`. */
export type Stored = { version: number; keys: ReadonlySet<string> }
/** What someone moved and did not save yet, seen from what is stored. */
export type Pending = { add: ReadonlySet<string>; remove: ReadonlySet<string> }

export const nothing: Pending = { add: new Set(), remove: new Set() }
export const isNothing = ({ add, remove }: Pending): boolean => add.size + remove.size === 0

/** Moves keys to one side; what comes back to where it is stored is no change any more. */
export function moved(pending: Pending, stored: ReadonlySet<string>, keys: Iterable<string>, to: 'left' | 'right'): Pending {
  const add = new Set(pending.add)
  const remove = new Set(pending.remove)
  for (const key of keys) {
    if (to === 'right') {
      if (!remove.delete(key) && !stored.has(key)) add.add(key)
    } else if (!add.delete(key) && stored.has(key)) remove.add(key)
  }
  return { add, remove }
}

export const after = ({ add, remove }: Pending, stored: ReadonlySet<string>): ReadonlySet<string> => {
  const keys = new Set(stored)
  for (const key of remove) keys.delete(key)
  for (const key of add) keys.add(key)
  return keys
}

/** What others changed from one state to another. */
export const between = (from: ReadonlySet<string>, to: ReadonlySet<string>): Pending => ({
  add: without(to, from),
  remove: without(from, to),
})

/** One's own moves over another state: those that it holds already fall away. */
export const over = ({ add, remove }: Pending, stored: ReadonlySet<string>): Pending => ({
  add: without(add, stored),
  remove: new Set([...remove].filter((key) => stored.has(key))),
})

const without = (keys: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...keys].filter((key) => !others.has(key)))
