import { describe, expect, test } from 'vitest'
import { limits, refusal } from './safeguards'

const none = { maxDeactivated: null, maxMoved: null, maxLosses: null, maxErrorRows: null }
const numbers = { deactivate: 0, move: 0, losses: 0, active: 0, errorRows: 0, rows: 100 }

describe('I20 at most 10 or 10 % of the active users, whichever is larger, and never 50 % or more', () => {
  test.each([
    // active users, the most that go through
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 1],
    [4, 1],
    [5, 2],
    [19, 9],
    [20, 9],
    [21, 10],
    [22, 10],
    [100, 10],
    [109, 10],
    [110, 11],
    [1000, 100],
    [1009, 100],
  ])('of %i users %i', (active, most) => {
    for (const name of ['deactivate', 'move', 'losses'] as const) {
      const guard = { deactivate: 'deactivations', move: 'moves', losses: 'losses' }[name] as 'deactivations' | 'moves' | 'losses'
      const at = (count: number) => limits(none, { ...numbers, active, [name]: count })[guard].exceeded
      expect([most > 0 && at(most - 1), at(most), at(most + 1)]).toEqual([false, false, true])
    }
  })

  test.each([
    ['3', 10, 3],
    ['0', 10, 0],
    ['50%', 10, 5],
    ['100%', 10, 10],
    ['7.5%', 100, 7],
  ])('one that is set (%s of %i) replaces the default whole: %i', (setting, active, most) => {
    const at = (count: number) =>
      limits({ ...none, maxDeactivated: setting }, { ...numbers, active, deactivate: count }).deactivations.exceeded
    expect([at(most), at(most + 1)]).toEqual([false, true])
  })

  test('off lets everything through', () => {
    expect(limits({ ...none, maxMoved: 'off' }, { ...numbers, active: 3, move: 3 }).moves).toEqual({
      count: 3,
      limit: null,
      exceeded: false,
    })
  })

  test('rows with errors: at most 10 %', () => {
    const at = (errorRows: number, rows: number) => limits(none, { ...numbers, errorRows, rows }).errorRows.exceeded
    expect([at(10, 100), at(11, 100), at(1, 9), at(1, 10), at(0, 0)]).toEqual([false, true, true, false, false])
  })
})

describe('why nothing is applied', () => {
  const counts = (over: Partial<typeof numbers> & { undetermined?: number; total?: number; rowErrors?: number } = {}) => ({
    rows: { total: over.total ?? 100, ok: 0, warning: 0, error: over.rowErrors ?? 0 },
    users: {
      create: 0,
      update: 0,
      move: 0,
      reactivate: 0,
      unchanged: 0,
      deactivate: over.deactivate ?? 0,
      protected: 0,
      error: over.rowErrors ? 1 : 0,
    },
    grants: { add: 0, remove: 0, keep: 0 },
    remarksTotal: 0,
    undeterminedRows: over.undetermined ?? 0,
    activeUsers: 100,
    safeguards: limits(none, { ...numbers, active: 100, errorRows: over.rowErrors ?? 0, ...over }),
  })
  const why = (
    over: Parameters<typeof counts>[0],
    wishes: Parameters<typeof refusal>[3],
    template: 'standaard' | 'volledig' = 'volledig',
    shared = false,
  ) => refusal(template, counts(over), shared, wishes)
  const plain = { skipErrors: false, confirm: {} }
  const skip = { skipErrors: true, confirm: {} }

  test.each([
    ['nothing to say', why({}, plain), null],
    ['P5 a file without rows', why({ total: 0 }, plain), 'empty'],
    ['I8 a group of another account', why({}, skip, 'volledig', true), 'shared-group'],
    ['I8 not under the standard template', why({}, skip, 'standaard', true), null],
    [
      'I11 a row without a user under the full template, errors left out or not',
      why({ undetermined: 1, rowErrors: 1 }, skip),
      'undetermined-rows',
    ],
    ['I11 under the standard template it is left out', why({ undetermined: 1, rowErrors: 1 }, skip, 'standaard'), null],
    ['I19 errors', why({ rowErrors: 1 }, plain), 'errors'],
    [
      'I20 too many error rows cannot be confirmed away',
      why({ rowErrors: 11 }, { skipErrors: true, confirm: { deactivations: 0 } }),
      'safeguard',
    ],
    ['I20 beyond a safeguard', why({ deactivate: 11 }, plain), 'safeguard'],
    ['I20 the number typed', why({ deactivate: 11 }, { skipErrors: false, confirm: { deactivations: 11 } }), null],
    ['I20 another number typed', why({ deactivate: 11 }, { skipErrors: false, confirm: { deactivations: 12 } }), 'safeguard'],
    [
      'I20 a wrong number, though no safeguard is hit',
      why({ deactivate: 3 }, { skipErrors: false, confirm: { deactivations: 2 } }),
      'safeguard',
    ],
    ['I20 a right number, though no safeguard is hit', why({ deactivate: 3 }, { skipErrors: false, confirm: { deactivations: 3 } }), null],
  ])('%s', (_name, found, expected) => expect(found).toBe(expected))
})
