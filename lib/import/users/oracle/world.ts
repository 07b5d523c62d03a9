/** The world as the oracle sees it: names and codes instead of keys, small enough to write down in a test. */

export const FIELDS = [
  'achternaam',
  'tussenvoegsels',
  'voorletters',
  'roepnaam',
  'geslacht',
  'email',
  'email2',
  'telefoonnummer',
  'telefoonnummer2',
  'personeelsnummer',
] as const
export type Field = (typeof FIELDS)[number]
export type Fields = Record<Field, string | null>

/** What an employee hands to a user (I14); the last two are those of work. */
export type EmployeeFields = Pick<
  Fields,
  'achternaam' | 'tussenvoegsels' | 'voorletters' | 'roepnaam' | 'geslacht' | 'email' | 'telefoonnummer'
>

export type Element = 'werkgever' | 'afdeling' | 'werknemer'

/** One own grant (A3); what the element does not use is null. */
export type Grant = {
  element: Element
  werkgevercode: string
  afdelingCode: string | null
  autorisatieNiveau: number | null
  personeelsnummer: string | null
}

export type User = {
  login: string
  code: string | null
  level: 'system' | 'admin' | 'user'
  status: 'active' | 'deactivated'
  group: string | null
  role: string | null
  netId: string | null
  ssoDomain: string | null
  /** ISO dates, both inclusive (A1). */
  validFrom: string | null
  validUntil: string | null
  fields: Fields
  grants: Grant[]
  /** The user's API client, if it has one: anything but revoked protects (I10). */
  apiClient: 'open' | 'suspended' | 'revoked' | null
}

export type Employer = { code: string; groups: string[]; ended?: boolean }
export type Department = { employer: string; code: string; parent: string | null; ended?: boolean }
export type Employee = { employer: string; number: string; department: string | null; fields: EmployeeFields; ended?: boolean }

export type World = {
  /** ISO date, Dutch time. */
  today: string
  /** Login name of the person running the import; null for the command line (L9). */
  actor: string | null
  employerGroups: string[]
  employers: Employer[]
  departments: Department[]
  employees: Employee[]
  groups: string[]
  roles: { name: string; isDefault: boolean }[]
  users: User[]
  /** Other customer accounts with their user groups (I8). */
  otherAccounts: { code: string; groups: string[] }[]
}

export type Mapping = {
  columns?: Record<string, string>
  constants?: Record<string, string>
  values?: Record<string, Record<string, string>>
}

export type Scope = { kind: 'all' } | { kind: 'groups'; names: string[] } | { kind: 'employers'; codes: string[] }

/** The account's settings with the overrides of this run. A safeguard is "N", "P%", "off", or null for the default of I20. */
export type Settings = {
  code: string
  name: string
  template: 'standaard' | 'volledig'
  element: Element
  identification: 'groep-en-code' | 'code'
  loginName: 'account' | 'prefix' | 'kolom'
  prefix: string | null
  ssoDomain: string | null
  contact: 'never' | 'always' | 'delivered'
  /** null is "Standaard" (I4). */
  mapping: Mapping | null
  groups: string[]
  scope: Scope
  safeguards: { maxDeactivated: string | null; maxMoved: string | null; maxLosses: string | null; maxErrorRows: string | null }
}

/** The file as read (I1, I2): `errors` are the places (0-based) of cells that hold a spreadsheet error. */
export type ImportFile = { header: string[]; rows: { row: number; cells: string[]; errors?: number[] }[] }

/** U6: trimmed, and ignoring case; for user code, login name, group, role and e-mail. */
export const ci = (value: string): string => value.normalize('NFC').trim().toLowerCase()

export const sameCi = (a: string | null, b: string | null): boolean => (a === null || b === null ? a === b : ci(a) === ci(b))

/** Two grants on the same thing, whatever the depth (I6). */
export const sameThing = (a: Grant, b: Grant): boolean =>
  a.element === b.element &&
  a.werkgevercode === b.werkgevercode &&
  a.afdelingCode === b.afdelingCode &&
  a.personeelsnummer === b.personeelsnummer

export const sameGrant = (a: Grant, b: Grant): boolean => sameThing(a, b) && a.autorisatieNiveau === b.autorisatieNiveau
