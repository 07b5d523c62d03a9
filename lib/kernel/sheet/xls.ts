import { record, sharedStrings, signs, words } from './biff'
import { compoundFile } from './compound'
import { CELL_SIGNS, type Sheet, tabName } from './sheet'

/** The old format has 65,536 rows, the header being one of them. */
const XLS_ROWS = 65_535

export class TooManyRows extends Error {
  constructor(readonly most: number) {
    super(`more than ${most} rows do not fit in .xls`)
    this.name = 'TooManyRows'
  }
}

const [DEFAULT, TEXT, HEADER] = [15, 16, 17]

/** Excel 97 (BIFF8), every cell typed text with the format "Text". Holds its texts in memory, each once. Throws `TooManyRows`. */
export async function* xls({ name, header, rows }: Sheet): AsyncGenerator<Uint8Array> {
  const texts = new Map<string, number>()
  const cells: Buffer[] = []
  let [count, height] = [0, 0]
  const add = (row: readonly string[], style: number) => {
    if (height > XLS_ROWS) throw new TooManyRows(XLS_ROWS)
    const filled = row.map((text, column) => ({ text: text.slice(0, CELL_SIGNS), column })).filter(({ text }) => text !== '')
    const line = Buffer.allocUnsafe(filled.length * 14)
    for (const [index, { text, column }] of filled.entries()) {
      const place = texts.get(text) ?? texts.size
      texts.set(text, place)
      line.set(words(0xfd, 10, height, column, style), index * 14)
      line.writeUInt32LE(place, index * 14 + 10)
    }
    cells.push(line)
    count += filled.length
    height++
  }
  add(header, HEADER)
  for await (const row of rows) add(row, TEXT)

  const sheet = [...sheetStart(height, header.length), ...cells, record(0x0a)]
  const strings = [...sharedStrings(texts.keys(), texts.size, count), record(0x0a)]
  const before = globals()
  const tab = (start: number) => boundSheet(tabName(name), start)
  const start = [...before, tab(0), ...strings].reduce((sum, piece) => sum + piece.length, 0)
  yield* compoundFile('Workbook', [...before, tab(start), ...strings, ...sheet])
}

const beginning = (kind: number) => record(0x0809, [0x0600, kind, 0x0dbb, 0x07cc, 0x41, 0, 6, 0])

function boundSheet(tab: string, start: number): Buffer {
  const { wide, bytes } = signs(tab)
  return record(0x85, [start & 0xffff, start >>> 16, 0], Buffer.from([tab.length, wide]), bytes)
}

/** What stands before the sheets: window, fonts, cell formats. Excel expects 15 formats for styles before the first for cells. */
function globals(): Buffer[] {
  const font = (weight: number) => record(0x31, [220, 0, 0x7fff, weight, 0, 0, 0], Buffer.from('\x07\0Calibri', 'latin1'))
  const format = (fontIndex: number, number: number, kind: number, attributes: number) =>
    record(0xe0, [fontIndex, number, kind, 0x20, attributes << 8, 0, 0, 0, 0, 0x20c0])
  return [
    beginning(5),
    record(0x42, [1200]),
    record(0x3d, [0, 0, 24000, 12000, 0x38, 0, 0, 1, 600]),
    record(0x22, [0]),
    ...[400, 400, 400, 400, 700].map(font),
    ...Array.from({ length: DEFAULT }, () => format(0, 0, 0xfff5, 0xf4)),
    format(0, 0, 1, 0),
    format(0, 49, 1, 0x04),
    // Font 5: the format has no fourth.
    format(5, 49, 1, 0x0c),
    record(0x0293, [0x8000, 0xff00]),
  ]
}

const sheetStart = (height: number, width: number): Buffer[] => [
  beginning(0x10),
  record(0x7d, [0, Math.max(0, width - 1), 22 * 256, TEXT, 0, 0]),
  record(0x0200, [0, 0, height & 0xffff, height >>> 16, 0, width, 0]),
  record(0x023e, [0x06b6, 0, 0, 64, 0, 0, 0, 0, 0]),
]
