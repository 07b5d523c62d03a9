import { idIn, type ListState, meaningIn, sortsDown } from '@/components/data-table/address'
import type { EmployerWish } from '@/lib/organisation/queries'

/** What the address of the list may say, in the words of the screen. */
export const stateNames = ['zoek', 'groep', 'sorteer', 'richting', 'na', 'voor', 'rij', 'werkgever'] as const

/** The words that the address has for the orders of the list, besides that of the codes. */
export const sorts = { naam: 'name', afdelingen: 'departments', werknemers: 'employees' } as const

/** The list that an address asks for; what it does not understand filters nothing. */
export const wishOf = (state: ListState): EmployerWish => ({
  search: state.zoek,
  group: idIn(state.groep),
  sort: meaningIn(sorts, state.sorteer) ?? 'code',
  descending: sortsDown(state),
  after: state.na,
  before: state.voor,
})
