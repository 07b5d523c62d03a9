import { type ListState, meaningIn } from '@/components/data-table/address'
import type { GroupWish } from '@/lib/user-groups/list-queries'

/** What the address of the list may say, in the words of the screen. */
export const stateNames = ['zoek', 'zonder', 'sorteer', 'richting', 'na', 'voor', 'rij', 'groep', 'nieuw'] as const

/** What one looks for that misses something. */
export const lacks = { leden: 'members', werkgevers: 'employers' } as const

/** The list that an address asks for; what it does not understand filters nothing. */
export const wishOf = (state: ListState): GroupWish => ({
  search: state.zoek,
  without: meaningIn(lacks, state.zonder),
  sort: state.sorteer === 'leden' ? 'members' : 'name',
  descending: state.richting === 'af',
  after: state.na,
  before: state.voor,
})
