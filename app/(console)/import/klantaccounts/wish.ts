import { type ListState, meaningIn, sortsDown } from '@/components/data-table/address'
import type { AccountWish } from '@/lib/import/accounts/queries'

/** What the address of the list may say, in the words of the screen. */
export const stateNames = ['zoek', 'sorteer', 'richting', 'account', 'nieuw'] as const

/** For `withState`: the list alone, without its panel. */
export const withoutPanel: ListState = { account: undefined, nieuw: undefined }

/** The words that the address has for the orders of the list, besides that of the names. */
export const sorts = { code: 'code' } as const

/** The list that an address asks for; what it does not understand changes nothing. */
export const wishOf = (state: ListState): AccountWish => ({
  search: state.zoek?.slice(0, 200),
  sort: meaningIn(sorts, state.sorteer) ?? 'name',
  descending: sortsDown(state),
})
