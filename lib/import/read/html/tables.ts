import { LIMITS } from '../limits'
import { type ReadRow, UnreadableFile } from '../reading'
import { HtmlFormats } from './formats'
import type { HtmlHandler } from './scanner'

/** Stands for a line break in the page's source, which shows as a space, or as nothing at the edge of a cell. */
const WRAP = '\uffff'
const BLOCKS = new Set(['p', 'div', 'li', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre'])

/**
 * The rows of the tables of a page. A table within a cell gives rows of its own, so a page that uses tables for its
 * layout reads like any other. Cells that span rows or columns leave the places they cover empty.
 */
export class TableRows implements HtmlHandler {
  /** Names of sheets, where a page of several says which is which. */
  readonly sheets: string[] = []
  private readonly formats = new HtmlFormats()
  private rows: ReadRow[] = []
  private row = 0
  private cells: string[] | undefined
  /** Rows that a cell above still covers, by column. */
  private covered: number[] = []
  private cell: { attributes: ReadonlyMap<string, string>; text: string } | undefined
  private naming = false
  private tables = 0

  constructor(private readonly wanted: string | undefined) {}

  take(): ReadRow[] {
    const { rows } = this
    this.rows = []
    return rows
  }

  style(css: string): void {
    this.formats.style(css)
  }

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    if (name === 'td' || name === 'th') {
      this.closeCell()
      if (!this.cells) this.openRow()
      this.cell = { attributes, text: '' }
    } else if (name === 'tr') {
      this.closeRow()
      this.openRow()
    } else if (name === 'table') {
      this.closeRow()
      this.covered = []
      this.tables++
    } else if (name === 'br') this.add('\n')
    else if (BLOCKS.has(name) && this.cell?.text) this.add('\n')
    else if (name === 'em' && this.tables === this.sheets.length && !this.cell) this.naming = true
  }

  close(name: string): void {
    if (name === 'td' || name === 'th') this.closeCell()
    else if (name === 'tr' || name === 'table') this.closeRow()
    else if (name === 'em') this.naming = false
    if (name === 'table') this.covered = []
  }

  text(text: string): void {
    if (this.naming) this.sheets.push(text.trim())
    else this.add(/[\r\n]/.test(text) ? text.replace(/[ \t\r\n]+/g, (space) => (/[\r\n]/.test(space) ? WRAP : space)) : text)
  }

  end(): void {
    this.closeRow()
  }

  private add(text: string): void {
    if (!this.cell) return
    this.cell.text += text
    if (this.cell.text.length > LIMITS.cellCharacters)
      throw new UnreadableFile('cell-too-long', { row: this.row, maximum: LIMITS.cellCharacters })
  }

  private openRow(): void {
    if (++this.row > LIMITS.sheetRows) throw new UnreadableFile('too-many-rows', { maximum: LIMITS.sheetRows })
    this.cells = []
    this.skipCovered(this.cells)
  }

  private closeRow(): void {
    this.closeCell()
    const { cells } = this
    this.cells = undefined
    if (cells?.some((cell) => cell !== '') && this.isWanted()) this.rows.push({ row: this.row, cells })
  }

  /** Of a page that names its sheets, the named one, else the first. */
  private isWanted(): boolean {
    if (this.wanted !== undefined) return this.sheets.at(-1) === this.wanted
    return this.sheets.length < 2
  }

  private closeCell(): void {
    const { cell, cells } = this
    this.cell = undefined
    if (!cell || !cells) return
    const columns = spanned(cell.attributes.get('colspan'), LIMITS.usedColumns)
    const rows = spanned(cell.attributes.get('rowspan'), LIMITS.sheetRows)
    if (rows > 1) for (let column = cells.length; column < cells.length + columns; column++) this.covered[column] = rows
    cells.push(this.formats.cellText(shown(cell.text), cell.attributes))
    for (let column = 1; column < columns; column++) cells.push('')
    if (cells.length > LIMITS.sheetColumns) throw new UnreadableFile('too-many-columns', { row: this.row, maximum: LIMITS.usedColumns })
    this.skipCovered(cells)
  }

  /** Leaves empty what a cell above covers, from here to the next free place. */
  private skipCovered(cells: string[]): void {
    while ((this.covered[cells.length] ?? 0) > 1) {
      this.covered[cells.length]!--
      cells.push('')
    }
  }
}

function spanned(written: string | undefined, most: number): number {
  return written && /^\d{1,7}$/.test(written) ? Math.min(Math.max(1, Number(written)), most) : 1
}

/** What a cell shows: wraps of the source undone, the line break that only keeps a cell from being empty left out. */
function shown(text: string): string {
  // One at a time first: what follows would take its time over many side by side.
  const lines = text.includes(WRAP)
    ? text
        .replace(/\uffff+/g, WRAP)
        .replace(/^\uffff|\uffff$/g, '')
        .replace(/\uffff?\n\uffff?/g, '\n')
        .replaceAll(WRAP, ' ')
    : text
  const whole = lines.endsWith('\n') ? lines.slice(0, -1) : lines
  return /^\u00a0*$/.test(whole) ? '' : whole
}
