import type { PlacedPage } from './view'

type Numbered = { number: number }

const page = <T>(rows: T[], limit: number, back: boolean): T[] => (back ? rows.slice(0, limit).reverse() : rows.slice(0, limit))

/** The number of the first item of the page that `rows` (one more than `limit` when there are more) make. */
export const firstOf = (rows: Numbered[], limit: number, back: boolean): number => page(rows, limit, back)[0]?.number ?? 0

/** Makes a page out of rows that were read forwards, or `back` from a cursor in descending order. Cursors are the numbers at the page's ends. */
export function placed<T extends Numbered>(
  rows: T[],
  limit: number,
  back: boolean,
  count: { total: number; skipped: number } | undefined,
): PlacedPage<T> {
  const items = page(rows, limit, back)
  const { total, skipped } = count ?? { total: 0, skipped: 0 }
  return {
    items,
    total,
    skipped,
    previous: skipped > 0 && items[0] ? String(items[0].number) : null,
    next: skipped + items.length < total ? String(items.at(-1)?.number) : null,
  }
}
