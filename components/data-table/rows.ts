/** All from one id to another in the order of the page, both included; the last alone when the first is not on it any more. */
export function between(page: readonly number[], from: number, to: number): readonly number[] {
  const [a, b] = [page.indexOf(from), page.indexOf(to)]
  return a < 0 || b < 0 ? [to] : page.slice(Math.min(a, b), Math.max(a, b) + 1)
}

/** Where a key leads to among the rows; undefined where it leads nowhere. */
export function rowToward<T>(key: string, rows: readonly T[], now: T): T | undefined {
  const at = rows.indexOf(now)
  if (at < 0) return undefined
  if (key === 'ArrowDown') return rows[at + 1]
  if (key === 'ArrowUp') return rows[at - 1]
  if (key === 'Home') return rows[0]
  return key === 'End' ? rows.at(-1) : undefined
}
