import type { Target } from '../columns'
import { TARGETS } from '../columns'
import { inScope } from '../rows'
import { type Fields, type Grant, type ImportFile, type Settings, sameCi, type User, type World } from '../world'
import { type Dirt, dirty } from './dirt'
import type { Draw } from './draw'
import { CODES, drawPerson, NET_IDS, NUMBERS } from './world'

type Line = Partial<Record<Target, string>>

const PERSONAL: [keyof Fields, Target][] = [
  ['achternaam', 'Gebruiker_Achternaam'],
  ['tussenvoegsels', 'Gebruiker_Tussenvoegsels'],
  ['voorletters', 'Gebruiker_Voorletters'],
  ['roepnaam', 'Gebruiker_Roepnaam'],
  ['geslacht', 'Gebruiker_Geslacht'],
  ['email', 'Gebruiker_Email'],
  ['email2', 'Gebruiker_Email2'],
  ['telefoonnummer', 'Gebruiker_Telefoonnummer'],
  ['telefoonnummer2', 'Gebruiker_Telefoonnummer2'],
  ['personeelsnummer', 'Gebruiker_Personeelsnummer'],
]

/** A file over this world: mostly users that are there already with small changes, some new ones, and as much dirt as drawn. */
export function drawFile(d: Draw, world: World, settings: Settings): ImportFile {
  const neat = d.chance(55)
  const columns = drawColumns(d, settings, neat)
  const percent = neat ? d.pick([0, 0, 0, 1]) : d.pick([0, 1, 4, 12])
  const people = [...drawKnown(d, world, settings, neat), ...Array.from({ length: d.below(4) }, () => null)]
  const draw = neat ? drawNeatLines : drawLines
  const drawn = people.map((user, index) => draw(d, user, world, settings, index))
  const lines = d.chance(30) ? d.shuffled(drawn.flat()) : drawn.flat()
  const dirt: Dirt = { percent, element: settings.element }
  let row = 1
  return {
    header: columns.map((column) => column.heading),
    rows: lines.map((line) => {
      row += d.chance(5) ? 2 : 1
      const cells = columns.map(({ target }) => (target ? dirty(d, target, line[target] ?? '', dirt) : d.pick(['', 'x'])))
      const errors = cells.flatMap((_, place) => (percent > 0 && d.chance(percent / 8) ? [place] : []))
      return { row, cells: cells.map((cell, place) => (errors.includes(place) ? '' : cell)), ...(errors.length ? { errors } : {}) }
    }),
  }
}

/** Users that the file delivers again; a neat file holds only those that this account may change. */
function drawKnown(d: Draw, world: World, settings: Settings, neat: boolean): User[] {
  const coded = world.users.filter(
    (user) => user.code !== null && (neat ? isOwn(user, world, settings) : user.level === 'user' || d.chance(20)),
  )
  return d.some(coded, neat ? d.pick([100, 95, 80]) : d.pick([90, 60, 30]))
}

function isOwn(user: User, world: World, settings: Settings): boolean {
  const namesakes = world.users.filter((other) => sameCi(other.code, user.code))
  const alone = settings.identification === 'groep-en-code' || namesakes.length === 1
  return alone && user.level === 'user' && settings.groups.some((group) => sameCi(group, user.group))
}

type Column = { heading: string; target: Target | null }

/** Headings in one of their spellings (I3), now and then one left out, and some that mean nothing. */
function drawColumns(d: Draw, settings: Settings, neat: boolean): Column[] {
  const needed: Target[] = [
    'Werkgevercode',
    'AfdelingCode',
    'Werknemer_Personeelsnummer',
    'Gebruiker_GebruikersGroep',
    'Gebruiker_Code',
    'Gebruiker_Achternaam',
  ]
  if (neat && settings.loginName === 'kolom') needed.push('Gebruiker_Inlognaam')
  const columns = TARGETS.filter((target) => d.chance(needed.includes(target) ? (neat ? 100 : 96) : 65)).map((target): Column => {
    const named = settings.mapping?.columns?.[target]
    if (named && d.chance(neat ? 100 : 95)) return { heading: d.pick([named, named.toUpperCase()]), target }
    return { heading: d.pick([target, target, target.toUpperCase(), target.replaceAll('_', ' '), ...second(target)]), target }
  })
  const extra = d
    .some(['Kostenplaats', 'Gebruiker_BSN', 'Gebruiker_ExternId', 'Achternaam', 'Werkgever_Code', ''], 12)
    .map((heading) => ({ heading, target: null }))
  return d.chance(30) ? d.shuffled([...columns, ...extra]) : [...columns, ...extra]
}

const second = (target: Target): string[] => {
  if (target === 'Gebruiker_Email') return ['Emailadres']
  if (target === 'Gebruiker_GebruikersGroep') return ['Gebruikersgroep']
  return /^Gebruiker_(Inlognaam|Achternaam|Tussenvoegsels|Voorletters|Roepnaam|Geslacht|Telefoonnummer|Personeelsnummer)$/.test(target)
    ? [target.slice('Gebruiker_'.length)]
    : []
}

/** The rows of one person: its own data on each, one authorisation a row. */
function drawLines(d: Draw, user: User | null, world: World, settings: Settings): Line[] {
  const person = drawIdentity(d, user, settings)
  const grants = (user?.grants ?? []).filter((grant) => grant.element === settings.element && d.chance(88))
  const lines = grants.map((grant) => ({ ...person, ...cellsOf(grant) }))
  const extra = lines.length === 0 ? 1 + d.below(3) : d.pick([0, 0, 0, 1, 2])
  for (let left = extra; left > 0; left--) lines.push({ ...person, ...drawAuthorisation(d, world, settings) })
  if (d.chance(8)) lines.push({ ...lines[0]!, AutorisatieNiveau: d.pick(['', '1', '2', '3']) })
  return d.chance(40) ? lines.map((line, index) => (index === 0 ? line : onlyKeys(line))) : lines
}

/** What must be on every row; personal data on the first alone is enough, for empty never conflicts (I5). */
function onlyKeys(line: Line): Line {
  const { Werkgevercode, AfdelingCode, AutorisatieNiveau, Werknemer_Personeelsnummer, Gebruiker_GebruikersGroep, Gebruiker_Code } = line
  return { Werkgevercode, AfdelingCode, AutorisatieNiveau, Werknemer_Personeelsnummer, Gebruiker_GebruikersGroep, Gebruiker_Code }
}

function drawIdentity(d: Draw, user: User | null, settings: Settings): Line {
  const same = user !== null && d.chance(75)
  const fields: Partial<Fields> = same ? user.fields : { ...drawPerson(d), personeelsnummer: d.pick([null, ...NUMBERS, 'X1']) }
  const group = user?.group && !d.chance(12) ? user.group : d.pick(settings.groups)
  const stray = user?.group && !settings.groups.some((name) => sameCi(name, user.group)) && d.chance(70)
  return {
    ...Object.fromEntries(PERSONAL.map(([field, target]) => [target, fields[field] ?? ''])),
    Gebruiker_GebruikersGroep: stray ? d.pick(settings.groups) : group,
    Gebruiker_Code: user?.code ?? d.pick([...CODES, 'nieuw1', 'nieuw2', 'nieuw3', 'nieuw4']),
    Gebruiker_Rol: (same ? user.role : d.pick(['', 'Lezer', 'schrijver'])) ?? '',
    Gebruiker_NetId: same ? (user.netId ?? '') : d.pick(['', '', ...NET_IDS, 'nieuw1', 'nieuw2']),
    Gebruiker_Inlognaam: user
      ? d.pick(['', user.login])
      : d.pick(['nieuw1', 'nieuw2', 'NIEUW2', 'nieuw3', 'inlog1', '', 'n'.repeat(33), 'n'.repeat(33)]),
  }
}

/** Rows without a mistake in them: the user as it is but for one or two changes, or a new one that nothing clashes with. */
function drawNeatLines(d: Draw, user: User | null, world: World, settings: Settings, index: number): Line[] {
  const { element, identification } = settings
  const moved = user && identification === 'code' && !user.apiClient && d.chance(35)
  const person: Line = {
    ...drawIdentity(d, user, settings),
    Gebruiker_GebruikersGroep: user && !moved ? user.group! : d.pick(settings.groups),
    Gebruiker_Code: user?.code ?? `nieuw${index}`,
    Gebruiker_Inlognaam: user?.login ?? `nieuw${index}`,
    Gebruiker_NetId: user?.netId ?? d.pick(['', `nieuw${index}`]),
  }
  const kept = d.chance(50) || user?.apiClient
  const grants = (user?.grants ?? []).filter(
    (grant) => grant.element === element && isLive(grant, world, settings) && (kept || d.chance(70)),
  )
  const lines = grants.map((grant) => ({ ...person, ...cellsOf(grant) }))
  const extra = lines.length === 0 ? 1 + d.below(3) : kept ? 0 : d.pick([0, 1, 2])
  const live: World = { ...world, employers: world.employers.filter((one) => !one.ended && inScope(one, settings)) }
  const has = (code: string) => live.employers.some((one) => one.code === code)
  live.departments = world.departments.filter((one) => !one.ended && has(one.employer))
  live.employees = world.employees.filter((one) => !one.ended && has(one.employer))
  const some = { werkgever: live.employers, afdeling: live.departments, werknemer: live.employees }[element].length > 0
  for (let left = some ? extra : 0; left > 0; left--) lines.push({ ...person, ...drawAuthorisation(d, live, settings) })
  return lines
}

function isLive(grant: Grant, world: World, settings: Settings): boolean {
  const employer = world.employers.find((one) => one.code === grant.werkgevercode)
  const department = world.departments.find((one) => one.employer === grant.werkgevercode && one.code === grant.afdelingCode)
  const employee = world.employees.find((one) => one.employer === grant.werkgevercode && one.number === grant.personeelsnummer)
  return !!employer && !employer.ended && inScope(employer, settings) && !department?.ended && !employee?.ended
}

function cellsOf(grant: Grant): Line {
  return {
    Werkgevercode: grant.werkgevercode,
    AfdelingCode: grant.afdelingCode ?? '',
    AutorisatieNiveau: grant.autorisatieNiveau === null ? '' : String(grant.autorisatieNiveau),
    Werknemer_Personeelsnummer: grant.personeelsnummer ?? '',
  }
}

/** Mostly an authorisation that exists, so that clean files are not rare. */
function drawAuthorisation(d: Draw, world: World, settings: Settings): Line {
  const departments = world.departments.filter((one) => !one.ended || d.chance(5))
  const employees = world.employees.filter((one) => !one.ended || d.chance(5))
  if (settings.element === 'afdeling' && departments.length) {
    const { employer, code } = d.pick(departments)
    return { Werkgevercode: employer, AfdelingCode: code, AutorisatieNiveau: d.pick(['', '1', '2']) }
  }
  if (settings.element === 'werknemer' && employees.length) {
    const { employer, number } = d.pick(employees)
    return { Werkgevercode: employer, Werknemer_Personeelsnummer: number }
  }
  return { Werkgevercode: d.pick(world.employers).code }
}
