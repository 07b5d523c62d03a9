import type { CommitOptions, Outcome, Reason } from '../outcome'
import { type EmployeeFields, FIELDS, type Fields, type Grant, type ImportFile, type Settings, type User, type World } from '../world'

/** A scenario: given a world and settings, when this file is imported, then this is what the rules say. Plain data, for the oracle and for the real import. */
export type Scenario = {
  /** Begins with the rule it proves. */
  name: string
  world: World
  settings: Settings
  file: ImportFile
  then: Expectation
}

export type Expectation = {
  /** Outcomes that are not named are 0. */
  users?: Partial<Record<Outcome, number>>
  /** ok, warning, error. */
  rows?: [number, number, number]
  /** add, remove, keep. */
  grants?: [number, number, number]
  /** All remarks, none when absent: "row column code", an error unless it ends with "?"; "-" for no row and "*" for any column. */
  remarks?: string[]
  /** Users after the commit, errors left out, by login name; what is not named is not looked at; null: there is no such user. */
  after?: Record<string, (Partial<Omit<User, 'fields' | 'grants'>> & { fields?: Partial<Fields>; grants?: string[] }) | null>
  /** Commits and why they are refused; null goes through. */
  commits?: [CommitOptions, Reason | null][]
}

export const scenario = (
  name: string,
  given: { world?: Partial<World>; users?: User[]; settings?: Partial<Settings> },
  file: ImportFile,
  then: Expectation,
): Scenario => ({
  name,
  world: { ...WORLD, ...given.world, users: given.users ?? given.world?.users ?? [] },
  settings: { ...SETTINGS, ...given.settings },
  file,
  then,
})

/** A file from lines of cells separated by ";", the first being the header; "#N/A" is a cell that holds a spreadsheet error. */
export function sheet(header: string, ...lines: string[]): ImportFile {
  const rows = lines.map((line, index) => {
    const cells = line.split(';')
    const errors = cells.flatMap((cell, place) => (cell === '#N/A' ? [place] : []))
    const row = { row: index + 2, cells: cells.map((cell) => (cell === '#N/A' ? '' : cell)) }
    return errors.length ? { ...row, errors } : row
  })
  return { header: header.split(';'), rows }
}

/** The columns most scenarios use: employer, department, group, code, last name, initials. */
export const H = 'Werkgevercode;AfdelingCode;Gebruiker_GebruikersGroep;Gebruiker_Code;Gebruiker_Achternaam;Gebruiker_Voorletters'

/** An own grant as text: "0001", "0001/10", "0001/10*2" (depth 2) or "0001#000001" (an employee). */
function grant(text: string): Grant {
  const [, werkgevercode, afdelingCode, depth, personeelsnummer] = /^(\w+)(?:\/(\w+)(?:\*(\d+))?)?(?:#(\w+))?$/.exec(text)!
  return {
    element: personeelsnummer ? 'werknemer' : afdelingCode ? 'afdeling' : 'werkgever',
    werkgevercode: werkgevercode!,
    afdelingCode: afdelingCode ?? null,
    autorisatieNiveau: afdelingCode ? Number(depth ?? 1) : null,
    personeelsnummer: personeelsnummer ?? null,
  }
}

export function grantText(one: Grant): string {
  if (one.element === 'werkgever') return one.werkgevercode
  if (one.element === 'werknemer') return `${one.werkgevercode}#${one.personeelsnummer}`
  return `${one.werkgevercode}/${one.afdelingCode}${one.autorisatieNiveau === 1 ? '' : `*${one.autorisatieNiveau}`}`
}

type UserText = Partial<Omit<User, 'fields' | 'grants'>> & { login: string; fields?: Partial<Fields>; grants?: string[] }

/** A user: active, of level User, in HR, with its login name as code and as last name, unless told otherwise. */
export const user = ({ fields, grants, ...given }: UserText): User => ({
  code: given.login,
  level: 'user',
  status: 'active',
  group: 'HR',
  role: DEFAULT_ROLE,
  netId: null,
  ssoDomain: null,
  validFrom: null,
  validUntil: null,
  apiClient: null,
  ...given,
  fields: { ...NOTHING, achternaam: given.login, ...fields },
  grants: (grants ?? []).map(grant),
})

export const DEFAULT_ROLE = 'Rol wordt beheerd in klassiek beheer'
const NOTHING = Object.fromEntries(FIELDS.map((field) => [field, null])) as Fields

const person = (achternaam: string, given: Partial<EmployeeFields> = {}): EmployeeFields => ({
  achternaam,
  tussenvoegsels: null,
  voorletters: null,
  roepnaam: null,
  geslacht: null,
  email: null,
  telefoonnummer: null,
  ...given,
})

const WORLD: Omit<World, 'users'> = {
  today: '2025-06-15',
  actor: null,
  employerGroups: ['Noord', 'Midden'],
  employers: [
    { code: '0001', groups: ['Noord'] },
    { code: '0002', groups: ['Noord', 'Midden'] },
    { code: '0003', groups: ['Midden'] },
    { code: '0012', groups: [] },
    { code: '0099', groups: ['Noord'], ended: true },
  ],
  departments: [
    { employer: '0001', code: '10', parent: null },
    { employer: '0001', code: '1001', parent: '10' },
    { employer: '0001', code: '20', parent: null },
    { employer: '0001', code: 'a1', parent: null },
    { employer: '0001', code: '90', parent: null, ended: true },
    { employer: '0002', code: '10', parent: null },
    { employer: '0002', code: '30', parent: null },
    { employer: '0003', code: '10', parent: null },
    { employer: '0012', code: '10', parent: null },
    { employer: '0099', code: '10', parent: null },
  ],
  employees: [
    {
      employer: '0001',
      number: '000001',
      department: '10',
      fields: {
        achternaam: 'Berg',
        tussenvoegsels: 'van der',
        voorletters: 'J.P.',
        roepnaam: 'Jan',
        geslacht: 'M',
        email: 'jan@werk.example',
        telefoonnummer: '+31 6 11111111',
      },
    },
    { employer: '0001', number: '000002', department: null, fields: person('Smit', { roepnaam: 'Noor' }) },
    { employer: '0001', number: '000009', department: '10', fields: person('Weg'), ended: true },
    { employer: '0002', number: '000002', department: '10', fields: person('Vos') },
    { employer: '0002', number: '000003', department: '10', fields: person('Bos') },
    { employer: '0003', number: '000003', department: '10', fields: person('Mos') },
    { employer: '0003', number: '000004', department: null, fields: person('Los') },
    { employer: '0099', number: '000005', department: null, fields: person('Kos') },
  ],
  groups: ['HR', 'Leidinggevenden', 'Directie'],
  roles: [
    { name: DEFAULT_ROLE, isDefault: true },
    { name: 'Lezer', isDefault: false },
    { name: 'Schrijver', isDefault: false },
  ],
  otherAccounts: [],
}

const SETTINGS: Settings = {
  code: 'demo',
  name: 'Demo Zorg',
  template: 'standaard',
  element: 'afdeling',
  identification: 'groep-en-code',
  loginName: 'account',
  prefix: null,
  ssoDomain: null,
  contact: 'delivered',
  mapping: null,
  groups: ['HR', 'Leidinggevenden'],
  scope: { kind: 'all' },
  safeguards: { maxDeactivated: null, maxMoved: null, maxLosses: null, maxErrorRows: null },
}
