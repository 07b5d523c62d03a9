import { idIn, type ListState, meaningIn, sortsDown } from '@/components/data-table/address'
import type { UserFilter } from '@/lib/users/filter'
import type { UserWish } from '@/lib/users/list-queries'

/** What of the address filters the list, in the words of the screen. */
export const filterNames = ['zoek', 'niveau', 'status', 'groep', 'rol', 'api'] as const
/** What of it belongs to the panel beside the list. */
export const panelNames = ['gebruiker', 'nieuw', 'zoals', 'paneel'] as const
/** All that the address may say. */
export const stateNames = [...filterNames, 'sorteer', 'richting', 'na', 'voor', 'rij', ...panelNames] as const

/** For `withState`: the list alone, without its panel. */
export const withoutPanel: ListState = Object.fromEntries(panelNames.map((name) => [name, undefined]))

const levels = { systeem: 'system', beheer: 'admin', gebruiker: 'user' } as const
export const statuses = { actief: 'active', verloopt: 'expiring', buiten: 'outside', gedeactiveerd: 'deactivated' } as const
export const clients = { met: true, zonder: false } as const
export const sorts = { naam: 'name', code: 'code' } as const

/** The word that the address has for a level. */
export const levelWord = { system: 'systeem', admin: 'beheer', user: 'gebruiker' } as const

/** An id of the address, or `geen`; undefined for what is neither. */
export const oneOf = (text: string | undefined): number | 'none' | undefined => (text === 'geen' ? 'none' : idIn(text))

/** Whom the list holds; what is not understood filters nothing. */
export const filterOf = (state: ListState): UserFilter => ({
  search: state.zoek?.slice(0, 200),
  level: meaningIn(levels, state.niveau),
  status: meaningIn(statuses, state.status),
  group: oneOf(state.groep),
  role: oneOf(state.rol),
  client: meaningIn(clients, state.api),
})

/** The list that an address asks for. */
export const wishOf = (state: ListState): UserWish => ({
  ...filterOf(state),
  sort: meaningIn(sorts, state.sorteer) ?? 'login',
  descending: sortsDown(state),
  after: state.na,
  before: state.voor,
})
