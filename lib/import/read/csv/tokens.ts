import { LIMITS } from '../limits'
import { UnreadableFile } from '../reading'

const QUOTE = 34
const LF = 10
const CR = 13

enum At {
  Start,
  Plain,
  Quoted,
  Quote,
  After,
}

/**
 * Cuts CSV text into records as spreadsheets do: quotes around a field, doubled inside it; lines end in LF, CRLF or CR;
 * a quote within an unquoted field is just a character. Text comes in pieces, cut anywhere.
 *
 * @throws UnreadableFile `csv-quote` when a quote is never closed or closes in the middle of another line's text:
 *   reading on would swallow rows into one cell.
 */
export class CsvTokens {
  private at = At.Start
  private field = ''
  private cells: string[] = []
  private afterCr = false
  private lineBreakInQuotes = false
  private record = 1
  private size = 0
  private readonly delimiter: number

  constructor(
    delimiter: string | null,
    private readonly emit: (cells: string[]) => void,
    private readonly lenient = false,
  ) {
    this.delimiter = delimiter === null ? -1 : delimiter.charCodeAt(0)
  }

  write(text: string): void {
    let i = 0
    if (this.afterCr && text.length) {
      if (text.charCodeAt(0) === LF) i = 1
      this.afterCr = false
    }
    while (i < text.length)
      i = this.at === At.Quoted ? this.quoted(text, i) : this.at === At.Quote ? this.quote(text, i) : this.plain(text, i)
  }

  end(): void {
    if (this.at === At.Quoted && !this.lenient) throw new UnreadableFile('csv-quote', { row: this.record })
    if (this.at !== At.Start || this.cells.length) this.endRecord()
  }

  private plain(text: string, start: number): number {
    const { delimiter } = this
    let i = start
    if (this.at === At.Start && text.charCodeAt(i) === QUOTE) {
      this.at = At.Quoted
      this.lineBreakInQuotes = false
      return i + 1
    }
    for (; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (code === delimiter) {
        this.endField(start === i ? '' : text.slice(start, i))
        return i + 1
      }
      if (code === LF || code === CR) {
        this.append(text.slice(start, i))
        if (this.at !== At.Start || this.cells.length) this.endRecord()
        else this.blankRecord()
        if (code === CR) {
          if (i + 1 === text.length) this.afterCr = true
          else if (text.charCodeAt(i + 1) === LF) i++
        }
        return i + 1
      }
    }
    this.append(text.slice(start))
    return i
  }

  private quoted(text: string, start: number): number {
    const close = text.indexOf('"', start)
    const piece = close < 0 ? text.slice(start) : text.slice(start, close)
    this.field += piece
    if (!this.lineBreakInQuotes && /[\r\n]/.test(piece)) this.lineBreakInQuotes = true
    if (this.field.length > LIMITS.cellCharacters)
      throw new UnreadableFile('cell-too-long', { row: this.record, column: this.cells.length + 1, maximum: LIMITS.cellCharacters })
    if (close < 0) return text.length
    this.at = At.Quote
    return close + 1
  }

  /** Just past a quote within a quoted field: doubled, or the end of it. */
  private quote(text: string, i: number): number {
    const code = text.charCodeAt(i)
    if (code === QUOTE) {
      this.field += '"'
      this.at = At.Quoted
      return i + 1
    }
    this.at = At.After
    if (code !== this.delimiter && code !== LF && code !== CR && this.lineBreakInQuotes && !this.lenient)
      throw new UnreadableFile('csv-quote', { row: this.record })
    return this.plain(text, i)
  }

  private append(piece: string): void {
    if (!piece) return
    this.field += piece
    if (this.at === At.Start) this.at = At.Plain
    if (this.field.length > LIMITS.cellCharacters)
      throw new UnreadableFile('cell-too-long', { row: this.record, column: this.cells.length + 1, maximum: LIMITS.cellCharacters })
  }

  private endField(piece: string): void {
    this.append(piece)
    this.cells.push(this.field)
    this.size += this.field.length
    if (this.size > LIMITS.rowCharacters) throw new UnreadableFile('row-too-long', { row: this.record, maximum: LIMITS.rowCharacters })
    this.field = ''
    this.at = At.Start
    if (this.cells.length > LIMITS.sheetColumns)
      throw new UnreadableFile('too-many-columns', { row: this.record, maximum: LIMITS.usedColumns })
  }

  private endRecord(): void {
    this.endField('')
    const cells = this.cells
    this.cells = []
    this.size = 0
    this.record++
    this.emit(cells)
  }

  private blankRecord(): void {
    this.record++
    this.emit([])
  }
}
