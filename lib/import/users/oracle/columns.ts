import type { Remark } from './outcome'
import { ci, type Element, type Settings } from './world'

/** The columns of I3 that the templates read. */
export const TARGETS = [
  'Werkgevercode',
  'AfdelingCode',
  'AutorisatieNiveau',
  'Werknemer_Personeelsnummer',
  'Gebruiker_GebruikersGroep',
  'Gebruiker_Rol',
  'Gebruiker_Code',
  'Gebruiker_NetId',
  'Gebruiker_Inlognaam',
  'Gebruiker_Personeelsnummer',
  'Gebruiker_Achternaam',
  'Gebruiker_Tussenvoegsels',
  'Gebruiker_Voorletters',
  'Gebruiker_Roepnaam',
  'Gebruiker_Geslacht',
  'Gebruiker_Email',
  'Gebruiker_Email2',
  'Gebruiker_Telefoonnummer',
  'Gebruiker_Telefoonnummer2',
] as const
export type Target = (typeof TARGETS)[number]

/** The second set of headings (I3); those that equal the first set but for case and underscores are not repeated. */
const SECOND_SET: Partial<Record<Target, string>> = {
  Gebruiker_GebruikersGroep: 'Gebruikersgroep',
  Gebruiker_Inlognaam: 'Inlognaam',
  Gebruiker_Achternaam: 'Achternaam',
  Gebruiker_Tussenvoegsels: 'Tussenvoegsels',
  Gebruiker_Voorletters: 'Voorletters',
  Gebruiker_Roepnaam: 'Roepnaam',
  Gebruiker_Geslacht: 'Geslacht',
  Gebruiker_Email: 'Emailadres',
  Gebruiker_Telefoonnummer: 'Telefoonnummer',
  Gebruiker_Personeelsnummer: 'Personeelsnummer',
}

const IGNORED = ['Gebruiker_BSN', 'Gebruiker_ExternId', 'Gebruiker_ObjectId']
const ONLY_WHEN_NAMED: Target[] = ['Gebruiker_NetId', 'Gebruiker_Inlognaam']
const UNUSED: Record<Element, Target[]> = {
  werkgever: ['AfdelingCode', 'AutorisatieNiveau', 'Werknemer_Personeelsnummer'],
  afdeling: ['Werknemer_Personeelsnummer'],
  werknemer: ['AfdelingCode', 'AutorisatieNiveau'],
}

export type Source = { kind: 'column'; index: number; heading: string } | { kind: 'constant'; value: string }
export type Layout = { sources: Map<Target, Source>; unused: Map<Target, Source>; remarks: Remark[] }

/** I3: column names match ignoring case, spaces and underscores. */
const sameName = (a: string, b: string): boolean => bare(a) === bare(b)
const bare = (name: string): string => ci(name).replace(/[\s_]/g, '')

const find = (header: string[], name: string): number => header.findIndex((heading) => sameName(heading, name))

/** I3, I4: where each target column is read from. A target without a source is absent from the file. */
export function layout(header: string[], settings: Settings): Layout {
  const sources = new Map<Target, Source>()
  const unused = new Map<Target, Source>()
  for (const target of TARGETS) {
    const source = sourceOf(target, header, settings)
    if (source) (UNUSED[settings.element].includes(target) ? unused : sources).set(target, source)
  }
  return { sources, unused, remarks: columnRemarks(header, settings, [...sources.values(), ...unused.values()]) }
}

/** I4: a target that the mapping names is read from there; any other by its standard names, two of them only when named. */
function sourceOf(target: Target, header: string[], settings: Settings): Source | null {
  const constant = settings.mapping?.constants?.[target]
  if (constant !== undefined) return { kind: 'constant', value: constant }
  const named = settings.mapping?.columns?.[target]
  if (named !== undefined) return columnAt(header, find(header, named))
  return ONLY_WHEN_NAMED.includes(target) ? null : columnAt(header, standardColumn(target, header))
}

function standardColumn(target: Target, header: string[]): number {
  const first = find(header, target)
  const second = SECOND_SET[target]
  return first >= 0 || !second ? first : find(header, second)
}

/** I16: the three columns that are not used are never read, whatever a mapping says. */
function columnAt(header: string[], index: number): Source | null {
  const heading = header[index]
  if (heading === undefined || isIgnored(heading)) return null
  return { kind: 'column', index, heading }
}

const isIgnored = (heading: string): boolean => IGNORED.some((name) => sameName(name, heading))

/** I3 unknown columns, I4 the two that need a custom mapping, I16 the three that are not used: each once per column. */
function columnRemarks(header: string[], settings: Settings, used: Source[]): Remark[] {
  const read = new Set(used.flatMap((source) => (source.kind === 'column' ? [source.index] : [])))
  const remarks: Remark[] = []
  header.forEach((heading, index) => {
    if (heading.trim() === '' || read.has(index)) return
    if (isIgnored(heading)) remarks.push(columnRemark(heading, 'ignored-column'))
    else if (needsMapping(heading, settings)) remarks.push(columnRemark(heading, 'needs-custom-mapping'))
    else remarks.push(columnRemark(heading, 'unknown-column'))
  })
  return remarks
}

/** I4: present, and not named by the mapping. */
function needsMapping(heading: string, settings: Settings): boolean {
  const target = ONLY_WHEN_NAMED.find((name) => sameName(name, heading) || sameName(SECOND_SET[name] ?? name, heading))
  return target !== undefined && settings.mapping?.columns?.[target] === undefined && settings.mapping?.constants?.[target] === undefined
}

export function columnRemark(heading: string, code: Remark['code']): Remark {
  return { row: null, column: heading, severity: 'warning', code, value: null }
}
