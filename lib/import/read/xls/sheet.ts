import { LIMITS } from '../limits'
import { type ReadRow, UnreadableFile } from '../reading'
import type { Globals } from './globals'
import { type BiffRecord, RECORD, records } from './records'
import { StringReader } from './strings'

const damaged = (): never => {
  throw new UnreadableFile('xls-damaged')
}

/** Reads all cells of a sheet, row by row in the order of the sheet, whatever the order of its records. */
export function sheetRows(stream: Buffer, at: number, globals: Globals): ReadRow[] {
  if (at + 8 > stream.length || stream.readUInt16LE(at) !== RECORD.BOF || stream.readUInt16LE(at + 6) !== 0x10) damaged()
  const cells = new SheetCells(stream, globals)
  for (const record of records(stream, at)) cells.take(record)
  return cells.rows()
}

class SheetCells {
  private readonly byRow: (ReadRow | undefined)[] = []
  /** The formula whose text follows in a record of its own, and the pieces of that record. */
  private formula: { row: number; column: number } | undefined
  private text: BiffRecord[] = []

  constructor(
    private readonly stream: Buffer,
    private readonly globals: Globals,
  ) {}

  rows(): ReadRow[] {
    this.finishText()
    return this.byRow.filter((row) => row !== undefined)
  }

  take(record: BiffRecord): void {
    if (record.kind === RECORD.CONTINUE && this.text.length) {
      this.text.push(record)
      return
    }
    if (this.text.length) this.finishText()
    const { kind } = record
    if (kind === RECORD.LABELSST) this.put(record, this.globals.strings[this.u32(record, 6)] ?? damaged())
    else if (kind === RECORD.NUMBER) this.putNumber(record, this.double(record, 6))
    else if (kind === RECORD.RK) this.putNumber(record, this.rk(record, 6))
    else if (kind === RECORD.MULRK) this.manyRk(record)
    else if (kind === RECORD.LABEL || kind === RECORD.RSTRING) this.put(record, this.label(record))
    else if (kind === RECORD.BOOLERR && this.byte(record, 7)) this.error(record)
    else if (kind === RECORD.BOOLERR) this.put(record, this.byte(record, 6) ? 'TRUE' : 'FALSE')
    else if (kind === RECORD.FORMULA) this.result(record)
    else if (kind === RECORD.STRING && this.formula) this.text = [record]
  }

  private result(record: BiffRecord): void {
    this.formula = undefined
    const kind = this.u16(record, 12) === 0xffff ? this.byte(record, 6) : undefined
    if (kind === undefined) this.putNumber(record, this.double(record, 6))
    else if (kind === 0) this.formula = { row: this.u16(record, 0), column: this.u16(record, 2) }
    else if (kind === 1) this.put(record, this.byte(record, 8) ? 'TRUE' : 'FALSE')
    else if (kind === 2) this.error(record)
    else if (kind !== 3) damaged()
  }

  private finishText(): void {
    if (this.formula && this.text[0])
      this.set(
        this.formula.row,
        this.formula.column,
        this.globals.decode ? this.bytes(this.text[0], 0) : new StringReader(this.stream, this.text, 0).string(),
      )
    this.formula = undefined
    this.text = []
  }

  private label(record: BiffRecord): string {
    return this.globals.decode ? this.bytes(record, 6) : new StringReader(this.stream, [record], 6).string()
  }

  /** Letters of one byte with a 16-bit count before them. */
  private bytes(record: BiffRecord, offset: number): string {
    const from = record.start + offset + 2
    const to = from + this.u16(record, offset)
    if (to > record.end) damaged()
    return this.globals.decode?.(this.stream.subarray(from, to)) ?? ''
  }

  private manyRk(record: BiffRecord): void {
    const row = this.u16(record, 0)
    const first = this.u16(record, 2)
    const count = (record.end - record.start - 6) / 6
    if (!Number.isInteger(count) || count < 1) damaged()
    for (let i = 0; i < count; i++) this.set(row, first + i, this.number(this.u16(record, 4 + i * 6), this.rk(record, 6 + i * 6)))
  }

  private putNumber(record: BiffRecord, value: number): void {
    this.put(record, this.number(this.u16(record, 4), value))
  }

  private put(record: BiffRecord, text: string): void {
    this.set(this.u16(record, 0), this.u16(record, 2), text)
  }

  private set(row: number, column: number, text: string): void {
    if (text === '') return
    if (column >= LIMITS.usedColumns) throw new UnreadableFile('too-many-columns', { row: row + 1, maximum: LIMITS.usedColumns })
    const { cells } = this.rowAt(row, column)
    if (cells[column] && cells[column] !== text) damaged()
    while (cells.length < column) cells.push('')
    cells[column] = text
  }

  private error(record: BiffRecord): void {
    const column = this.u16(record, 2)
    const row = this.rowAt(this.u16(record, 0), column)
    row.errors = [...(row.errors ?? []), column]
  }

  private rowAt(index: number, column: number): ReadRow {
    if (column >= LIMITS.sheetColumns) damaged()
    const row = this.byRow[index] ?? { row: index + 1, cells: [] }
    this.byRow[index] = row
    return row
  }

  private number(style: number, value: number): string {
    return Number.isFinite(value) ? this.globals.numberText(style)(value) : damaged()
  }

  /** A number packed in 30 bits: an integer or the head of a double, perhaps a hundredfold. */
  private rk(record: BiffRecord, offset: number): number {
    const packed = this.u32(record, offset) | 0
    const bits = Buffer.alloc(8)
    bits.writeInt32LE(packed & ~3, 4)
    const value = packed & 2 ? packed >> 2 : bits.readDoubleLE(0)
    return packed & 1 ? value / 100 : value
  }

  private double(record: BiffRecord, offset: number): number {
    return this.stream.readDoubleLE(this.within(record, offset, 8))
  }

  private u32(record: BiffRecord, offset: number): number {
    return this.stream.readUInt32LE(this.within(record, offset, 4))
  }

  private u16(record: BiffRecord, offset: number): number {
    return this.stream.readUInt16LE(this.within(record, offset, 2))
  }

  private byte(record: BiffRecord, offset: number): number {
    return this.stream[this.within(record, offset, 1)]!
  }

  private within({ start, end }: BiffRecord, offset: number, length: number): number {
    return start + offset + length > end ? damaged() : start + offset
  }
}
