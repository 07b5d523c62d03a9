import { DEFAULT_ROLE } from '../scenarios/scenario'
import {
  ci,
  type Department,
  type Employee,
  type EmployeeFields,
  type Employer,
  FIELDS,
  type Fields,
  type Grant,
  sameThing,
  type User,
  type World,
} from '../world'
import type { Draw } from './draw'

const LAST = [
  'Berg',
  'berg',
  'Berg2',
  'Müller',
  'Yılmaz',
  'El Amrani',
  'Bruijn-Hofman',
  'Łukasz',
  'Groß',
  'Van-Zeer-Lange-Achternaam-Die-Niet-Past',
]
const PREFIXES = [null, null, 'van', 'van der', "'t"]
const INITIALS = ['J.', 'J.P.', 'j p', 'É.', '.', null, 'Ø.', 'Ж.']
const FIRST = ['Jan', 'jan', 'Élise', 'Æbel', null, 'İlse', "'t Jan"]
const GENDERS = [null, 'M', 'V', 'O', 'X']
const EMAILS = [null, 'a@x.nl', 'A@x.nl', 'b@werk.example']
const PHONES = [null, '+31 6 12345678', '010-1']
/** Some are what a new user would get (I12), with and without a number, in another case, or cut at 32. */
const LOGINS = [
  ...['u7', 'u8', 'u9', 'u10', 'u11', 'u12', 'inlog1', 'Inlog2', 'Demo.JBerg', 'demo.JPBerg', 'Klant.JBerg', 'Demo.jberg2', 'demo.JBerg10'],
  ...['Klant_1.JPBERG', 'Demo.Berg', 'demo.BERG2', 'DEMO.JVan-Zeer-Lange-Achternaam-', 'Demo.JVan-Zeer-Lange-Achternaam2'],
]
export const NUMBERS = ['000001', '000002', '000003', '1']
export const CODES = ['a@x.nl', 'b@x.nl', 'B@X.nl', 'p1', 'p2', 'P2', 'p3', 'p4', 'p5', 'p6']
export const NET_IDS = ['n1', 'N1', 'n2', 'n3', 'n4']
export const GROUPS = ['HR', 'Leidinggevenden', 'Directie']
export const DOMAINS = ['sso', 'sso', 'sso', 'SSO', 'elders']

/** A small world that keeps the rules of the database: codes, login names and NetIds unique, clients on level User only. */
export function drawWorld(d: Draw): World {
  const employers: Employer[] = d.some(['0001', '0002', '0003', '0012', '12'], 75).map((code) => ({
    code,
    groups: d.some(['Noord', 'Midden'], 50),
    ...(d.chance(7) ? { ended: true } : {}),
  }))
  if (!employers.length) employers.push({ code: '0001', groups: ['Noord'] })
  const departments = employers.flatMap((employer) => drawDepartments(d, employer.code))
  const employees = employers.flatMap((employer) => drawEmployees(d, employer.code, departments))
  const users = drawUsers(d, { employers, departments, employees })
  return {
    today: '2025-06-15',
    actor: d.chance(50) && users.length ? d.pick(users).login : null,
    employerGroups: ['Noord', 'Midden'],
    employers,
    departments,
    employees,
    groups: GROUPS,
    roles: [
      { name: DEFAULT_ROLE, isDefault: true },
      { name: 'Lezer', isDefault: false },
      { name: 'Schrijver', isDefault: false },
    ],
    users,
    otherAccounts: d.chance(30) ? [{ code: 'ander', groups: d.some(GROUPS, 30) }] : [],
  }
}

function drawDepartments(d: Draw, employer: string): Department[] {
  const tree: [string, string | null][] = [
    ['10', null],
    ['1001', '10'],
    ['100101', '1001'],
    ['20', null],
    ['a1', null],
    ['A1', '20'],
  ]
  const kept = new Set<string>()
  return tree.flatMap(([code, parent]) => {
    if ((parent && !kept.has(parent)) || d.chance(15)) return []
    kept.add(code)
    return [{ employer, code, parent, ...(d.chance(6) ? { ended: true } : {}) }]
  })
}

function drawEmployees(d: Draw, employer: string, departments: Department[]): Employee[] {
  const places = [null, ...departments.filter((one) => one.employer === employer).map((one) => one.code)]
  return d.some(NUMBERS, 60).map((number) => ({
    employer,
    number,
    department: d.pick(places),
    fields: { ...drawPerson(d), ...(d.chance(3) ? { achternaam: null } : {}) },
    ...(d.chance(7) ? { ended: true } : {}),
  }))
}

export const drawPerson = (d: Draw): EmployeeFields => ({
  achternaam: d.pick(LAST),
  tussenvoegsels: d.pick(PREFIXES),
  voorletters: d.pick(INITIALS),
  roepnaam: d.pick(FIRST),
  geslacht: d.pick(GENDERS),
  email: d.pick(EMAILS),
  telefoonnummer: d.pick(PHONES),
})

type Organisation = Pick<World, 'employers' | 'departments' | 'employees'>

function drawUsers(d: Draw, organisation: Organisation): User[] {
  const users: User[] = []
  for (const login of d.shuffled(LOGINS).slice(0, 1 + d.below(12))) {
    const code = d.chance(95) ? d.pick(CODES) : null
    const group = d.chance(10) ? null : d.pick(['HR', 'HR', 'HR', 'Leidinggevenden', 'Leidinggevenden', 'Directie'])
    if (code !== null && users.some((one) => one.code !== null && ci(one.code) === ci(code) && one.group === group)) continue
    users.push(drawUser(d, login, code, group, users, organisation))
  }
  return users
}

function drawUser(d: Draw, login: string, code: string | null, group: string | null, others: User[], organisation: Organisation): User {
  const level = d.pick(['user', 'user', 'user', 'user', 'user', 'user', 'user', 'admin', 'system'] as const)
  const net = d.chance(40) ? { netId: d.pick(NET_IDS), ssoDomain: d.pick([null, ...DOMAINS]) } : { netId: null, ssoDomain: null }
  const isFree = !others.some(
    (one) => one.netId && net.netId && ci(one.netId) === ci(net.netId) && ci(one.ssoDomain ?? '') === ci(net.ssoDomain ?? ''),
  )
  return {
    login,
    code,
    level,
    status: d.chance(20) ? 'deactivated' : 'active',
    group,
    role: d.pick([DEFAULT_ROLE, DEFAULT_ROLE, DEFAULT_ROLE, 'Lezer', 'Lezer', 'Lezer', null]),
    ...(isFree ? net : { netId: null, ssoDomain: null }),
    validFrom: d.pick([null, null, '2024-01-01']),
    validUntil: d.pick([null, null, null, null, '2025-06-14', '2025-06-15']),
    fields: drawFields(d, organisation),
    grants: drawGrants(d, organisation),
    apiClient: level === 'user' && d.chance(20) ? d.pick(['open', 'suspended', 'revoked'] as const) : null,
  }
}

/** Some users are employees and carry their data already, so that an import may leave them unchanged. */
function drawFields(d: Draw, { employees }: Organisation): Fields {
  const employee = employees.length && d.chance(50) ? d.pick(employees) : null
  const empty = Object.fromEntries(FIELDS.map((field) => [field, null])) as Fields
  return {
    ...empty,
    ...(employee && d.chance(80) ? employee.fields : drawPerson(d)),
    email2: d.pick(EMAILS),
    telefoonnummer2: d.pick(PHONES),
    personeelsnummer: employee?.number ?? d.pick([null, 'X1']),
  }
}

function drawGrants(d: Draw, { employers, departments, employees }: Organisation): Grant[] {
  const grants: Grant[] = []
  const kind = d.pick(['afdeling', 'werkgever', 'werknemer', 'mixed'] as const)
  for (let left = d.below(4); left > 0; left--) {
    const element = kind === 'mixed' ? d.pick(['afdeling', 'werkgever', 'werknemer'] as const) : kind
    const none = { afdelingCode: null, autorisatieNiveau: null, personeelsnummer: null }
    const department = departments.length ? d.pick(departments) : null
    const employee = employees.length ? d.pick(employees) : null
    let grant: Grant = { element: 'werkgever', werkgevercode: d.pick(employers).code, ...none }
    if (element === 'afdeling' && department)
      grant = { ...none, element, werkgevercode: department.employer, afdelingCode: department.code, autorisatieNiveau: 1 + d.below(3) }
    if (element === 'werknemer' && employee)
      grant = { ...none, element, werkgevercode: employee.employer, personeelsnummer: employee.number }
    if (!grants.some((other) => sameThing(other, grant))) grants.push(grant)
  }
  return grants
}
