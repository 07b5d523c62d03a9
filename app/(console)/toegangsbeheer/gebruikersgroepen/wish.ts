import { type ListState, meaningIn, sortsDown } from '@/components/data-table/address'
import type { GroupWish } from '@/lib/user-groups/list-queries'

/** What the address of the list may say, in the words of the screen. */
export const stateNames = ['zoek', 'zonder', 'sorteer', 'richting', 'na', 'voor', 'rij', 'groep', 'nieuw'] as const

/** What one looks for that misses something. */
export const lacks = { leden: 'members', werkgevers: 'employers' } as const

/** The words that the address has for the orders of the list, besides that of the names. */
export const sorts = { leden: 'members' } as const

/** The list that an address asks for; what it does not understand filters nothing. */
export const wishOf = (state: ListState): GroupWish => ({
  search: state.zoek,
  without: meaningIn(lacks, state.zonder),
  sort: meaningIn(sorts, state.sorteer) ?? 'name',
  descending: sortsDown(state),
  after: state.na,
  before: state.voor,
})
