import { type ListState, meaningIn } from '@/components/data-table/address'
import type { ClientFilter, ClientSort, ClientWish } from '@/lib/api-clients/list-queries'

/** What the address of the list may say, in the words of the screen. `paneel`: nieuw, applicatie or applicatie-toevoegen. */
export const stateNames = [
  ...['applicatie', 'zoek', 'toestand', 'sorteer', 'richting', 'na', 'voor', 'rij'],
  ...['client', 'paneel', 'gebruiker'],
]

/** The parts of the address that say what the panel shows. */
export const noPanel = { client: undefined, paneel: undefined, gebruiker: undefined } as const

export const filters = { actief: 'active', opgeschort: 'suspended', verlopen: 'expired', ingetrokken: 'revoked' } as const
export const sorts = { gebruiker: 'user', groep: 'group', client: 'client', gebruikt: 'used', verloopt: 'expiry' } as const

/** The number that a part of the address stands for; undefined for whatever is none. */
export const numberOf = (text: string | undefined): number | undefined => {
  const number = Number(text)
  return text && Number.isSafeInteger(number) && number > 0 ? number : undefined
}

/** The list that an address asks for; what it does not understand filters nothing. */
export const wishOf = (state: ListState, applicationId: number): ClientWish => ({
  applicationId,
  search: state.zoek,
  state: meaningIn(filters, state.toestand) satisfies ClientFilter | undefined,
  sort: meaningIn(sorts, state.sorteer) satisfies ClientSort | undefined,
  descending: state.richting === 'af',
  after: state.na,
  before: state.voor,
})
