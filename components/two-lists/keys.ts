import { all, isOption, type ListRow } from './rows'

/** Where someone is in a list: the line of the focus (an index of rows), where a range began, and what is chosen. */
export type Place = { at: number; anchor: number; chosen: ReadonlySet<string> }
export type Key = { key: string; shift: boolean; ctrl: boolean }

const pageful = 10

/**
 * What a key does in a listbox of which several options can be chosen (WAI-ARIA listbox): arrows walk, with Shift they choose on the way; Space
 * chooses or lets go, with Shift a range; Ctrl-A all that is shown, once more none; Home and End jump, with Ctrl-Shift they choose up to there. Null: nothing.
 * `options` are the indexes of the rows that are options.
 */
export function placeAfter({ key, shift, ctrl }: Key, place: Place, rows: readonly ListRow[], options: readonly number[]): Place | null {
  if (options.length === 0) return null
  const { at, anchor, chosen } = place
  const here = nearest(options, at)
  const step = (by: number) => options[Math.max(0, Math.min(options.length - 1, here + by))]!
  const to = (index: number): Place => {
    if (shift && (ctrl || !['Home', 'End'].includes(key))) return { at: index, anchor, chosen: range(rows, anchor, index, chosen) }
    return { at: index, anchor: index, chosen }
  }
  if (ctrl && !shift && key.toLowerCase() === 'a') {
    const every = all(rows)
    return { at, anchor, chosen: new Set(every.every((one) => chosen.has(one)) ? [] : every) }
  }
  if (ctrl && !shift && key !== ' ') return null
  switch (key) {
    case 'ArrowDown':
      return to(step(1))
    case 'ArrowUp':
      return to(step(-1))
    case 'PageDown':
      return to(step(pageful))
    case 'PageUp':
      return to(step(-pageful))
    case 'Home':
      return to(options[0]!)
    case 'End':
      return to(options.at(-1)!)
    case ' ':
      return shift ? { at, anchor, chosen: range(rows, anchor, at, chosen) } : { at, anchor: at, chosen: toggled(rows, at, chosen) }
    default:
      return null
  }
}

/** Which of the options (a place in `options`) is at a row, or comes first after it. */
export function nearest(options: readonly number[], row: number): number {
  let [low, high] = [0, options.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (options[middle]! < row) low = middle + 1
    else high = middle
  }
  return low
}

/** The option at which someone goes on when others leave the list: the first from where they are that stays, else the last before it. */
export function staying(rows: readonly ListRow[], options: readonly number[], at: number, gone: ReadonlySet<string>): string | null {
  const here = nearest(options, at)
  const order = [...options.slice(here), ...options.slice(0, here).reverse()]
  const found = order.find((index) => !gone.has(rows[index]!.key))
  return found === undefined ? null : rows[found]!.key
}

/** Chosen, and everything that can be chosen from one row to another with it. */
export function range(rows: readonly ListRow[], from: number, to: number, chosen: ReadonlySet<string>): ReadonlySet<string> {
  const next = new Set(chosen)
  for (const row of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) if (isOption(row) && !row.locked) next.add(row.key)
  return next
}

export function toggled(rows: readonly ListRow[], at: number, chosen: ReadonlySet<string>): ReadonlySet<string> {
  const row = rows[at]
  if (!row || !isOption(row) || row.locked) return chosen
  const next = new Set(chosen)
  if (!next.delete(row.key)) next.add(row.key)
  return next
}

/** The row that a few typed letters lead to: the next whose code or name begins with them; one letter typed again walks on. */
export function typedTo(text: string, at: number, rows: readonly ListRow[], options: readonly number[]): number | null {
  const again = [...text].every((letter) => letter === text[0])
  const wanted = again ? text[0]! : text
  const begin = again ? nearest(options, at + 1) : nearest(options, at)
  for (let step = 0; step < options.length; step++) {
    const index = options[(begin + step) % options.length]!
    const row = rows[index] as ListRow & { kind: 'option' }
    if (row.code.toLowerCase().startsWith(wanted) || row.name.toLowerCase().startsWith(wanted)) return index
  }
  return null
}
