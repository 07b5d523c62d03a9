import type { ListRow, OptionRow } from '@/components/two-lists/rows'
import type { Choices, Employer, EmployerGroup } from './choices'
import { after, type Pending } from './pending'

/** What a list shows: text in code or name, and '' (everything), 'sets' (employer groups alone) or the key of one employer group. */
export type Filter = { text: string; set: string }
export type Lists = { left: ListRow[]; right: ListRow[]; available: number; authorised: number }

export type RowWords = {
  added: string
  removed: string
  singleRemoved: string
  ended: string
  perEmployer: string
  employerGroups: string
  employerGroup: (name: string) => string
  via: (names: string) => string
  alsoVia: (names: string) => string
  size: (count: number) => string
  later: string
  figure: (count: number) => string
}

/** The employers that are reached through employer groups, each with those groups in their order. */
export function through(choices: Choices, keys: ReadonlySet<string>): Map<Employer, EmployerGroup[]> {
  const found = new Map<Employer, EmployerGroup[]>()
  for (const set of choices.sets) {
    if (!keys.has(set.key)) continue
    for (const member of set.members) {
      const sets = found.get(member)
      if (sets) sets.push(set)
      else found.set(member, [set])
    }
  }
  return found
}

/** The employers that are open and that a group with these authorisations reaches (A2). */
export function reached(choices: Choices, keys: ReadonlySet<string>, via = through(choices, keys)): number {
  let count = 0
  for (const employer of choices.employers) if (!employer.ended && (keys.has(employer.key) || via.has(employer))) count++
  return count
}

const matcher = ({ text, set }: Filter) => {
  const parts = text.toLowerCase().split(/\s+/).filter(Boolean)
  const says = (find: string) => parts.every((part) => find.includes(part))
  return {
    employer: (employer: Employer) => set !== 'sets' && (set === '' || employer.sets.includes(set)) && says(employer.find),
    set: (group: EmployerGroup) => (set === '' || set === 'sets' || set === group.key) && says(group.find),
  }
}

/**
 * The two lists as they would be after saving, what is pending marked in its new place (U3). Left: employers that are not reached, then employer groups.
 * Right: what is authorised employer by employer, then each employer group with what comes through it, which is locked.
 */
export function listsOf(
  choices: Choices,
  stored: ReadonlySet<string>,
  pending: Pending,
  filters: { left: Filter; right: Filter },
  words: RowWords,
): Lists {
  const keys = after(pending, stored)
  const [before, via] = [through(choices, stored), through(choices, keys)]
  const [shownLeft, shownRight] = [matcher(filters.left), matcher(filters.right)]
  const plus = { tone: 'positive', text: words.added } as const
  const minus = { tone: 'negative', text: words.removed } as const
  const option = ({ key, code, name, ended }: Employer, more: Partial<OptionRow>): OptionRow => ({
    kind: 'option',
    key,
    code,
    name,
    ...(ended && { muted: true }),
    ...more,
  })
  const endedOr = (employer: Employer, note: string) => (employer.ended ? words.ended : note)
  const left: ListRow[] = []
  const single: ListRow[] = []
  const under = new Map<EmployerGroup, ListRow[]>()
  let [available, authorised] = [0, 0]
  for (const employer of choices.employers) {
    const { key } = employer
    const was = stored.has(key) || before.has(employer)
    const sets = via.get(employer)
    const names = sets?.map(({ name }) => name).join(', ') ?? ''
    if (keys.has(key)) {
      authorised++
      const note = endedOr(employer, sets ? words.alsoVia(names) : '')
      if (shownRight.employer(employer)) single.push(option(employer, { note, ...(pending.add.has(key) && { mark: plus }) }))
    } else if (sets && (!employer.ended || stored.has(key))) {
      authorised++
      if (!shownRight.employer(employer)) continue
      const mark = pending.remove.has(key) ? { ...minus, text: words.singleRemoved } : was ? undefined : plus
      const row = option(employer, { locked: true, note: endedOr(employer, words.via(names)), ...(mark && { mark }) })
      const rows = under.get(sets[0]!)
      if (rows) rows.push(row)
      else under.set(sets[0]!, [row])
    } else if (!employer.ended || stored.has(key)) {
      available++
      if (shownLeft.employer(employer))
        left.push(option(employer, { note: endedOr(employer, employer.setNames), ...(was && { mark: minus }) }))
    }
  }
  const right: ListRow[] = []
  if (single.length > 0) {
    right.push({ kind: 'head', key: 'single', text: words.perEmployer, count: words.figure(single.length) })
    for (const row of single) right.push(row)
  }
  const free: ListRow[] = []
  for (const set of choices.sets) {
    const row: OptionRow = {
      kind: 'option',
      key: set.key,
      code: `groep:${set.name}`,
      name: words.size(set.size),
      note: words.later,
      leads: true,
    }
    if (!keys.has(set.key)) {
      if (shownLeft.set(set)) free.push({ ...row, apart: true, ...(pending.remove.has(set.key) && { mark: minus }) })
      continue
    }
    const members = under.get(set) ?? []
    // The set can be moved where the filter means it; else it only says where its members come from.
    if (shownRight.set(set)) right.push({ ...row, ...(pending.add.has(set.key) && { mark: plus }) })
    else if (members.length > 0) {
      right.push({ kind: 'head', key: set.key, text: words.employerGroup(set.name), count: words.figure(members.length) })
    }
    for (const member of members) right.push(member)
  }
  if (free.length > 0) {
    left.push({ kind: 'head', key: 'sets', text: words.employerGroups, count: words.figure(free.length) })
    for (const row of free) left.push(row)
  }
  return { left, right, available, authorised }
}
