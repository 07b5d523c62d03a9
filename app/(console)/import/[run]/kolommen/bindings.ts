import type { ColumnView } from '@/lib/import/runs/columns'
import type { Mapping } from '@/lib/import/runs/view'

/** What the person has made of a custom mapping so far: target → place of the column, and target → fixed value. */
export type Bindings = { columns: Record<string, number>; constants: { target: string; value: string }[] }

const foldName = (name: string) => name.toLowerCase().replace(/[\s_]/g, '')

/** A later column of the same name cannot be told from the first: names are what a mapping binds by. */
export const isRepeated = (columns: readonly ColumnView[], index: number): boolean =>
  columns.findIndex(({ name }) => foldName(name) === foldName(columns[index]?.name ?? '')) < index

/** Where to begin: the mapping of the run, else what the names say, with the proposal for the others (I4). */
export function startOf(columns: readonly ColumnView[], mapping: Mapping | null, proposal: Record<string, string>): Bindings {
  const bound: Record<string, number> = {}
  columns.forEach(({ targets, standard }, index) => {
    for (const target of mapping ? targets : standard ? [standard] : []) bound[target] = index
  })
  if (!mapping) for (const [target, name] of Object.entries(proposal)) bound[target] ??= columns.findIndex((column) => column.name === name)
  return { columns: bound, constants: Object.entries(mapping?.constants ?? {}).map(([target, value]) => ({ target, value })) }
}

/**
 * What each column becomes: what is bound to it, and the target of its name where nothing else is bound to that (targets that a
 * mapping does not name are read by their standard names).
 */
export function targetsOf(columns: readonly ColumnView[], { columns: bound, constants }: Bindings): string[][] {
  const fixed = new Set(constants.map(({ target }) => target))
  return columns.map(({ standard }, index) => {
    const own = Object.keys(bound).filter((target) => bound[target] === index && !fixed.has(target))
    const byName = standard && !(standard in bound) && !fixed.has(standard) && !isRepeated(columns, index)
    return byName ? [standard, ...own] : own
  })
}

/** Binds a target to a column instead of what stood there; '' takes it away. A target has one column. */
export function rebind(bindings: Bindings, index: number, before: string, after: string): Bindings {
  const columns = { ...bindings.columns }
  if (before) delete columns[before]
  if (after) columns[after] = index
  return { columns, constants: bindings.constants.filter(({ target }) => target !== after) }
}

/** What is required and has neither a column nor a fixed value; an e-mail address serves as code (I11). */
export function missingOf(required: readonly string[], targets: readonly string[][], { constants }: Bindings): string[] {
  const present = new Set([...targets.flat(), ...constants.filter(({ value }) => value.trim()).map(({ target }) => target)])
  return required.filter((target) => !present.has(target) && !(target === 'Gebruiker_Code' && present.has('Gebruiker_Email')))
}

/** The mapping to keep; translations of values stay as they were. */
export function mappingOf(columns: readonly ColumnView[], bindings: Bindings, before: Mapping | null): Mapping {
  const fixed = bindings.constants.filter(({ target, value }) => target && value.trim())
  const names = Object.entries(bindings.columns)
    .filter(([target]) => !fixed.some((constant) => constant.target === target))
    .map(([target, index]) => [target, columns[index]?.name ?? ''] as const)
  return {
    columns: Object.fromEntries(names),
    constants: Object.fromEntries(fixed.map(({ target, value }) => [target, value.trim()])),
    ...(before?.values ? { values: before.values } : {}),
  }
}
