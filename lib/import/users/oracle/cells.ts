import { columnRemark, type Layout, type Source, TARGETS, type Target } from './columns'
import type { Remark, RemarkCode } from './outcome'
import { ci, type ImportFile, type Mapping } from './world'

/** One row of the file in terms of target columns. `values` has every target that the file or a constant delivers; '' is empty. */
export type Row = { row: number; values: Map<Target, string>; broken: Set<Target> }

const IGNORING_CASE: Target[] = [
  'Gebruiker_GebruikersGroep',
  'Gebruiker_Rol',
  'Gebruiker_Code',
  'Gebruiker_Inlognaam',
  'Gebruiker_Email',
  'Gebruiker_Email2',
]

/** I3, I4: the rows of the file as target columns, in the order of the file. */
export function readRows(file: ImportFile, layout: Layout, mapping: Mapping | null): Row[] {
  return file.rows.map((line) => {
    const values = new Map<Target, string>()
    const broken = new Set<Target>()
    for (const target of TARGETS) {
      const source = layout.sources.get(target)
      if (!source) continue
      if (isBroken(source, line.errors)) broken.add(target)
      values.set(target, broken.has(target) ? '' : translated(target, cellOf(source, line.cells), mapping))
    }
    return { row: line.row, values, broken }
  })
}

const isBroken = (source: Source, errors: number[] | undefined): boolean => source.kind === 'column' && !!errors?.includes(source.index)

/** U6 trimmed, the no-break space too; quality.md: one apostrophe before = + - @ is removed. */
function cellOf(source: Source, cells: string[]): string {
  const text = (source.kind === 'constant' ? source.value : (cells[source.index] ?? '')).trim()
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text
}

/** I4: values are translated last; what is not listed stays. */
function translated(target: Target, value: string, mapping: Mapping | null): string {
  const same = (a: string) => (IGNORING_CASE.includes(target) ? ci(a) === ci(value) : a.trim() === value)
  const entry = Object.entries(mapping?.values?.[target] ?? {}).find(([from]) => same(from))
  return entry ? entry[1].trim() : value
}

/** I6: a filled column that the element does not use is a warning, once per column. */
export function unusedColumns(file: ImportFile, layout: Layout): Remark[] {
  return [...layout.unused].flatMap(([target, source]) => {
    const filled = file.rows.some((line) => cellOf(source, line.cells) !== '')
    return filled ? [columnRemark(source.kind === 'column' ? source.heading : target, 'unused-column')] : []
  })
}

/** A remark that is an error on one cell of a row. */
export const cellError = (row: Row, target: Target, code: RemarkCode): Remark => ({
  row: row.row,
  column: target,
  severity: 'error',
  code,
  value: row.values.get(target) || null,
})

/** What is wrong with the text of cells by itself, whatever it refers to. */
export function contentErrors(row: Row): Remark[] {
  return [...row.values].flatMap(([target, value]) => contentCodes(target, value, row).map((code) => cellError(row, target, code)))
}

function contentCodes(target: Target, value: string, row: Row): RemarkCode[] {
  if (row.broken.has(target)) return ['cell-error']
  if (value === '') return []
  const codes: RemarkCode[] = []
  if (target === 'AutorisatieNiveau' && !isDepth(value)) codes.push('invalid-level')
  if ((target === 'Gebruiker_Email' || target === 'Gebruiker_Email2') && !isEmail(value)) codes.push('invalid-email')
  if (target === 'Gebruiker_Geslacht' && gender(value) === null) codes.push('invalid-gender')
  if ([...value].length > 255) codes.push('value-too-long')
  if (!isPrintable(value) || hidesSomething(target, value)) codes.push('invalid-character')
  return codes
}

/** I6: a whole number of at least 1. */
const isDepth = (value: string): boolean => /^[0-9]+$/.test(value) && BigInt(value) >= 1n && BigInt(value) <= 2147483647n

const isEmail = (value: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(value) && !/\p{Cf}/u.test(value)

/** I15: M, V, O, X, Man, Vrouw, Onbekend; null for anything else. */
export function gender(value: string): string | null {
  const known: Record<string, string> = { m: 'M', v: 'V', o: 'O', x: 'X', man: 'M', vrouw: 'V', onbekend: 'O' }
  const key = value.toLowerCase()
  return Object.hasOwn(known, key) ? known[key]! : null
}

/** Nothing that turns the direction of text; in what someone is known by no format character of any kind. */
const hidesSomething = (target: Target, value: string): boolean =>
  /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(value) ||
  (['Gebruiker_Code', 'Gebruiker_Inlognaam', 'Gebruiker_NetId'].includes(target) && /\p{Cf}/u.test(value))

/** No control characters, no halves of a surrogate pair. */
function isPrintable(value: string): boolean {
  for (const sign of value) {
    const point = sign.codePointAt(0)!
    if (point < 0x20 || point === 0x7f || (point >= 0xd800 && point <= 0xdfff)) return false
  }
  return true
}
