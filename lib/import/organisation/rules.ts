import { validEmail } from '@/lib/kernel/email'
import { fold, foldColumn } from '@/lib/kernel/fold'
import { readGender } from '@/lib/organisation/rules'
import { type Column, LONGEST, type RemarkCode, type SheetName, sheetNames, sheets } from './schema'

/** Where a sheet's columns stand in a file; a column that is absent changes nothing. */
export type Layout = { sheet: SheetName; places: { column: Column; index: number }[]; unknown: string[] }

/**
 * Which of the three sheets a header belongs to (U5), its names matched as in I3; the first of two equal names counts. Null when to none:
 * without its key, with nothing but its key, with a column of another sheet, or with columns of the user import.
 */
export function recognise(header: readonly string[]): Layout | null {
  const keys = header.map(foldColumn)
  const sheet = (['werknemers', 'afdelingen', 'werkgevers'] as const).find((name) =>
    sheets[name].every((column) => !column.key || keys.includes(foldColumn(column.name))),
  )
  if (!sheet || keys.some((key) => key.startsWith('gebruiker') || foreignTo(sheet).has(key))) return null
  const places = sheets[sheet].flatMap((column) => {
    const index = keys.indexOf(foldColumn(column.name))
    return index < 0 ? [] : [{ column, index }]
  })
  if (places.every((place) => place.column.key)) return null
  const used = new Set(places.map((place) => place.index))
  return { sheet, places, unknown: header.filter((name, index) => name.trim() !== '' && !used.has(index)) }
}

// A sheet of departments that lost its AfdelingCode must not pass for one of employers.
function foreignTo(sheet: SheetName): Set<string> {
  const fuller = sheetNames.slice(sheetNames.indexOf(sheet) + 1)
  const own = sheets[sheet].map((column) => column.name)
  return new Set(
    fuller
      .flatMap((name) => sheets[name].map((column) => column.name))
      .filter((name) => !own.includes(name))
      .map(foldColumn),
  )
}

export type CellRemark = { column: string; severity: 'error' | 'warning'; code: RemarkCode; value: string }

/** A row in the terms of its sheet: a value per staging column, null for empty; remarks that need no looking up. */
export type SheetRow = { values: Map<string, string | null>; remarks: CellRemark[] }

// A NUL cannot be stored, half a surrogate pair not written: neither is a sign.
const unprintable = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Reads one row by its layout. `errors` are the places of cells that hold a spreadsheet's error. A cell earns at most one remark. */
export function readRow(layout: Layout, cells: readonly string[], errors: readonly number[] = []): SheetRow {
  const remarks: CellRemark[] = []
  const values = new Map<string, string | null>()
  for (const { column, index } of layout.places) {
    const text = plain(cells[index] ?? '')
    const printable = text.replace(unprintable, '\ufffd')
    const remark = (code: RemarkCode, severity: 'error' | 'warning' = 'error') =>
      remarks.push({ column: column.name, severity, code, value: shortened(printable) })
    values.set(column.staged, printable.slice(0, LONGEST) || null)
    if (errors.includes(index)) remark('cell-error')
    else if (printable !== text) remark('invalid-character')
    else if (column.kind === 'groups') {
      const names = groupNames(text)
      if (names.some((name) => name.length > LONGEST)) remark('value-too-long')
      values.set(column.staged, JSON.stringify(names.map((name) => ({ name: name.slice(0, LONGEST), key: fold(name).slice(0, LONGEST) }))))
    } else if (text.length > LONGEST) remark('value-too-long')
    else if (column.key && text === '') remark('missing-value')
    else if (column.kind === 'gender') {
      const gender = readGender(text)
      if (gender === undefined) remark('invalid-gender')
      values.set(column.staged, gender ?? null)
    } else if (column.kind === 'email' && text !== '' && !validEmail(text)) remark('invalid-email', 'warning')
  }
  return { values, remarks }
}

// What an export puts before a value that a spreadsheet would run as a formula comes off again (quality.md, Exports).
const plain = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@])/, '')

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

/** "Noord|Kern" as names, the first spelling of each. */
function groupNames(text: string): string[] {
  const byKey = new Map<string, string>()
  for (const name of text.split('|').map((part) => part.trim())) if (name && !byKey.has(fold(name))) byKey.set(fold(name), name)
  return [...byKey.values()]
}

/** Members of a circle among nodes that lead to their parent; what only hangs under a circle is left out. */
export function circles<T extends { key: string; parent: string }>(nodes: readonly T[]): T[] {
  const parents = new Map(nodes.map((node) => [node.key, node.parent]))
  const state = new Map<string, 'walking' | 'in' | 'out'>()
  for (const { key } of nodes) {
    const path: string[] = []
    let at: string | undefined = key
    for (; at !== undefined && parents.has(at) && !state.has(at); at = parents.get(at)) {
      state.set(at, 'walking')
      path.push(at)
    }
    const start = at !== undefined && state.get(at) === 'walking' ? path.indexOf(at) : path.length
    path.forEach((step, index) => {
      state.set(step, index < start ? 'out' : 'in')
    })
  }
  return nodes.filter((node) => state.get(node.key) === 'in')
}

/**
 * Whether ending this many of a kind asks to be confirmed, after I20: at most 10 or 10 % of what there is, whichever is larger, and
 * never half of it or more.
 */
export const endsTooMany = (ended: number, there: number): boolean =>
  ended > 0 && (ended > Math.max(10, Math.floor(there / 10)) || ended * 2 >= there)
