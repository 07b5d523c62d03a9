/**
 * What a file may ask of the reading process. Generous for what a payroll or HR system delivers, and small enough
 * that a hostile file is refused within seconds and within 512 MB.
 */
export const LIMITS = {
  /** Bytes on disk; 100,000 rows as generic XML are 135 MB. */
  fileBytes: 300_000_000,
  /** The rows and columns that a spreadsheet can have. */
  sheetRows: 1_048_576,
  sheetColumns: 16_384,
  /** Filled columns: far beyond any real header, far below what a far-away cell would make of every row. */
  usedColumns: 1_024,
  /** A workbook of the binary kind is held in memory whole. */
  directoryBytes: 4_000_000,
  /** Characters in one cell; a spreadsheet itself holds 32,767. */
  cellCharacters: 1_000_000,
  /** Characters in one row, and in all of them: a workbook can show one long text in every cell. */
  rowCharacters: 4_000_000,
  allCharacters: 300_000_000,
  /** Characters that are handed over at once. */
  batchCharacters: 1_000_000,
  /** Rows looked through for the header before the first filled row is taken. */
  headerSearchRows: 1_000,
  headerSearchCharacters: 10_000_000,
  xmlDepth: 64,
  xmlAttributes: 1_000,
  zipEntries: 10_000,
  /** Inflated bytes of all parts that are read. */
  inflatedBytes: 640_000_000,
  /** Inflated ÷ deflated, looked at only for parts beyond `ratioFrom` bytes: sheets reach 30, a bomb 200 to 1,000. */
  ratio: 120,
  ratioFrom: 16_000_000,
  /** Resident memory of the reading process, and the part of it that is JavaScript heap. */
  residentBytes: 512_000_000,
  heapMegabytes: 320,
  /** Most of what reading makes is soon forgotten; with the usual 16 it would be copied first. */
  youngMegabytes: 16,
} as const

/** What one reading may cost its process. */
export type ReadingLimits = {
  residentBytes: number
  /** Milliseconds of processor time, by the size of the file. */
  cpuMs: (fileBytes: number) => number
  /** Milliseconds by the clock, waiting for its consumer not counted. */
  clockMs: (fileBytes: number) => number
}

/** Processor time is what a hostile file costs; the clock has more patience, for a machine that is busy with other things. */
export const READING_LIMITS: ReadingLimits = {
  residentBytes: LIMITS.residentBytes,
  cpuMs: (fileBytes) => 9_000 + fileBytes / 2_000,
  clockMs: (fileBytes) => 60_000 + fileBytes / 100,
}
