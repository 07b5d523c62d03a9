import { type ListState, meaningIn, sortsDown } from '@/components/data-table/address'
import type { RunWish } from '@/lib/import/runs/list-queries'

/** What the address of the list may say, in the words of the screen. */
export const stateNames = ['klantaccount', 'sorteer', 'richting', 'na', 'voor', 'rij'] as const

/** The words that the address has for the orders of the list, besides the newest first. */
export const sorts = { bestand: 'file', klantaccount: 'account', stand: 'status' } as const

/** The list that an address asks for; what it does not understand filters nothing. */
export function wishOf(state: ListState): RunWish {
  const sort = meaningIn(sorts, state.sorteer)
  return {
    account: state.klantaccount,
    sort: sort ?? 'when',
    descending: sortsDown(state, sort === undefined),
    after: state.na,
    before: state.voor,
  }
}
