import { fold, foldColumn } from '@/lib/kernel/fold'
import { SECOND_SET, TARGETS } from './columns'
import { namesCitizenNumber } from './sensitive'

/** A column that the templates use; the three of I16 are none. */
export type Target = Exclude<(typeof TARGETS)[number], 'Gebruiker_BSN' | 'Gebruiker_ExternId' | 'Gebruiker_ObjectId'>

/** Custom mapping as stored on the account (I4). */
export type Mapping = {
  columns?: Partial<Record<Target, string>>
  constants?: Partial<Record<Target, string>>
  values?: Partial<Record<Target, Record<string, string>>>
}

export type ColumnRemark = { column: string; code: 'unknown-column' | 'ignored-column' | 'needs-custom-mapping' }

/** Where each target's value comes from: the place of a column among the stored cells, or a constant; and its translation. */
export type Source = { index: number } | { constant: string }
export type Binding = {
  sources: Map<Target, Source>
  values: Map<Target, Map<string, string>>
  remarks: ColumnRemark[]
  /** What each column of the file becomes, in the order of the header; several targets may read one column. */
  targetsOfColumn: Target[][]
}

const ignored = new Set(['gebruikerbsn', 'gebruikerexternid', 'gebruikerobjectid'])
const onlyByCustomMapping: readonly Target[] = ['Gebruiker_NetId', 'Gebruiker_Inlognaam']
const standardNames = new Map<string, string>([...TARGETS.map((name) => [foldColumn(name), name] as const), ...SECOND_SET])

const ignoringCase: readonly Target[] = [
  'Gebruiker_GebruikersGroep',
  'Gebruiker_Rol',
  'Gebruiker_Code',
  'Gebruiker_Inlognaam',
  'Gebruiker_Email',
  'Gebruiker_Email2',
]

/** How a value of the file is looked up in the translations: matched like any other value of its target (I4, U6). */
export const translationKey = (target: Target, value: string): string => (ignoringCase.includes(target) ? fold(value) : value.trim())

/** The places of columns whose cells are never stored (I16): the three, anything that calls itself a BSN, and nameless columns. */
export function droppedColumns(header: string[]): Set<number> {
  const dropped = new Set<number>()
  header.forEach((name, index) => {
    if (name.trim() === '' || ignored.has(foldColumn(name)) || namesCitizenNumber(name)) dropped.add(index)
  })
  return dropped
}

/**
 * Binds the targets to the columns of a file (I3, I4). `header` is the whole header; indexes in the result count among the
 * columns that were stored, those of `droppedColumns` left out. Pure.
 */
export function bind(header: string[], mapping: Mapping | null): Binding {
  const dropped = droppedColumns(header)
  const stored = header.map((_, index) => index).filter((index) => !dropped.has(index))
  const place = new Map(stored.map((index, at) => [index, at]))
  const firstByName = new Map<string, number>()
  for (const index of stored) {
    const key = foldColumn(header[index] ?? '')
    if (!firstByName.has(key)) firstByName.set(key, index)
  }

  const sources = new Map<Target, Source>()
  const targetsOfColumn: Target[][] = header.map(() => [])
  const attach = (target: Target, index: number) => {
    sources.set(target, { index: place.get(index) as number })
    targetsOfColumn[index]?.push(target)
  }

  const named = new Set<Target>()
  for (const [target, column] of Object.entries(mapping?.columns ?? {}) as [Target, string][]) {
    named.add(target)
    const index = firstByName.get(foldColumn(column))
    if (index !== undefined) attach(target, index)
  }
  for (const [target, constant] of Object.entries(mapping?.constants ?? {}) as [Target, string][]) {
    named.add(target)
    sources.set(target, { constant })
  }

  // A name of the first set goes before one of the second, wherever they stand.
  for (const target of TARGETS as readonly Target[]) {
    const index = firstByName.get(foldColumn(target))
    if (index !== undefined && !named.has(target) && !onlyByCustomMapping.includes(target)) attach(target, index)
  }

  const remarks: ColumnRemark[] = []
  const mentioned = new Set<string>()
  header.forEach((name, index) => {
    const key = foldColumn(name)
    if (key === '' || mentioned.has(key)) {
      if (key !== '' && mentioned.has(key) && targetsOfColumn[index]?.length === 0) remarks.push({ column: name, code: 'unknown-column' })
      return
    }
    mentioned.add(key)
    if (ignored.has(key)) remarks.push({ column: name, code: 'ignored-column' })
    else if (dropped.has(index)) remarks.push({ column: name, code: 'unknown-column' })
    else {
      const standard = standardNames.get(key) as Target | undefined
      if (standard && !named.has(standard) && !sources.has(standard)) {
        if (!onlyByCustomMapping.includes(standard)) attach(standard, index)
        else if (targetsOfColumn[index]?.length === 0) remarks.push({ column: name, code: 'needs-custom-mapping' })
      } else if (targetsOfColumn[index]?.length === 0) remarks.push({ column: name, code: 'unknown-column' })
    }
  })

  const values = new Map<Target, Map<string, string>>()
  for (const [target, table] of Object.entries(mapping?.values ?? {}) as [Target, Record<string, string>][])
    values.set(target, new Map(Object.entries(table).map(([from, to]) => [translationKey(target, from), to.trim()])))
  return { sources, values, remarks, targetsOfColumn }
}

/** Words that headings of people's files use, with what they mean here: the proposal of I4 for columns without a standard name. */
const SYNONYMS: readonly [Target, readonly string[]][] = [
  [
    'Werkgevercode',
    ['adm', 'administratie', 'administratiecode', 'werkgever', 'werkgevernummer', 'werkgevernr', 'employer', 'employercode'],
  ],
  ['AfdelingCode', ['afd', 'afd.', 'afd.code', 'afdcode', 'afdeling', 'afdelingsnummer', 'afdelingnr', 'department', 'departmentcode']],
  ['AutorisatieNiveau', ['lagen', 'niveau', 'diepte', 'depth', 'level']],
  ['Werknemer_Personeelsnummer', ['werknemernummer', 'werknemernr', 'werknemer', 'medewerker', 'medewerkernummer']],
  ['Gebruiker_GebruikersGroep', ['groep', 'gebruikersgroepnaam', 'usergroup', 'group']],
  ['Gebruiker_Rol', ['rol', 'gebruikersrol', 'role']],
  ['Gebruiker_Code', ['code', 'gebruiker', 'gebruikerscode', 'usercode', 'personeelsmail', 'user']],
  ['Gebruiker_NetId', ['netid', 'windowsaccount', 'upn', 'userprincipalname']],
  ['Gebruiker_Inlognaam', ['inlog', 'inlognaam', 'login', 'loginname', 'loginnaam', 'username']],
  ['Gebruiker_Personeelsnummer', ['pers.nr.', 'pers.nr', 'persnr', 'personeelsnr', 'personeelnummer', 'personnelnumber']],
  ['Gebruiker_Achternaam', ['naam', 'familienaam', 'lastname', 'surname']],
  ['Gebruiker_Tussenvoegsels', ['voorv.', 'voorv', 'voorvoegsel', 'voorvoegsels', 'tussenvoegsel', 'tussenv.', 'prefix']],
  ['Gebruiker_Voorletters', ['voorl.', 'voorl', 'initialen', 'initials']],
  ['Gebruiker_Roepnaam', ['voornaam', 'firstname']],
  ['Gebruiker_Geslacht', ['gender', 'm/v', 'sekse', 'sex']],
  ['Gebruiker_Email', ['e-mail', 'email', 'mail', 'mailadres', 'e-mailadres', 'emailadreswerk']],
  ['Gebruiker_Email2', ['e-mail2', 'emailadres2', 'e-mailadres2', 'mail2']],
  ['Gebruiker_Telefoonnummer', ['telefoon', 'tel', 'tel.', 'mobiel', 'phone', 'telefoonnummerwerk']],
  ['Gebruiker_Telefoonnummer2', ['telefoonnummer2', 'telefoon2', 'tel2', 'phone2']],
]
const synonyms = new Map(SYNONYMS.flatMap(([target, names]) => names.map((name) => [foldColumn(name), target] as const)))

/** What a heading alone does not tell: depths are small numbers, and a last name holds no first name before a space. */
const fits: Partial<Record<Target, (value: string) => boolean>> = {
  AutorisatieNiveau: (value) => /^\d{0,2}$/.test(value.trim()),
  Gebruiker_Achternaam: (value) => !/\s/.test(value.trim()),
}

/**
 * Proposes `columns` for a header that the standard names do not cover (I4): only columns and targets still free, first come first served.
 * `valuesOf` gives values of a column by its place in the header: a column "Niveau" may as well hold the levels of users, which no file
 * ever decides (P7), and a column "Naam" whole names.
 */
export function propose(header: string[], valuesOf: (index: number) => string[]): NonNullable<Mapping['columns']> {
  const { sources, targetsOfColumn } = bind(header, null)
  const dropped = droppedColumns(header)
  const proposal: NonNullable<Mapping['columns']> = {}
  header.forEach((name, index) => {
    if (dropped.has(index) || (targetsOfColumn[index]?.length ?? 0) > 0) return
    const target = synonyms.get(foldColumn(name)) ?? (standardNames.get(foldColumn(name)) as Target | undefined)
    const fit = target && fits[target]
    if (fit && !valuesOf(index).every(fit)) return
    if (target && !sources.has(target) && !(target in proposal)) proposal[target] = name
  })
  return proposal
}
