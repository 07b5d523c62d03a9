import { cellError, contentErrors, type Row } from './cells'
import type { Target } from './columns'
import type { Remark } from './outcome'
import { type Employer, type Grant, type Settings, sameCi, type World } from './world'

/** What a row says once looked up: its user's identity, the authorisation it names, and what is wrong with it. */
export type Fact = {
  row: Row
  /** The texts that identify the user; '' makes the user undetermined (I11). */
  group: string
  code: string
  /** null when the row holds an error. */
  grant: Grant | null
  errors: Remark[]
}

const textOf = (row: Row, target: Target): string => row.values.get(target) ?? ''

/** I6, I11: one row on its own. */
export function resolveRow(row: Row, world: World, settings: Settings): Fact {
  const errors = [
    ...contentErrors(row),
    ...employerErrors(row, world, settings),
    ...elementErrors(row, world, settings),
    ...groupErrors(row, world, settings),
    ...roleErrors(row, world),
    ...codeErrors(row),
  ]
  return {
    row,
    group: textOf(row, 'Gebruiker_GebruikersGroep'),
    code: codeOf(row),
    grant: errors.length ? null : grantOf(row, settings),
    errors,
  }
}

/** A required cell is empty; a broken cell has its own error and no second one. */
function missing(row: Row, target: Target): Remark[] {
  return textOf(row, target) === '' && !row.broken.has(target) ? [cellError(row, target, 'missing-value')] : []
}

/** The employer that the row names: it exists, has not ended, and lies in the account's scope. */
export function employerOf(row: Row, world: World, settings: Settings): Employer | null {
  const employer = liveEmployer(world, textOf(row, 'Werkgevercode'))
  return employer && inScope(employer, settings) ? employer : null
}

/** Employer codes are compared exactly; an ended employer does not exist. */
const liveEmployer = (world: World, code: string): Employer | null =>
  world.employers.find((employer) => employer.code === code && !employer.ended) ?? null

/** I11: all employers, those of employer groups, or those that are named. */
export function inScope(employer: Employer, { scope }: Settings): boolean {
  if (scope.kind === 'all') return true
  if (scope.kind === 'employers') return scope.codes.includes(employer.code)
  return employer.groups.some((group) => scope.names.some((name) => sameCi(name, group)))
}

/** I6: every element needs Werkgevercode; I11: it must lie in the account's scope. */
function employerErrors(row: Row, world: World, settings: Settings): Remark[] {
  const code = textOf(row, 'Werkgevercode')
  if (code === '') return missing(row, 'Werkgevercode')
  const employer = liveEmployer(world, code)
  if (!employer) return [cellError(row, 'Werkgevercode', 'unknown-employer')]
  return inScope(employer, settings) ? [] : [cellError(row, 'Werkgevercode', 'employer-out-of-scope')]
}

/** I6: Afdeling needs AfdelingCode, Werknemer needs Werknemer_Personeelsnummer, looked up within the row's employer. */
function elementErrors(row: Row, world: World, settings: Settings): Remark[] {
  if (settings.element === 'werkgever') return []
  const target = settings.element === 'afdeling' ? 'AfdelingCode' : 'Werknemer_Personeelsnummer'
  const code = textOf(row, target)
  if (code === '') return missing(row, target)
  const employer = employerOf(row, world, settings)
  if (!employer) return []
  const known =
    settings.element === 'afdeling'
      ? world.departments.some((one) => one.employer === employer.code && one.code === code && !one.ended)
      : world.employees.some((one) => one.employer === employer.code && one.number === code && !one.ended)
  return known ? [] : [cellError(row, target, settings.element === 'afdeling' ? 'unknown-department' : 'unknown-employee')]
}

/** I11: the group is required, exists, and is one of the account's. */
function groupErrors(row: Row, world: World, settings: Settings): Remark[] {
  const name = textOf(row, 'Gebruiker_GebruikersGroep')
  if (name === '') return missing(row, 'Gebruiker_GebruikersGroep')
  if (!world.groups.some((group) => sameCi(group, name))) return [cellError(row, 'Gebruiker_GebruikersGroep', 'unknown-group')]
  const allowed = settings.groups.some((group) => sameCi(group, name))
  return allowed ? [] : [cellError(row, 'Gebruiker_GebruikersGroep', 'group-not-allowed')]
}

/** I11: a role that is filled exists. */
function roleErrors(row: Row, world: World): Remark[] {
  const name = textOf(row, 'Gebruiker_Rol')
  const known = name === '' || world.roles.some((role) => sameCi(role.name, name))
  return known ? [] : [cellError(row, 'Gebruiker_Rol', 'unknown-role')]
}

/** I11: the code, or else the row's own e-mail; P5: a code that is broken is nobody's, for who is meant cannot be known. */
const codeOf = (row: Row): string =>
  textOf(row, 'Gebruiker_Code') || (row.broken.has('Gebruiker_Code') ? '' : textOf(row, 'Gebruiker_Email'))

function codeErrors(row: Row): Remark[] {
  return codeOf(row) === '' ? missing(row, 'Gebruiker_Code') : []
}

/** I6: the authorisation of a row without errors; the depth is 1 unless given. */
function grantOf(row: Row, settings: Settings): Grant {
  const { element } = settings
  return {
    element,
    werkgevercode: textOf(row, 'Werkgevercode'),
    afdelingCode: element === 'afdeling' ? textOf(row, 'AfdelingCode') : null,
    autorisatieNiveau: element === 'afdeling' ? Number(textOf(row, 'AutorisatieNiveau') || '1') : null,
    personeelsnummer: element === 'werknemer' ? textOf(row, 'Werknemer_Personeelsnummer') : null,
  }
}
