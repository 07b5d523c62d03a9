import { foldColumn } from '@/lib/kernel/fold'
import { isKnown } from './known'
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
  let characters = 0
  while (at < 0 && seen.length < LIMITS.headerSearchRows && characters < LIMITS.headerSearchCharacters) {
    const next = await batches.next()
    if (next.done) break
    for (const row of next.value) {
      const tidy = trimmed(row)
      if (!tidy) continue
      if (at < 0 && (source.namedColumns || isHeader(tidy.cells, known))) at = seen.length
      characters += charactersOf(tidy)
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
  const names = new Set(cells.filter((cell) => isKnown(cell, known)).map(foldColumn))
  return names.size >= ENOUGH_NAMES
}

/** Gives on rows in batches of a size that can be handed over at once, and no more text in all than a file may show. */
async function* below(seen: ReadRow[], batches: Rows, width: number): Rows {
  let rows: ReadRow[] = []
  let size = 0
  let all = 0
  async function* every(): Rows {
    yield seen
    yield* batches
  }
  for await (const batch of every()) {
    for (const row of batch) {
      const tidy = trimmed(row)
      if (!tidy) continue
      const characters = charactersOf(tidy)
      size += characters
      all += characters
      if (all > LIMITS.allCharacters) throw new UnreadableFile('zip-bomb')
      rows.push(padded(tidy, width))
      if (size < LIMITS.batchCharacters) continue
      yield rows
      rows = []
      size = 0
    }
    if (rows.length) yield rows
    rows = []
    size = 0
  }
}

function charactersOf({ row, cells }: ReadRow): number {
  let characters = 0
  for (const cell of cells) characters += cell.length
  if (characters > LIMITS.rowCharacters) throw new UnreadableFile('row-too-long', { row, maximum: LIMITS.rowCharacters })
  return characters
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
