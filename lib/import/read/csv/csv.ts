import type { FileBytes } from '../bytes'
import { decoded, findEncoding } from '../encoding'
import { LIMITS } from '../limits'
import { UnreadableFile } from '../reading'
import type { Rows, Source } from '../source'
import { findDelimiter } from './delimiter'
import { CsvTokens } from './tokens'

const SEPARATOR_LINE = /^"?sep=([^\r\n])"?(\r\n|\r|\n|$)/i

/** Opens delimited text (I1): encoding and delimiter found from the file itself, a `sep=` line obeyed and not counted as a row. */
export function openCsv(file: FileBytes, options: { sheet?: string; encoding?: string; known: ReadonlySet<string> }): Source {
  if (options.sheet !== undefined) throw new UnreadableFile('no-sheets', { sheet: options.sheet })
  const encoding = findEncoding(file, options.encoding)
  const text = decoded(file, encoding)
  let sample = ''
  let whole = false
  while (sample.length < 200_000 && !whole) {
    const next = text.next()
    if (next.done) whole = true
    else sample += next.value
  }
  if (sample.startsWith('\ufeff')) sample = sample.slice(1)
  const line = SEPARATOR_LINE.exec(sample)
  if (line) sample = sample.slice(line[0].length)
  const delimiter = line ? line[1]! : findDelimiter(sample, whole, options.known)
  return { format: 'csv', sheet: null, encoding: encoding.name, delimiter, rows: () => rows(sample, text, delimiter) }
}

async function* rows(sample: string, text: Generator<string>, delimiter: string | null): Rows {
  let batch: { row: number; cells: string[] }[] = []
  let row = 0
  const tokens = new CsvTokens(delimiter, (cells) => {
    if (++row > LIMITS.sheetRows) throw new UnreadableFile('too-many-rows', { maximum: LIMITS.sheetRows })
    if (cells.length) batch.push({ row, cells: cells.map(asTyped) })
  })
  tokens.write(sample)
  for (const piece of text) {
    if (batch.length) yield batch
    batch = []
    tokens.write(piece)
  }
  tokens.end()
  yield batch
}

/** `="000123"` is how CSV keeps a spreadsheet from turning a code into a number. */
const asTyped = (cell: string): string =>
  cell.length > 2 && cell.startsWith('="') && /^="(?:[^"]|"")*"$/.test(cell) ? cell.slice(2, -1).replaceAll('""', '"') : cell
