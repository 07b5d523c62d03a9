/** What a file turned out to be; the part of `cli read` that comes before the rows (interface.md). */
export type FileFacts = {
  format: 'xlsx' | 'xls' | 'xml' | 'spreadsheetml' | 'html' | 'csv'
  sheet: string | null
  encoding: string | null
  delimiter: string | null
  /** As the spreadsheet shows it, counting from 1. */
  headerRow: number
  header: string[]
}

/** One non-empty row below the header: its number as the spreadsheet shows it, its cells as text (I2), and the places (0-based) of cells that hold a spreadsheet error. */
export type ReadRow = { row: number; cells: string[]; errors?: number[] }

/** A file being read in its child process: facts first, then the rows in order, a batch at a time. */
export type Reading = {
  facts: FileFacts
  batches: AsyncIterable<ReadRow[]> /** Ends the child process; safe to call at any time. */
  close: () => void
}

export type ReadOptions = {
  /** Name as delivered, only for messages. */
  name?: string
  sheet?: string
  encoding?: string
  /** Column names beside those of I3 by which a header row is recognised, for the sheets of U5. */
  known?: readonly string[]
  signal?: AbortSignal
}

/** Why a file cannot be read as one of the four formats (exit 3): a stable code and the values of its sentence in `words/<language>/reading.json`. */
export class UnreadableFile extends Error {
  readonly values: Record<string, string | number>

  constructor(
    readonly code: string,
    values: Record<string, string | number> = {},
  ) {
    super(`unreadable file: ${code}`)
    this.name = 'UnreadableFile'
    // Names come from the file, and may be as long as it likes.
    this.values = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? short(value) : value]))
  }
}

const short = (text: string): string => (text.length > 200 ? `${text.slice(0, 199)}…` : text)
