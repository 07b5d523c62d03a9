import type { FileBytes } from '../bytes'
import { type NumberText, numberText } from '../cell-text'
import { isoText } from '../dates'
import type { Encoding } from '../encoding'
import { LIMITS } from '../limits'
import { type ReadRow, UnreadableFile } from '../reading'
import { chosenSheet } from '../sheets'
import type { Source } from '../source'
import type { Attributes, XmlHandler } from './scanner'
import { scanText } from './text'

/** Formats that have a name instead of a pattern; those that show a plain number are not listed. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['General Date', 'yyyy-mm-dd h:mm:ss'],
  ['Short Date', 'yyyy-mm-dd'],
  ['Medium Date', 'yyyy-mm-dd'],
  ['Long Date', 'yyyy-mm-dd'],
  ['Short Time', 'h:mm'],
  ['Medium Time', 'h:mm'],
  ['Long Time', 'h:mm:ss'],
])
const PLAIN = /^(General Number|Currency|Euro Currency|Fixed|Standard|Percent|Scientific|Yes\/No|True\/False|On\/Off)$/

type Style = { format?: string; parent?: string }
type Sheet = { name: string; visible: boolean; index: number }

/** Opens Excel's own XML of 2003. Read twice: whether a sheet is hidden is written after its rows. */
export function openSpreadsheetMl(file: FileBytes, encoding: Encoding, wanted: string | undefined): Source {
  const survey = new Survey()
  for (const _ of scanText(file, encoding, survey));
  const sheet = chosenSheet(survey.sheets, wanted)
  return {
    format: 'spreadsheetml',
    sheet: sheet.name,
    encoding: encoding.name,
    delimiter: null,
    rows: async function* () {
      const rows = new Rows(sheet.index, (style) => survey.numberText(style))
      for (const _ of scanText(file, encoding, rows)) {
        const batch = rows.take()
        if (batch.length) yield batch
      }
      yield rows.take()
    },
  }
}

/** First reading: sheets, styles, calendar. */
class Survey implements XmlHandler {
  wantsText = false
  readonly sheets: Sheet[] = []
  private readonly styles = new Map<string, Style>()
  private readonly texts = new Map<string, NumberText>()
  private style: Style = {}
  private date1904 = false

  open(name: string, attributes: Attributes): void {
    if (name === 'Worksheet') this.sheets.push({ name: attributes.get('Name') ?? '', visible: true, index: this.sheets.length })
    else if (name === 'Style') {
      this.style = { parent: attributes.get('Parent') }
      this.styles.set(attributes.get('ID') ?? '', this.style)
    } else if (name === 'NumberFormat') this.style.format = attributes.get('Format')
    else if (name === 'Date1904') this.date1904 = true
    this.wantsText = name === 'Visible'
  }

  close(): void {
    this.wantsText = false
  }

  text(text: string): void {
    const sheet = this.sheets.at(-1)
    if (sheet && /^Sheet(Very)?Hidden$/.test(text.trim())) sheet.visible = false
  }

  numberText(id: string | undefined): NumberText {
    const key = id ?? 'Default'
    const known = this.texts.get(key)
    if (known) return known
    if (id !== undefined && !this.styles.has(id)) throw new UnreadableFile('contradiction', { part: id })
    let style = this.styles.get(key)
    for (let steps = 0; style && style.format === undefined && style.parent !== undefined && steps < 20; steps++)
      style = this.styles.get(style.parent)
    const format = style?.format ?? 'General'
    const text = numberText(PLAIN.test(format) ? 'General' : (NAMED.get(format) ?? format), this.date1904)
    this.texts.set(key, text)
    return text
  }
}

/** Second reading: the rows of one sheet. */
class Rows implements XmlHandler {
  wantsText = false
  private readonly path: string[] = []
  private rows: ReadRow[] = []
  private sheet = -1
  private row = 0
  private nextRow = 1
  private column = 0
  private nextColumn = 0
  private cells: string[] = []
  private errors: number[] = []
  private type = ''
  private value = ''
  private tableStyle: string | undefined
  private rowStyle: string | undefined
  private cellStyle: string | undefined
  private columnStyles: (string | undefined)[] = []
  private dataDepth = 0

  constructor(
    private readonly index: number,
    private readonly numbers: (style: string | undefined) => NumberText,
  ) {}

  take(): ReadRow[] {
    const { rows } = this
    this.rows = []
    return rows
  }

  open(name: string, attributes: Attributes): void {
    const parent = this.path.at(-1)
    this.path.push(name)
    if (name === 'Worksheet') this.sheet++
    if (this.sheet !== this.index) return
    if (this.dataDepth) this.dataDepth++
    else if (name === 'Table' && parent === 'Worksheet') this.tableStyle = attributes.get('StyleID')
    else if (name === 'Column' && parent === 'Table') this.openColumn(attributes)
    else if (name === 'Row' && parent === 'Table') this.openRow(attributes)
    else if (name === 'Cell' && parent === 'Row') this.openCell(attributes)
    else if (name === 'Data' && parent === 'Cell') {
      this.type = attributes.get('Type') ?? 'String'
      this.dataDepth = 1
      this.wantsText = true
    }
  }

  close(): void {
    const name = this.path.pop()
    if (this.sheet !== this.index) return
    if (this.dataDepth) {
      this.wantsText = --this.dataDepth > 0
      return
    }
    if (name === 'Cell' && this.path.at(-1) === 'Row') this.closeCell()
    else if (name === 'Row' && this.path.at(-1) === 'Table' && (this.cells.length || this.errors.length))
      this.rows.push({ row: this.row, cells: this.cells, ...(this.errors.length && { errors: this.errors }) })
  }

  text(text: string): void {
    this.value += text
    if (this.value.length > LIMITS.cellCharacters)
      throw new UnreadableFile('cell-too-long', { row: this.row, maximum: LIMITS.cellCharacters })
  }

  private openColumn(attributes: Attributes): void {
    const at = place(attributes.get('Index'), this.columnStyles.length + 1, LIMITS.sheetColumns) - 1
    const end = Math.min(at + Number(attributes.get('Span') ?? 0), LIMITS.sheetColumns)
    for (let column = at; column <= end; column++) this.columnStyles[column] = attributes.get('StyleID')
  }

  private openRow(attributes: Attributes): void {
    this.row = place(attributes.get('Index'), this.nextRow, LIMITS.sheetRows)
    this.nextRow = this.row + 1 + span(attributes.get('Span'))
    this.rowStyle = attributes.get('StyleID')
    this.nextColumn = 0
    this.cells = []
    this.errors = []
  }

  private openCell(attributes: Attributes): void {
    this.column = place(attributes.get('Index'), this.nextColumn + 1, LIMITS.sheetColumns) - 1
    this.nextColumn = this.column + 1 + span(attributes.get('MergeAcross'))
    this.cellStyle = attributes.get('StyleID')
    this.type = ''
    this.value = ''
  }

  private closeCell(): void {
    const text = this.cellText()
    if (text === '') return
    if (this.column >= LIMITS.usedColumns) throw new UnreadableFile('too-many-columns', { row: this.row, maximum: LIMITS.usedColumns })
    while (this.cells.length < this.column) this.cells.push('')
    this.cells[this.column] = text
  }

  private cellText(): string {
    const { value } = this
    switch (this.type) {
      case 'Number': {
        const number = Number(value)
        if (value.trim() === '') return ''
        if (!Number.isFinite(number)) throw new UnreadableFile('contradiction', { part: `R${this.row}C${this.column + 1}` })
        return this.numbers(this.cellStyle ?? this.rowStyle ?? this.columnStyles[this.column] ?? this.tableStyle)(number)
      }
      case 'DateTime':
        // A time of day is written as that time on the last day of 1899.
        return (isoText(value) ?? value).replace(/^1899-12-3[01]T/, '')
      case 'Boolean':
        return /^(1|true)$/i.test(value.trim()) ? 'TRUE' : 'FALSE'
      case 'Error':
        this.errors.push(this.column)
        return ''
      default:
        return value
    }
  }
}

/** A position that is given, or follows on the one before; one that goes back would read a cell twice. */
function place(given: string | undefined, next: number, most: number): number {
  const at = given === undefined ? next : /^\d{1,7}$/.test(given) ? Number(given) : 0
  if (at < next || at > most) throw new UnreadableFile('contradiction', { part: given ?? String(next) })
  return at
}

const span = (given: string | undefined): number => (given !== undefined && /^\d{1,7}$/.test(given) ? Number(given) : 0)
