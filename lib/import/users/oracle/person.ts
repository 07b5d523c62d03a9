import { gender } from './cells'
import type { Target } from './columns'
import { type FileUser, gathered } from './gather'
import type { RemarkCode } from './outcome'
import { employerOf, inScope } from './rows'
import type { Employee, EmployeeFields, Field, Fields, Settings, User, World } from './world'

export type Source = { employee: Employee | null; code: RemarkCode | null }

/**
 * I14: the employee whose data lead. Looked up at the employer of the user's first row, then at its other employers, then in the
 * account's scope; the first of these with a hit decides, and is ambiguous with several.
 */
export function findEmployee(user: FileUser, world: World, settings: Settings): Source {
  const number = gathered(user, 'Gebruiker_Personeelsnummer')
  if (!number) return { employee: null, code: null }
  const [first, ...rest] = user.facts.map((fact) => employerOf(fact.row, world, settings)?.code ?? null)
  const scope = world.employers.filter((employer) => !employer.ended && inScope(employer, settings)).map((employer) => employer.code)
  for (const stage of [[first], rest.filter((code) => code !== first), scope]) {
    const hits = world.employees.filter((one) => one.number === number && !one.ended && stage.includes(one.employer))
    if (hits.length > 1) return { employee: null, code: 'ambiguous-employee' }
    if (hits[0]) return { employee: hits[0], code: null }
  }
  return { employee: null, code: 'unknown-personnel-number' }
}

/** Names and gender, from the employee or the file; undefined leaves them as they are (I15). */
const NAMES: [keyof EmployeeFields, Target][] = [
  ['achternaam', 'Gebruiker_Achternaam'],
  ['tussenvoegsels', 'Gebruiker_Tussenvoegsels'],
  ['voorletters', 'Gebruiker_Voorletters'],
  ['roepnaam', 'Gebruiker_Roepnaam'],
  ['geslacht', 'Gebruiker_Geslacht'],
]
const CONTACT: [keyof EmployeeFields, Target][] = [
  ['email', 'Gebruiker_Email'],
  ['telefoonnummer', 'Gebruiker_Telefoonnummer'],
]
const SECOND_CONTACT: [Field, Target][] = [
  ['email2', 'Gebruiker_Email2'],
  ['telefoonnummer2', 'Gebruiker_Telefoonnummer2'],
]

/** I14, I15: the personal data that the user ends up with. */
export function personalData(user: FileUser, existing: User | null, employee: Employee | null, settings: Settings): Fields {
  const result: Partial<Fields> = {}
  for (const [field, target] of NAMES) {
    const delivered = employee ? employee.fields[field] : fromFile(user, target)
    result[field] = delivered === undefined ? (existing?.fields[field] ?? null) : delivered
  }
  for (const [field, target] of CONTACT) {
    const delivered = employee ? employee.fields[field] : fromFile(user, target)
    result[field] = contact(delivered, existing, field, settings)
  }
  for (const [field, target] of SECOND_CONTACT) result[field] = contact(fromFile(user, target), existing, field, settings)
  const number = gathered(user, 'Gebruiker_Personeelsnummer')
  result.personeelsnummer = number === undefined ? (existing?.fields.personeelsnummer ?? null) : number
  return result as Fields
}

function fromFile(user: FileUser, target: Target): string | null | undefined {
  const value = gathered(user, target)
  return target === 'Gebruiker_Geslacht' && value ? gender(value) : value
}

/** I15: on existing users never, always (empty clears), or only if delivered; a new user gets what there is. */
function contact(delivered: string | null | undefined, existing: User | null, field: Field, settings: Settings): string | null {
  if (!existing) return delivered ?? null
  const present = existing.fields[field]
  if (settings.contact === 'never' || delivered === undefined) return present
  return settings.contact === 'always' ? delivered : (delivered ?? present)
}

/** I15: Achternaam may be neither missing on creation nor emptied; a column that is absent changes nothing. */
export function lacksLastName(user: FileUser, existing: User | null, employee: Employee | null): boolean {
  if (employee) return !employee.fields.achternaam
  const value = gathered(user, 'Gebruiker_Achternaam')
  return existing ? value === null : !value
}
