import { gender } from './cells'
import type { Target } from './columns'
import type { Remark } from './outcome'
import type { Fact } from './rows'
import { ci, type Grant, type Settings, sameThing } from './world'

/** A user of the file: its rows, in the order of the file, and what they say together. */
export type FileUser = { key: string; facts: Fact[]; group: string; code: string; grants: Grant[]; remarks: Remark[] }

/** These make the user an error when they differ (I5); the group does so under "Gebruikerscode" alone. */
const DECISIVE: Target[] = ['Gebruiker_Personeelsnummer', 'Gebruiker_NetId']
const OTHERS: Target[] = [
  'Gebruiker_Rol',
  'Gebruiker_Inlognaam',
  'Gebruiker_Achternaam',
  'Gebruiker_Tussenvoegsels',
  'Gebruiker_Voorletters',
  'Gebruiker_Roepnaam',
  'Gebruiker_Geslacht',
  'Gebruiker_Email',
  'Gebruiker_Email2',
  'Gebruiker_Telefoonnummer',
  'Gebruiker_Telefoonnummer2',
]
const IGNORING_CASE: Target[] = [
  'Gebruiker_GebruikersGroep',
  'Gebruiker_Rol',
  'Gebruiker_NetId',
  'Gebruiker_Inlognaam',
  'Gebruiker_Email',
  'Gebruiker_Email2',
]

/** I5, I13: rows of the same user are gathered; a row without group or code belongs to nobody (I11). */
export function gather(facts: Fact[], settings: Settings): { users: FileUser[]; undetermined: Fact[] } {
  const byKey = new Map<string, Fact[]>()
  const undetermined: Fact[] = []
  for (const fact of facts) {
    if (fact.group === '' || fact.code === '') undetermined.push(fact)
    else byKey.set(keyOf(fact, settings), [...(byKey.get(keyOf(fact, settings)) ?? []), fact])
  }
  return { users: [...byKey].map(([key, own]) => fileUser(key, own, settings)), undetermined }
}

/** I13: "Gebruikersgroep en gebruikerscode", or the code alone. */
const keyOf = (fact: Fact, settings: Settings): string =>
  settings.identification === 'code' ? ci(fact.code) : JSON.stringify([ci(fact.group), ci(fact.code)])

function fileUser(key: string, facts: Fact[], settings: Settings): FileUser {
  const { grants, remarks } = distinctGrants(facts)
  const first = facts[0]!
  return {
    key,
    facts,
    group: first.group,
    code: first.code,
    grants,
    remarks: [...conflictErrors(facts, settings), ...conflictWarnings(facts), ...remarks],
  }
}

/** I5: the first filled value counts; null when the column is there and no row fills it, undefined when it is absent. */
export function gathered({ facts }: { facts: Fact[] }, target: Target): string | null | undefined {
  if (!facts[0]!.row.values.has(target)) return undefined
  return filled(facts, target)[0]?.value ?? null
}

const filled = (facts: Fact[], target: Target): { fact: Fact; value: string }[] =>
  facts.flatMap((fact) => {
    const value = fact.row.values.get(target) ?? ''
    return value === '' ? [] : [{ fact, value }]
  })

/** U6: group, role, login name and e-mail ignore case, and so does a NetId; gender by its meaning; anything else exactly. */
function comparable(target: Target, value: string): string {
  if (IGNORING_CASE.includes(target)) return ci(value)
  return target === 'Gebruiker_Geslacht' ? (gender(value) ?? value) : value
}

const differs = (target: Target, a: string, b: string): boolean => comparable(target, a) !== comparable(target, b)

/** I5: different groups (under "Gebruikerscode"), personnel numbers or NetIds make the user an error, told on its first row. */
function conflictErrors(facts: Fact[], settings: Settings): Remark[] {
  const decisive: Target[] = settings.identification === 'code' ? ['Gebruiker_GebruikersGroep', ...DECISIVE] : DECISIVE
  return decisive.flatMap((target): Remark[] => {
    const values = filled(facts, target)
    const other = values.find(({ value }) => differs(target, value, values[0]!.value))
    return other ? [{ row: facts[0]!.row.row, column: target, severity: 'error', code: 'conflicting-rows', value: other.value }] : []
  })
}

/** I5: other filled values that differ from the first filled one are a warning on the later row. */
function conflictWarnings(facts: Fact[]): Remark[] {
  return OTHERS.flatMap((target) => {
    const [first, ...later] = filled(facts, target)
    if (!first) return []
    return later
      .filter(({ value }) => differs(target, value, first.value))
      .map(({ fact, value }): Remark => {
        const doubtful = hasError(first.fact, target) || hasError(fact, target)
        return { row: fact.row.row, column: target, severity: 'warning', code: 'conflicting-rows', value, open: doubtful }
      })
  })
}

export const hasError = (fact: Fact, target: Target): boolean => fact.errors.some((remark) => remark.column === target)

/**
 * I6: the same authorisation twice counts once; the larger depth wins, at equal depth the earlier row; each losing row is a
 * warning. A row with an error takes no part.
 */
export function distinctGrants(facts: Fact[]): { grants: Grant[]; remarks: Remark[] } {
  const winners: { grant: Grant; fact: Fact }[] = []
  const losers: Fact[] = []
  for (const fact of facts) {
    const { grant } = fact
    if (!grant) continue
    const rival = winners.find((one) => sameThing(one.grant, grant))
    if (!rival) winners.push({ grant, fact })
    else if ((grant.autorisatieNiveau ?? 0) > (rival.grant.autorisatieNiveau ?? 0)) {
      losers.push(rival.fact)
      Object.assign(rival, { grant, fact })
    } else losers.push(fact)
  }
  return {
    grants: winners.map((one) => one.grant),
    remarks: losers.map((fact) => ({ row: fact.row.row, column: null, severity: 'warning', code: 'duplicate-row', value: null })),
  }
}
