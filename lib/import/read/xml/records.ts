import type { FileBytes } from '../bytes'
import type { Encoding } from '../encoding'
import { isKnown } from '../known'
import { LIMITS } from '../limits'
import { type ReadRow, UnreadableFile } from '../reading'
import type { Source } from '../source'
import type { Attributes, XmlHandler } from './scanner'
import { scanText } from './text'

/** The fields of records of one name, in order of first appearance. A field that a record has twice is a column of its own. */
type Shape = { count: number; columns: string[]; index: Map<string, number> }

/**
 * Opens XML by rule I1: the children of the root are records, their attributes and children fields, record N is row N + 1.
 * The file is read twice, since a field may first appear in the last record.
 *
 * @throws UnreadableFile `xml-no-records`, `xml-nested`, `xml-mixed`, `too-many-columns`, `no-sheets`, and as XmlScanner
 */
export function openRecords(file: FileBytes, encoding: Encoding, wanted: string | undefined, known: ReadonlySet<string>): Source {
  if (wanted !== undefined) throw new UnreadableFile('no-sheets', { sheet: wanted })
  const survey = new Survey()
  for (const _ of scanText(file, encoding, survey));
  const [name, shape] = recordsOf(survey.shapes, known)
  return {
    format: 'xml',
    sheet: null,
    encoding: encoding.name,
    delimiter: null,
    namedColumns: true,
    rows: async function* () {
      yield [{ row: 1, cells: [...shape.columns] }]
      const records = new Records(name, shape)
      for (const _ of scanText(file, encoding, records)) {
        const rows = records.take()
        if (rows.length) yield rows
      }
      yield records.take()
    },
  }
}

/** Which children of the root are the records: those with fields named after columns, else those that repeat. */
function recordsOf(shapes: ReadonlyMap<string, Shape>, known: ReadonlySet<string>): [string, Shape] {
  const fielded = [...shapes].filter(([, shape]) => shape.columns.length)
  const named = fielded.filter(([, shape]) => shape.columns.some((column) => isKnown(column, known)))
  const repeated = fielded.filter(([, shape]) => shape.count > 1)
  const choice = named.length ? named : fielded.length > 1 && repeated.length ? repeated : fielded
  if (choice.length > 1)
    throw new UnreadableFile('xml-mixed', {
      elements: choice
        .map(([name]) => name)
        .join(', ')
        .slice(0, 200),
    })
  return choice[0] ?? refuse('xml-no-records')
}

const refuse = (code: string): never => {
  throw new UnreadableFile(code)
}

/** What both readings share: where one is, and which column the field at hand belongs to. */
abstract class Fields implements XmlHandler {
  wantsText = false
  protected depth = 0
  protected record = 0
  private readonly lastRecord = new Map<string, { record: number; times: number }>()

  abstract text(text: string): void
  abstract open(name: string, attributes: Attributes): void
  abstract close(name: string): void

  protected column(shape: Shape, name: string): number {
    const seen = this.lastRecord.get(name)
    const times = seen?.record === this.record ? seen.times + 1 : 0
    if (seen) {
      seen.record = this.record
      seen.times = times
    } else this.lastRecord.set(name, { record: this.record, times })
    const key = times ? `${name}\n${times}` : name
    const known = shape.index.get(key)
    if (known !== undefined) return known
    if (shape.columns.length >= LIMITS.usedColumns)
      throw new UnreadableFile('too-many-columns', { row: this.record + 1, maximum: LIMITS.usedColumns })
    shape.index.set(key, shape.columns.length)
    return shape.columns.push(name) - 1
  }
}

/** First reading: which elements there are under the root and what fields they have. */
class Survey extends Fields {
  readonly shapes = new Map<string, Shape>()
  private shape: Shape | undefined
  private name = ''

  open(name: string, attributes: Attributes): void {
    const depth = ++this.depth
    if (depth === 2) {
      if (++this.record >= LIMITS.sheetRows) throw new UnreadableFile('too-many-rows', { maximum: LIMITS.sheetRows })
      this.name = name
      this.shape = this.shapes.get(name) ?? { count: 0, columns: [], index: new Map() }
      this.shape.count++
      this.shapes.set(name, this.shape)
      if (this.shapes.size > LIMITS.usedColumns) throw new UnreadableFile('xml-no-records')
      for (const [field] of attributes.data()) this.column(this.shape, field)
    } else if (depth === 3) this.column(this.shape!, name)
    else if (depth > 3) throw new UnreadableFile('xml-nested', { element: this.name, record: this.record })
    this.wantsText = depth === 2
  }

  close(): void {
    this.wantsText = --this.depth === 2
  }

  /** Text beside the fields of a record belongs to no column. */
  text(text: string): void {
    if (text.trim() && this.shape?.columns.length) throw new UnreadableFile('xml-loose-text', { element: this.name, record: this.record })
  }
}

/** Second reading: the records as rows. */
class Records extends Fields {
  private rows: ReadRow[] = []
  private cells: string[] | undefined
  private field = -1
  private value = ''

  constructor(
    private readonly name: string,
    private readonly shape: Shape,
  ) {
    super()
  }

  take(): ReadRow[] {
    const { rows } = this
    this.rows = []
    return rows
  }

  open(name: string, attributes: Attributes): void {
    const depth = ++this.depth
    if (depth === 2 && name === this.name) {
      this.record++
      this.cells = new Array<string>(this.shape.columns.length).fill('')
      for (const [field, value] of attributes.data()) this.cells[this.column(this.shape, field)] = value
    } else if (depth === 3 && this.cells) {
      this.field = this.column(this.shape, name)
      this.value = ''
      this.wantsText = true
    }
  }

  close(): void {
    const depth = this.depth--
    this.wantsText = false
    if (!this.cells) return
    if (depth === 3) this.cells[this.field] = this.value
    else if (depth === 2) {
      this.rows.push({ row: this.record + 1, cells: this.cells })
      this.cells = undefined
    }
  }

  text(text: string): void {
    this.value += text
    if (this.value.length > LIMITS.cellCharacters)
      throw new UnreadableFile('cell-too-long', { row: this.record + 1, maximum: LIMITS.cellCharacters })
  }
}
