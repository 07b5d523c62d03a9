import iconv from 'iconv-lite'
import { type NumberText, numberText } from '../cell-text'
import { UnreadableFile } from '../reading'
import { builtInFormat } from '../xlsx/styles'
import { type BiffRecord, RECORD, records } from './records'
import { stringTable } from './strings'

/** What holds for a whole workbook: its sheets, strings, formats, calendar. */
export type Globals = {
  sheets: { name: string; visible: boolean; at: number }[]
  strings: string[]
  /** Letters of one byte, in the workbook's code page; undefined in BIFF8, whose strings say their own width. */
  decode?: (bytes: Buffer) => string
  numberText: (format: number) => NumberText
}

const damaged = (): never => {
  throw new UnreadableFile('xls-damaged')
}

/**
 * Reads the records before the first sheet.
 *
 * @throws UnreadableFile `encrypted`, `old-excel`, `xls-damaged`, `truncated`
 */
export function readGlobals(stream: Buffer): Globals {
  const head = beginning(stream)
  if (head.sheetOnly)
    return {
      sheets: [{ name: 'Sheet1', visible: true, at: 0 }],
      strings: [],
      decode: codePage(1252),
      numberText: texts([], new Map(), false, true),
    }
  const { wide } = head
  let decode = codePage(1252)
  let date1904 = false
  const formats = new Map<number, string>()
  const styles: number[] = []
  const bounds: BiffRecord[] = []
  const formatRecords: BiffRecord[] = []
  const tables: BiffRecord[] = []
  let last = 0
  for (const record of records(stream, 0)) {
    const { kind, start, end } = record
    if (kind === RECORD.FILEPASS) throw new UnreadableFile('encrypted')
    if (kind === RECORD.CODEPAGE) decode = codePage(u16(stream, record, 0))
    else if (kind === RECORD.DATEMODE) date1904 = u16(stream, record, 0) === 1
    else if (kind === RECORD.FORMAT) formatRecords.push(record)
    else if (kind === RECORD.XF) styles.push(u16(stream, record, 2))
    else if (kind === RECORD.BOUNDSHEET) bounds.push(record)
    else if (kind === RECORD.SST || (kind === RECORD.CONTINUE && last === RECORD.SST)) tables.push({ kind, start, end })
    if (kind !== RECORD.CONTINUE) last = kind
  }
  for (const record of formatRecords)
    formats.set(u16(stream, record, 0), shortString(stream.subarray(record.start + 2, record.end), wide, wide ? 2 : 1, decode))
  const sheets = bounds
    .filter(({ start }) => stream[start + 5] === 0)
    .map(({ start, end }) => ({
      name: shortString(stream.subarray(start + 6, end), wide, 1, decode),
      visible: (stream[start + 4]! & 3) === 0,
      at: stream.readUInt32LE(start),
    }))
  return {
    sheets,
    strings: tables.length ? stringTable(stream, tables) : [],
    ...(!wide && { decode }),
    numberText: texts(styles, formats, date1904, false),
  }
}

/** Which edition the first record announces; a stream of one bare sheet is what small programs write. */
function beginning(stream: Buffer): { wide: boolean; sheetOnly: boolean } {
  if (stream.length < 8) throw new UnreadableFile('truncated')
  if (stream.readUInt16LE(0) !== RECORD.BOF) throw new UnreadableFile('old-excel')
  const version = stream.readUInt16LE(4)
  const content = stream.readUInt16LE(6)
  if (content === 0x10) return { wide: false, sheetOnly: true }
  if (content !== 5 || (version !== 0x600 && version !== 0x500)) damaged()
  return { wide: version === 0x600, sheetOnly: false }
}

function texts(styles: readonly number[], formats: ReadonlyMap<number, string>, date1904: boolean, bare: boolean): Globals['numberText'] {
  const known = new Map<number, NumberText>()
  return (style) => {
    const before = known.get(style)
    if (before) return before
    const format = styles[style] ?? (bare ? 0 : damaged())
    const text = numberText(formats.get(format) ?? builtInFormat(format), date1904)
    known.set(style, text)
    return text
  }
}

/** A string with a count of `bytes` bytes before it, in BIFF8 with flags after the count. */
function shortString(bytes: Buffer, wide: boolean, countBytes: 1 | 2, decode: (bytes: Buffer) => string): string {
  const length = (countBytes === 2 ? bytes.readUInt16LE(0) : bytes[0]) ?? damaged()
  const double = wide && (bytes[countBytes]! & 1) === 1
  const from = countBytes + (wide ? 1 : 0)
  const to = from + length * (double ? 2 : 1)
  if (to > bytes.length) damaged()
  return wide ? bytes.toString(double ? 'utf16le' : 'latin1', from, to) : decode(bytes.subarray(from, to))
}

function codePage(number: number): (bytes: Buffer) => string {
  const name =
    number === 32768 || number === 10000
      ? 'macroman'
      : number === 32769 || number === 1200 || number === 367
        ? 'windows-1252'
        : `cp${number}`
  return (bytes) => iconv.decode(bytes, iconv.encodingExists(name) ? name : 'windows-1252')
}

function u16(stream: Buffer, { start, end }: BiffRecord, offset: number): number {
  return start + offset + 2 > end ? damaged() : stream.readUInt16LE(start + offset)
}
