import { fold, foldColumn } from '@/lib/kernel/fold'
import { type Mapping, mappableTargets } from '../../accounts/schema'
import { bind, type Target, translationKey } from '../../map/bind'
import { type Element, mapRow, unusedBy } from '../../map/row'

/** What a row says, target by target; what is not there is empty. */
export type Values = Partial<Record<Target, string>>

/** A file that the account's import reads without further ado: the headings of its mapping, or the standard ones (I3, I4, I26). */
export type Layout = {
  header: string[]
  /** The cells that say these values, or null when the import would read something else than what is meant. */
  cells(values: Values): string[] | null
}

const identity: readonly Target[] = ['Gebruiker_NetId', 'Gebruiker_Inlognaam']

/** The layout for an element and an account's mapping; login name and NetId only with `all` (I26). Pure. */
export function layoutFor(element: Element, mapping: Mapping | null, all: boolean): Layout {
  const included = mappableTargets.filter((target) => !unusedBy[element].includes(target) && (all || !identity.includes(target)))
  const columns: { name: string; target: Target }[] = []
  for (const target of included) {
    const name = mapping?.columns[target] ?? target
    const isConstant = mapping !== null && target in mapping.constants
    if (!isConstant && !columns.some((column) => foldColumn(column.name) === foldColumn(name))) columns.push({ name, target })
  }
  const header = columns.map((column) => column.name)
  const binding = bind(header, mapping)
  const cells = (values: Values): string[] | null => {
    const written = columns.map(({ target }) => {
      const value = values[target] ?? ''
      const stays = (binding.values.get(target)?.get(translationKey(target, value)) ?? value) === value
      return stays ? value : untranslated(mapping?.values[target as keyof Mapping['values']], value)
    })
    // The import's own reading of the row is the judge of what was written.
    const read = mapRow(binding, element, 2, written)
    const faithful = [...binding.sources.keys()].every((target) => same(target, read.values[target], values[target] ?? ''))
    return faithful && read.remarks.length === 0 ? written : null
  }
  return { header, cells }
}

// Groups and roles are looked up ignoring case (U6); all else is kept as it is written.
const same = (target: Target, read: string, meant: string): boolean =>
  read === meant || ((target === 'Gebruiker_GebruikersGroep' || target === 'Gebruiker_Rol') && fold(read) === fold(meant))

/** The value in the file that the account's table turns into ours (I4); what the table does not make stands for itself. */
const untranslated = (table: Record<string, string> | undefined, value: string): string =>
  Object.entries(table ?? {}).find(([, ours]) => ours.trim() === value)?.[0] ?? value
