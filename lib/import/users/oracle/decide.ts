import { distinctGrants, type FileUser, gathered, hasError } from './gather'
import { aboutUser, type Match, match, netIdClaims, netIdErrors } from './identity'
import { firstFree, isTooLong, stem } from './login'
import type { Remark } from './outcome'
import { findEmployee, lacksLastName, personalData } from './person'
import { inScope } from './rows'
import { ci, type Employee, type Fields, type Grant, type Settings, sameCi, sameGrant, type User, type World } from './world'

/** A delivered user with everything that the plan needs to know of it. */
export type Decided = {
  user: FileUser
  match: Match
  remarks: Remark[]
  fields: Fields
  group: string | null
  role: string | null
  netId: string | null
  ssoDomain: string | null
  login: string | null
  failed: boolean
}

/** I5–I17 for the users of the file, in its order. */
export function decide(users: FileUser[], world: World, settings: Settings): Decided[] {
  const matched = users.map((user) => ({ user, match: match(user, world, settings) }))
  const claims = netIdClaims(matched)
  const decided = matched.map(({ user, match }): Decided => {
    const { employee, remarks } = person(user, match, world, settings)
    const claim = claims.find((one) => one.user === user)
    return {
      user,
      match,
      remarks: [
        ...user.facts.flatMap((fact) => fact.errors),
        ...user.remarks,
        ...match.remarks,
        ...remarks,
        ...validity(user, match, world),
        ...(claim ? netIdErrors(claim, claims, world, settings) : []),
      ],
      fields: personalData(user, match.existing, employee, settings),
      group: world.groups.find((name) => sameCi(name, user.group)) ?? null,
      role: roleOf(user, match, world),
      netId: claim?.netId ?? match.existing?.netId ?? null,
      ssoDomain: claim ? settings.ssoDomain : (match.existing?.ssoDomain ?? null),
      login: match.existing?.login ?? null,
      failed: false,
    }
  })
  for (const one of decided) one.remarks.push(...protection(one, world, settings))
  return assignLogins(decided, world, settings).map(withOpenDuplicates)
}

/** I6: a row with an error takes no part in duplicates; whether that goes for an error about the user, told on its first row, is open. */
function withOpenDuplicates(one: Decided): Decided {
  const { facts } = one.user
  const first = facts[0]!.row.row
  if (facts[0]!.errors.length || !one.remarks.some((remark) => isError(remark) && remark.row === first)) return one
  const others = distinctGrants(facts.slice(1)).remarks
  const isAmong = (list: Remark[], remark: Remark) => list.some((other) => other.row === remark.row)
  const duplicates = one.remarks.filter((remark) => remark.code === 'duplicate-row')
  const rest = one.remarks.filter((remark) => remark.code !== 'duplicate-row')
  const sure = duplicates.filter((remark) => isAmong(others, remark))
  const open = [...duplicates, ...others].filter((remark) => !isAmong(sure, remark)).map((remark) => ({ ...remark, open: true }))
  return { ...one, remarks: [...rest, ...sure, ...open] }
}

const isError = (remark: Remark): boolean => remark.severity === 'error'

/** I14 which employee leads, and I15 the last name that may not be missing. */
function person(user: FileUser, match: Match, world: World, settings: Settings): { employee: Employee | null; remarks: Remark[] } {
  const { employee, code } = findEmployee(user, world, settings)
  const shaky = user.facts.some((fact) => hasError(fact, 'Werkgevercode') || hasError(fact, 'Gebruiker_Personeelsnummer'))
  const open = match.doubtful || shaky || user.remarks.some((remark) => remark.column === 'Gebruiker_Personeelsnummer')
  const remarks: Remark[] = []
  const severity = code === 'unknown-personnel-number' ? 'warning' : 'error'
  if (code) remarks.push({ ...aboutUser(user, 'Gebruiker_Personeelsnummer', code, severity), open })
  const nameless = lacksLastName(user, match.existing, employee) && !user.facts[0]!.row.broken.has('Gebruiker_Achternaam')
  const unsure = open || code === 'ambiguous-employee' || user.facts.some((fact) => hasError(fact, 'Gebruiker_Achternaam'))
  if (nameless) remarks.push({ ...aboutUser(user, 'Gebruiker_Achternaam', 'missing-value'), open: unsure })
  return { employee, remarks }
}

/** I8: an ended validity of a delivered user is a warning. */
function validity(user: FileUser, { existing, doubtful }: Match, world: World): Remark[] {
  const ended = existing?.validUntil && existing.validUntil < world.today
  return ended ? [{ ...aboutUser(user, 'Gebruiker_Code', 'validity-ended', 'warning'), open: doubtful }] : []
}

/** I7: what of the user's own grants the import may touch: those within the account's scope, on what has not ended (U5). */
export function grantsInScope(user: User | null, world: World, settings: Settings): Grant[] {
  return (user?.grants ?? []).filter((grant) => grantInScope(grant, world, settings))
}

export function grantInScope(grant: Grant, world: World, settings: Settings): boolean {
  const employer = world.employers.find((one) => one.code === grant.werkgevercode)
  const department = world.departments.find((one) => one.employer === grant.werkgevercode && one.code === grant.afdelingCode)
  const employee = world.employees.find((one) => one.employer === grant.werkgevercode && one.number === grant.personeelsnummer)
  if (!employer || employer.ended || department?.ended || employee?.ended) return false
  return inScope(employer, settings)
}

/** I10: there is an API client, and it is not revoked. */
export const hasClient = (user: User): boolean => user.apiClient === 'open' || user.apiClient === 'suspended'

/** I10: a user behind an API client that is delivered with another group or other grants, or deactivated, is an error. */
function protection({ user, match, remarks }: Decided, world: World, settings: Settings): Remark[] {
  const { existing, doubtful } = match
  if (!existing || !hasClient(existing)) return []
  const reopened = existing.status === 'deactivated' || !sameCi(existing.group, user.group)
  const own = grantsInScope(existing, world, settings)
  const regranted =
    own.some((grant) => !user.grants.some((wanted) => sameGrant(grant, wanted))) ||
    user.grants.some((wanted) => !own.some((grant) => sameGrant(grant, wanted)))
  if (!reopened && !regranted) return []
  // What a user in error would be granted is not certain.
  const unsure = !reopened && remarks.some(isError)
  return [{ ...aboutUser(user, 'Gebruiker_Code', 'protected-user'), open: doubtful || unsure }]
}

/** I11: column absent → the default on creation, kept otherwise; empty → the default. */
function roleOf(user: FileUser, { existing }: Match, world: World): string | null {
  const standard = world.roles.find((role) => role.isDefault)?.name ?? null
  const value = gathered(user, 'Gebruiker_Rol')
  if (value === undefined) return existing ? existing.role : standard
  return value === null ? standard : (world.roles.find((role) => sameCi(role.name, value))?.name ?? null)
}

/** I12: on creation only, in the order of the file; a user in error takes no name. */
function assignLogins(decided: Decided[], world: World, settings: Settings): Decided[] {
  const taken = new Set(world.users.map((user) => ci(user.login)))
  const claimed = new Set<string>()
  return decided.map((one) => {
    if (one.match.existing) return { ...one, failed: one.remarks.some(isError) }
    const wanted = settings.loginName === 'kolom' ? (gathered(one.user, 'Gebruiker_Inlognaam') ?? null) : null
    const own = settings.loginName === 'kolom' ? columnErrors(one, wanted, taken, claimed) : []
    const remarks = [...one.remarks, ...own]
    if (remarks.some(isError)) return { ...one, remarks, failed: true }
    const login = wanted ?? firstFree(stem(one.fields, settings), new Set([...taken, ...claimed]))
    claimed.add(ci(login))
    return { ...one, remarks, login }
  })
}

/** I12, method 3: missing, too long or taken is an error. */
function columnErrors(one: Decided, wanted: string | null, taken: Set<string>, claimed: Set<string>): Remark[] {
  const { user } = one
  const open = one.match.doubtful || user.facts.some((fact) => hasError(fact, 'Gebruiker_Inlognaam'))
  const about = (code: 'login-name-missing' | 'login-name-too-long' | 'login-name-taken', unsure = false): Remark[] => [
    { ...aboutUser(user, 'Gebruiker_Inlognaam', code), value: wanted, open: open || unsure },
  ]
  if (wanted === null) return user.facts[0]!.row.broken.has('Gebruiker_Inlognaam') ? [] : about('login-name-missing')
  if (isTooLong(wanted)) return about('login-name-too-long')
  if (taken.has(ci(wanted))) return about('login-name-taken')
  return claimed.has(ci(wanted)) ? about('login-name-taken', one.remarks.some(isError)) : []
}
