import { expect, test } from 'vitest'
import { type ClientFacts, shownState, warningOf } from './rules'

const plain: ClientFacts = { state: 'active', daysLeft: null, liveSecrets: 1, received: true, copy: false, used: true }

test.each([
  [{}, 'active'],
  [{ used: false }, 'unused'],
  [{ used: false, copy: true }, 'to-hand-over'],
  [{ copy: true, received: false, used: false }, 'not-received'],
  [{ liveSecrets: 2, copy: true }, 'two-secrets'],
  [{ daysLeft: 31, liveSecrets: 2 }, 'two-secrets'],
  [{ daysLeft: 30, liveSecrets: 2 }, 'expiring'],
  [{ liveSecrets: 0 }, 'without-secret'],
  [{ state: 'suspended', daysLeft: 3, received: false }, 'suspended'],
  [{ state: 'expired', liveSecrets: 0 }, 'expired'],
  [{ state: 'revoked', daysLeft: 3 }, 'revoked'],
] as const)('W1–W3, W6 the state of %j is %s', (facts, state) => expect(shownState({ ...plain, ...facts })).toBe(state))

test.each([
  [null, null],
  [31, null],
  [30, 30],
  [8, 30],
  [7, 7],
  [2, 7],
  [1, 1],
  [0, 1],
])('W3 %s days ahead warns at %s', (days, warning) => expect(warningOf(days)).toBe(warning))
