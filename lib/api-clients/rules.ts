import type { ClientState } from './state'

/** What a client shows in the list: the first of these that holds (W1–W3, W6). */
export type ShownState =
  | 'revoked'
  | 'expired'
  | 'suspended'
  | 'not-received'
  | 'without-secret'
  | 'expiring'
  | 'two-secrets'
  | 'to-hand-over'
  | 'unused'
  | 'active'

export type ClientFacts = {
  state: ClientState
  /** Days until the client expires, today is 0; null: never. */
  daysLeft: number | null
  liveSecrets: number
  /** Of the latest live secret. */
  received: boolean
  copy: boolean
  used: boolean
}

/** W3: warnings stand at 30, 7 and 1 day ahead. */
export const warningDays = [30, 7, 1] as const

/** The nearest of the warnings that holds; null while the expiry is further away, or there is none. */
export const warningOf = (daysLeft: number | null): (typeof warningDays)[number] | null =>
  daysLeft === null ? null : ([...warningDays].reverse().find((days) => daysLeft <= days) ?? null)

export function shownState({ state, daysLeft, liveSecrets, received, copy, used }: ClientFacts): ShownState {
  if (state !== 'active') return state
  if (liveSecrets === 0) return 'without-secret'
  if (!received) return 'not-received'
  if (warningOf(daysLeft) !== null) return 'expiring'
  if (liveSecrets > 1) return 'two-secrets'
  if (copy) return 'to-hand-over'
  return used ? 'active' : 'unused'
}
