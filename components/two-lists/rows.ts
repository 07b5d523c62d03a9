/**
 * A line of a list: a head, or an option. Of an option `code` and `name` are its accessible name; `note` stands at the right; `mark` says what
 * happens to it on saving. `locked` (with the reason in `note`) cannot be chosen; `apart` is chosen only by itself, never with "all".
 */
export type ListRow =
  | { kind: 'head'; key: string; text: string; count: string; note?: string }
  | {
      kind: 'option'
      key: string
      code: string
      name: string
      note?: string
      mark?: { tone: 'positive' | 'negative'; text: string }
      locked?: boolean
      apart?: boolean
      muted?: boolean
      /** Looks like a head: the lines under it belong to it. */
      leads?: boolean
    }
export type OptionRow = Extract<ListRow, { kind: 'option' }>

export const isOption = (row: ListRow): row is OptionRow => row.kind === 'option'

/** What "all" means: every option that can be moved, those that go by themselves only where there is nothing else. */
export function all(rows: readonly ListRow[]): string[] {
  const free = rows.filter((row): row is OptionRow => isOption(row) && !row.locked)
  const together = free.filter((row) => !row.apart)
  return (together.length > 0 ? together : free).map((row) => row.key)
}

/** Where the options stand among the rows, and for each row how many options there are up to it: what `aria-posinset` counts. */
export function placesOf(rows: readonly ListRow[]): { options: number[]; place: Int32Array } {
  const options: number[] = []
  const place = new Int32Array(rows.length)
  rows.forEach((row, index) => {
    if (isOption(row)) options.push(index)
    place[index] = options.length
  })
  return { options, place }
}
