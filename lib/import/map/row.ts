import { validEmail } from '@/lib/kernel/email'
import { fold } from '@/lib/kernel/fold'
import { cut } from '@/lib/kernel/storable'
import { readGender } from '@/lib/organisation/rules'
import { type Binding, type Target, translationKey } from './bind'
import { IGNORED, TARGETS } from './columns'

/** A remark that a row earns by itself, without looking anything up. */
export type RowRemark = { column: Target; code: string; value: string }

/** A row in the terms of the targets: values trimmed and translated, '' where the cell is empty or the column absent. */
export type MappedRow = {
  row: number
  values: Record<Target, string>
  keys: { group: string; role: string; code: string; netId: string; login: string; email: string; email2: string }
  /** Depth of a department authorisation; 1 when empty, null when it cannot be read. */
  depth: number | null
  gender: string
  remarks: RowRemark[]
}

export type Element = 'werkgever' | 'afdeling' | 'werknemer'

/** Columns that only some elements use (I6). */
export const unusedBy: Record<Element, readonly Target[]> = {
  werkgever: ['AfdelingCode', 'AutorisatieNiveau', 'Werknemer_Personeelsnummer'],
  afdeling: ['Werknemer_Personeelsnummer'],
  werknemer: ['AfdelingCode', 'AutorisatieNiveau'],
}
export const required: Record<Element, readonly Target[]> = {
  werkgever: ['Werkgevercode'],
  afdeling: ['Werkgevercode', 'AfdelingCode'],
  werknemer: ['Werkgevercode', 'Werknemer_Personeelsnummer'],
}

const MOST = 255
const DEEPEST = 1000
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is what it is for
const unprintable = /[\u0000-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
const unprintables = new RegExp(unprintable, 'g')
/** As by hand: nothing that turns the direction of text, and in what someone is known by nothing unseen at all. */
const turning = /\p{Bidi_Control}/gu
const unseen = /\p{Cf}/gu
const known: readonly Target[] = ['Gebruiker_Code', 'Gebruiker_Inlognaam', 'Gebruiker_NetId']

/**
 * Turns one read row into target values with its remarks (I4, I5, I6, I11, I15). Pure; `cells` and `errors` count among the stored columns.
 * A cell earns at most one remark, a column that the element does not use none.
 */
export function mapRow(
  binding: Binding,
  element: Element,
  row: number,
  cells: readonly string[],
  errors: readonly number[] = [],
): MappedRow {
  const remarks: RowRemark[] = []
  const values = Object.create(null) as Record<Target, string>
  const broken = new Set<Target>()
  const fault = (column: Target, code: string, value: string) => {
    if (broken.has(column) || unusedBy[element].includes(column)) return
    remarks.push({ column, code, value })
    broken.add(column)
  }

  for (const target of ALL) values[target] = ''
  for (const [target, source] of binding.sources) {
    let value = 'constant' in source ? source.constant.trim() : (cells[source.index] ?? '').trim()
    // An export puts an apostrophe before what a spreadsheet would run as a formula; here it comes off again.
    if (/^'[=+\-@]/.test(value)) value = value.slice(1)
    value = binding.values.get(target)?.get(translationKey(target, value)) ?? value
    if ('index' in source && errors.includes(source.index)) {
      value = ''
      fault(target, 'cell-error', '')
    } else if (unprintable.test(value)) {
      value = value.replace(unprintables, '\ufffd')
      fault(target, 'invalid-character', cut(value, MOST))
    } else if (value.length > MOST) fault(target, 'value-too-long', `${cut(value, 60)}…`)
    values[target] = cut(value, MOST)
    // The value stays: with another code the row would speak of someone else, and the user it means would seem to be missing (P5).
    const seen = value.replace(known.includes(target) ? unseen : turning, '\ufffd')
    if (seen !== value) fault(target, 'invalid-character', cut(seen, MOST))
  }

  const need = (column: Target) => {
    if (values[column] === '') fault(column, 'missing-value', '')
  }
  need('Gebruiker_GebruikersGroep')
  // I11: an empty code is the row's own e-mail address. A code that the spreadsheet could not work out (#N/A) is not empty but unknown: with the
  // address the row would speak of someone else, and the user it means would seem to be missing (P5).
  const code = values.Gebruiker_Code || (broken.has('Gebruiker_Code') ? '' : values.Gebruiker_Email)
  if (code === '') need('Gebruiker_Code')
  for (const column of required[element]) need(column)

  let depth: number | null = null
  if (element === 'afdeling') {
    const text = values.AutorisatieNiveau
    if (text === '') depth = broken.has('AutorisatieNiveau') ? null : 1
    else if (/^\d{1,9}$/.test(text) && Number(text) >= 1) depth = Math.min(Number(text), DEEPEST)
    else fault('AutorisatieNiveau', 'invalid-level', text)
  }
  const gender = readGender(values.Gebruiker_Geslacht) ?? ''
  if (values.Gebruiker_Geslacht !== '' && gender === '') fault('Gebruiker_Geslacht', 'invalid-gender', values.Gebruiker_Geslacht)
  for (const column of ['Gebruiker_Email', 'Gebruiker_Email2'] as const)
    if (values[column] !== '' && !validEmail(values[column])) fault(column, 'invalid-email', values[column])

  values.Gebruiker_Code = code
  return {
    row,
    values,
    depth,
    gender,
    remarks,
    keys: {
      group: fold(values.Gebruiker_GebruikersGroep),
      role: fold(values.Gebruiker_Rol),
      code: fold(code),
      netId: fold(values.Gebruiker_NetId),
      login: fold(values.Gebruiker_Inlognaam),
      email: fold(values.Gebruiker_Email),
      email2: fold(values.Gebruiker_Email2),
    },
  }
}

/** Every target that a row can fill, in the order of rule I3. */
export const ALL: readonly Target[] = TARGETS.filter((name): name is Target => !IGNORED.includes(name))
