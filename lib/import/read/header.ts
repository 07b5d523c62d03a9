import { foldColumn } from '@/lib/kernel/fold'
import { LIMITS } from './limits'
import { type FileFacts, type ReadRow, UnreadableFile } from './reading'
import type { Rows, Source } from './source'

/** Fewer known names than this may be chance. */
const ENOUGH_NAMES = 3

/**
 * Finds the header: the first row with at least 3 known column names, else the first filled row; then gives facts and
 * the filled rows below it, each at least as wide as the header, empty cells past it dropped.
 *
 * @throws UnreadableFile `no-rows` when nothing is filled; `too-many-columns`
 */
export async function withHeader(source: Source, known: ReadonlySet<string>): Promise<{ facts: FileFacts; rows: Rows }> {
  const batches = source.rows()
  const seen: ReadRow[] = []
  let at = -1
  while (at < 0 && seen.length < LIMITS.headerSearchRows) {
    const next = await batches.next()
    if (next.done) break
    for (const row of next.value) {
      const tidy = trimmed(row)
      if (!tidy) continue
      if (at < 0 && (source.namedColumns || isHeader(tidy.cells, known))) at = seen.length
      seen.push(tidy)
    }
  }
  const header = seen[Math.max(0, at)]
  if (!header) throw new UnreadableFile('no-rows', { sheet: source.sheet ?? '' })
  const { format, sheet, encoding, delimiter } = source
  const facts = { format, sheet, encoding, delimiter, headerRow: header.row, header: header.cells }
  return { facts, rows: below(seen.slice(Math.max(0, at) + 1), batches, header.cells.length) }
}

const isHeader = (cells: readonly string[], known: ReadonlySet<string>): boolean => {
  const names = new Set(cells.map(foldColumn).filter((name) => known.has(name)))
  return names.size >= ENOUGH_NAMES
}

async function* below(seen: ReadRow[], batches: Rows, width: number): Rows {
  if (seen.length) yield seen.map((row) => padded(row, width))
  for await (const batch of batches) {
    const rows: ReadRow[] = []
    for (const row of batch) {
      const tidy = trimmed(row)
      if (tidy) rows.push(padded(tidy, width))
    }
    if (rows.length) yield rows
  }
}

/** Without empty cells at the end; undefined when nothing is left. A cell with an error counts as filled. */
function trimmed(row: ReadRow): ReadRow | undefined {
  const { cells, errors } = row
  let width = cells.length
  while (width > 0 && cells[width - 1] === '') width--
  if (errors) for (const column of errors) width = Math.max(width, column + 1)
  if (width === 0) return undefined
  if (width > LIMITS.usedColumns) throw new UnreadableFile('too-many-columns', { row: row.row, maximum: LIMITS.usedColumns })
  while (cells.length < width) cells.push('')
  if (cells.length > width) cells.length = width
  return row
}

function padded(row: ReadRow, width: number): ReadRow {
  while (row.cells.length < width) row.cells.push('')
  return row
}
