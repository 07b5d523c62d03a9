import type { ListState } from '@/components/data-table/address'
import type { UserWish } from '@/lib/users/list-queries'

/** What the address of the list may say, in the words of the screen. */
export const stateNames = [
  'zoek',
  'niveau',
  'status',
  'groep',
  'sorteer',
  'richting',
  'na',
  'voor',
  'rij',
  'gebruiker',
  'nieuw',
  'zoals',
  'paneel',
] as const

const levels = { systeem: 'system', beheer: 'admin', gebruiker: 'user' } as const
export const statuses = { actief: 'active', gedeactiveerd: 'deactivated' } as const

/** The word that the address has for a level. */
export const levelWord = { system: 'systeem', admin: 'beheer', user: 'gebruiker' } as const

const known = <T extends object>(words: T, word: string | undefined): T[keyof T] | undefined =>
  word !== undefined && Object.hasOwn(words, word) ? words[word as keyof T] : undefined

/** The list that an address asks for; what it does not understand filters nothing. */
export function wishOf(state: ListState): UserWish {
  const group = Number(state.groep)
  return {
    search: state.zoek,
    level: known(levels, state.niveau),
    status: known(statuses, state.status),
    group: Number.isSafeInteger(group) && group > 0 ? group : undefined,
    sort: state.sorteer === 'naam' ? 'name' : 'login',
    descending: state.richting === 'af',
    after: state.na,
    before: state.voor,
  }
}
