import { RAW } from '../cell-text'
import { isoText } from '../dates'
import { LIMITS } from '../limits'
import { type ReadRow, UnreadableFile } from '../reading'
import type { Attributes, XmlHandler } from '../xml/scanner'
import { PlainCell } from './plain-cell'
import { cellReference } from './reference'
import { RichText, unescaped } from './strings'
import type { numberTexts } from './styles'

type Styles = Awaited<ReturnType<typeof numberTexts>>

/**
 * The rows of a worksheet, gathered while its XML is read. Positions that are left out follow on the ones before; those
 * that are given twice, go back, or contradict their row are refused. What a sheet says of its own size is not looked at.
 */
export class SheetRows implements XmlHandler {
  wantsText = false
  private rows: ReadRow[] = []
  private row = 0
  private cells: string[] = []
  private errors: number[] | undefined
  private column = -1
  private inRow = false
  private inCell = false
  private inText = false
  private last = -1
  private type = 'n'
  private style = 0
  private value = ''
  private hasValue = false
  private sheetData: 'before' | 'within' | 'after' = 'before'
  private depth = 0
  private readonly rich = new RichText()
  private readonly plain = new PlainCell()

  constructor(
    private readonly part: string,
    private readonly strings: readonly string[] | undefined,
    private readonly styles: Styles,
  ) {}

  /** The rows gathered since the last time. */
  take(): ReadRow[] {
    const { rows } = this
    this.rows = []
    return rows
  }

  open(name: string, attributes: Attributes): void {
    if (this.depth++ === 0 && name !== 'worksheet') this.refuse()
    if (this.sheetData !== 'within') {
      if (name === 'sheetData' && this.depth === 2) this.sheetData = this.sheetData === 'before' ? 'within' : this.refuse()
      return
    }
    if (this.depth === 4 && name === 'c' && this.inRow) this.openCell(attributes)
    else if (this.depth === 3 && name === 'row') this.openRow(attributes)
    else if (this.inCell && this.depth === 5) {
      this.wantsText = name === 'v'
      this.inText = name === 'is'
    } else if (this.inText) this.wantsText = this.rich.open(name)
  }

  close(name: string): void {
    const depth = this.depth--
    this.wantsText = false
    if (this.sheetData !== 'within') return
    if (depth === 4 && name === 'c') this.closeCell()
    else if (depth === 3 && name === 'row') this.closeRow()
    else if (depth === 2) this.sheetData = 'after'
    else if (depth === 5) this.inText = false
    else if (this.inText) this.rich.close(name)
  }

  text(text: string): void {
    if (this.depth > 5) this.rich.add(text)
    else {
      this.value += text
      this.hasValue = true
      if (this.value.length > LIMITS.cellCharacters)
        throw new UnreadableFile('cell-too-long', { row: this.row, maximum: LIMITS.cellCharacters })
    }
  }

  /** The cells of a row that are written as nearly all are. */
  ahead(bytes: Buffer, latin: string, start: number): number {
    if (!this.inRow || this.depth !== 3) return start
    const { plain } = this
    for (let at = start; ; ) {
      const end = plain.read(bytes, at)
      if (end < 0) return at
      if (plain.row !== 0 && plain.row !== this.row) this.refuse()
      this.place(plain.row === 0 ? this.column + 1 : plain.column)
      if (plain.from >= 0) this.put(this.plainText(latin))
      at = end
    }
  }

  private plainText(latin: string): string {
    const { type, whole, style } = this.plain
    if (type === 's' && whole >= 0) return this.strings?.[whole] ?? this.refuse()
    const value = latin.substring(this.plain.from, this.plain.to)
    if (type === 'n' && whole >= 0 && this.styles(style) === RAW) return value
    this.style = style
    return this.asText(type, value)
  }

  private openRow(attributes: Attributes): void {
    const given = attributes.get('r')
    const row = given === undefined ? this.row + 1 : /^\d{1,7}$/.test(given) ? Number(given) : this.refuse()
    if (row <= this.row || row > LIMITS.sheetRows) this.refuse()
    this.row = row
    this.cells = []
    this.errors = undefined
    this.inRow = true
    this.last = -1
    this.column = -1
  }

  private openCell(attributes: Attributes): void {
    const given = attributes.get('r')
    const place = given === undefined ? undefined : (cellReference(given) ?? this.refuse())
    if (place && place.row !== this.row) this.refuse()
    this.place(place ? place.column : this.column + 1)
    this.inCell = true
    this.type = attributes.get('t') ?? 'n'
    const style = attributes.get('s')
    this.style = style === undefined ? 0 : Number(style)
    this.value = ''
    this.hasValue = false
    this.rich.begin()
  }

  private place(column: number): void {
    if (column >= LIMITS.sheetColumns || column === this.last || this.cells[column] || this.errors?.includes(column)) this.refuse()
    this.column = column
    this.last = column
  }

  private closeCell(): void {
    this.inCell = false
    this.put(this.hasValue ? this.asText(this.type, this.value) : this.rich.text())
  }

  private put(text: string): void {
    if (text === '') return
    if (this.column >= LIMITS.usedColumns) throw new UnreadableFile('too-many-columns', { row: this.row, maximum: LIMITS.usedColumns })
    while (this.cells.length < this.column) this.cells.push('')
    this.cells[this.column] = text
  }

  private closeRow(): void {
    if (this.cells.length || this.errors) this.rows.push({ row: this.row, cells: this.cells, ...(this.errors && { errors: this.errors }) })
    this.inRow = false
  }

  private asText(type: string, value: string): string {
    switch (type) {
      case 's':
        return this.strings?.[/^\d+$/.test(value.trim()) ? Number(value) : -1] ?? this.refuse()
      case 'n':
        return this.number(value)
      case 'str':
      case 'inlineStr':
        return unescaped(value)
      case 'b':
        return /^(1|true)$/.test(value.trim()) ? 'TRUE' : /^(0|false)$/.test(value.trim()) ? 'FALSE' : this.refuse()
      case 'e':
        this.errors = [...(this.errors ?? []), this.column]
        return ''
      case 'd':
        return isoText(value) ?? value
      default:
        return this.refuse()
    }
  }

  private number(value: string): string {
    const text = this.styles(this.style)
    const written = value.trim()
    if (written === '') return ''
    const number = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(written) ? Number(written) : this.refuse()
    if (!Number.isFinite(number)) this.refuse()
    return text(number)
  }

  private refuse(): never {
    throw new UnreadableFile('contradiction', { part: this.part })
  }
}
