import type { Tab } from './editor'

/** The word that the address has for each tab of the panel; Gegevens has none. */
const wordOf = { details: undefined, grants: 'rechten', access: 'toegang', sessions: 'sessies', history: 'historie' } as const

export const tabWord = (tab: Tab): string | undefined => wordOf[tab]

/** The tab that an address asks for, Gegevens when it asks for none of those that are there. */
export const tabOf = (word: string | undefined, there: readonly Tab[]): Tab =>
  there.find((tab) => word !== undefined && wordOf[tab] === word) ?? 'details'
