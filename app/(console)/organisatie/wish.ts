import { idIn, type ListState } from '@/components/data-table/address'
import type { EmployerWish } from '@/lib/import/organisation/list-queries'

/** What the address of the list may say, in the words of the screen. */
export const stateNames = ['zoek', 'groep', 'na', 'werkgever'] as const

/** The list that an address asks for; what it does not understand filters nothing. */
export const wishOf = (state: ListState): EmployerWish => ({ search: state.zoek, after: state.na, group: idIn(state.groep) })
