import type { CommitOptions, Reason } from '../outcome'
import type { Settings, User } from '../world'
import { H, type Scenario, scenario, sheet, user } from './scenario'

type Safeguards = Settings['safeguards']
const limits = (given: Partial<Safeguards>): Safeguards => ({
  maxDeactivated: null,
  maxMoved: null,
  maxLosses: null,
  maxErrorRows: null,
  ...given,
})
const crowd = (count: number, given: Partial<User> = {}): User[] =>
  Array.from({ length: count }, (_, index) => ({ ...user({ login: `u${index}`, grants: ['0001/10'] }), ...given }))
const lines = (users: User[], employer = '0001', group = 'HR') => users.map(({ login }) => `${employer};10;${group};${login};${login};`)

/** Of `active` users in the account's groups `gone` are not delivered. */
const deactivating = (active: number, gone: number, safeguards: Partial<Safeguards>, commits: [CommitOptions, Reason | null][]) => {
  const users = crowd(active)
  return scenario(
    `I20 deactivated ${gone} of ${active}, limit ${safeguards.maxDeactivated ?? 'default'}`,
    { users, settings: { template: 'volledig', safeguards: limits(safeguards) } },
    sheet(H, ...lines(users.slice(gone)), ...(gone === active ? ['0001;10;HR;nieuw;Nieuw;'] : [])),
    { users: { unchanged: active - gone, deactivate: gone, create: gone === active ? 1 : 0 }, commits },
  )
}

/** Of `active` users `moved` go to the other group. */
const moving = (active: number, moved: number, safeguards: Partial<Safeguards>, commits: [CommitOptions, Reason | null][]) => {
  const users = crowd(active)
  return scenario(
    `I20 moved ${moved} of ${active}, limit ${safeguards.maxMoved ?? 'default'}`,
    { users, settings: { identification: 'code', safeguards: limits(safeguards) } },
    sheet(H, ...lines(users.slice(0, moved), '0001', 'Leidinggevenden')),
    { users: { move: moved }, commits },
  )
}

/** Of `active` users `losing` get another grant instead of their own. */
const losing = (active: number, losers: number, safeguards: Partial<Safeguards>, commits: [CommitOptions, Reason | null][]) => {
  const users = crowd(active)
  return scenario(
    `I20 losing a grant ${losers} of ${active}, limit ${safeguards.maxLosses ?? 'default'}`,
    { users, settings: { safeguards: limits(safeguards) } },
    sheet(H, ...lines(users.slice(0, losers), '0002')),
    { users: { update: losers }, grants: [losers, losers, 0], commits },
  )
}

const erring = (rows: number, errors: number, safeguards: Partial<Safeguards>, commits: [CommitOptions, Reason | null][]) =>
  scenario(
    `I20 rows with errors ${errors} of ${rows}, limit ${safeguards.maxErrorRows ?? 'default'}`,
    { settings: { safeguards: limits(safeguards) } },
    sheet(H, ...Array.from({ length: rows }, (_, index) => `0001;${index < errors ? 'weg' : '10'};HR;a${index};Berg;`)),
    {
      users: { error: errors, create: rows - errors },
      rows: [rows - errors, 0, errors],
      remarks: Array.from({ length: errors }, (_, index) => `${index + 2} AfdelingCode unknown-department`),
      commits,
    },
  )

/** I19 errors, I20 safeguards. */
export const safeguardScenarios: Scenario[] = [
  deactivating(100, 10, {}, [[{}, null]]),
  deactivating(100, 11, {}, [
    [{}, 'safeguard'],
    [{ confirmDeactivations: 10 }, 'safeguard'],
    [{ confirmDeactivations: 11 }, null],
  ]),
  deactivating(110, 11, {}, [[{}, null]]),
  deactivating(109, 11, {}, [[{}, 'safeguard']]),
  deactivating(21, 10, {}, [[{}, null]]),
  deactivating(20, 10, {}, [
    [{}, 'safeguard'],
    [{ confirmDeactivations: 10 }, null],
  ]),
  deactivating(3, 1, {}, [[{}, null]]),
  deactivating(2, 1, {}, [[{}, 'safeguard']]),
  deactivating(1, 1, {}, [
    [{}, 'safeguard'],
    [{ confirmDeactivations: 1 }, null],
  ]),
  deactivating(30, 2, { maxDeactivated: '2' }, [[{}, null]]),
  deactivating(30, 3, { maxDeactivated: '2' }, [[{}, 'safeguard']]),
  deactivating(4, 3, { maxDeactivated: '3' }, [[{}, null]]),
  deactivating(20, 1, { maxDeactivated: '5%' }, [[{}, null]]),
  deactivating(19, 1, { maxDeactivated: '5%' }, [[{}, 'safeguard']]),
  deactivating(5, 1, { maxDeactivated: '0' }, [[{}, 'safeguard']]),
  deactivating(4, 4, { maxDeactivated: '100%' }, [[{}, null]]),
  deactivating(4, 4, { maxDeactivated: 'off' }, [
    [{}, null],
    [{ confirmDeactivations: 3 }, 'safeguard'],
    [{ confirmDeactivations: 4 }, null],
  ]),
  deactivating(5, 0, { maxDeactivated: '0' }, [
    [{}, null],
    [{ confirmDeactivations: 0, confirmMoves: 0, confirmLosses: 0 }, null],
    [{ confirmDeactivations: 1 }, 'safeguard'],
    [{ confirmMoves: 1 }, 'safeguard'],
    [{ confirmLosses: 1 }, 'safeguard'],
  ]),
  moving(21, 10, {}, [[{}, null]]),
  moving(22, 11, {}, [
    [{}, 'safeguard'],
    [{ confirmMoves: 11 }, null],
    [{ confirmDeactivations: 11 }, 'safeguard'],
  ]),
  moving(10, 2, { maxMoved: '1' }, [[{}, 'safeguard']]),
  moving(10, 1, { maxMoved: '10%' }, [[{}, null]]),
  moving(10, 10, { maxMoved: 'off' }, [[{}, null]]),
  losing(21, 10, {}, [[{}, null]]),
  losing(22, 11, {}, [
    [{}, 'safeguard'],
    [{ confirmLosses: 11 }, null],
  ]),
  losing(10, 2, { maxLosses: '1' }, [[{}, 'safeguard']]),
  losing(10, 10, { maxLosses: 'off' }, [[{}, null]]),
  scenario(
    'I20 losing a grant counts users, not grants, and not those deactivated; a larger depth is no loss, a smaller one is',
    {
      users: [
        user({ login: 'a', grants: ['0001/10', '0001/20', '0002'] }),
        user({ login: 'b', grants: ['0001/10*2'] }),
        user({ login: 'c', grants: ['0001/10*2'] }),
        user({ login: 'd', grants: ['0001/10'] }),
        user({ login: 'e', status: 'deactivated', grants: ['0001/20'] }),
        user({ login: 'f', grants: ['0003'] }),
      ],
      settings: { template: 'volledig', scope: { kind: 'employers', codes: ['0001', '0002'] }, safeguards: limits({ maxLosses: '3' }) },
    },
    sheet(`${H};AutorisatieNiveau`, '0001;10;HR;a;a;;', '0001;10;HR;b;b;;3', '0001;10;HR;c;c;;1', '0001;10;HR;e;e;;', '0001;10;HR;f;f;;'),
    {
      users: { update: 4, reactivate: 1, deactivate: 1 },
      grants: [4, 6, 1],
      commits: [
        [{}, null],
        [{ confirmLosses: 3, confirmDeactivations: 1 }, null],
        [{ confirmLosses: 2 }, 'safeguard'],
      ],
    },
  ),
  scenario(
    'I20 the percentages are of the active users in the account’s groups, whatever their level',
    {
      users: [
        ...crowd(2),
        user({ login: 'm', level: 'admin', group: 'Leidinggevenden' }),
        user({ login: 'weg', status: 'deactivated' }),
        user({ login: 'elders', group: 'Directie' }),
      ],
      settings: { template: 'volledig' },
    },
    sheet(H, ...lines(crowd(1))),
    { users: { unchanged: 1, deactivate: 1, protected: 1 }, commits: [[{}, null]] },
  ),
  scenario(
    'I20 users moved into groups without active users are beyond the safeguard',
    { users: crowd(1, { group: null }), settings: { identification: 'code' } },
    sheet(H, ...lines(crowd(1))),
    {
      users: { move: 1 },
      commits: [
        [{}, 'safeguard'],
        [{ confirmMoves: 1 }, null],
      ],
    },
  ),
  erring(10, 1, {}, [
    [{}, 'errors'],
    [{ skipErrors: true }, null],
  ]),
  erring(19, 2, {}, [
    [{}, 'errors'],
    [{ skipErrors: true }, 'safeguard'],
  ]),
  erring(4, 1, { maxErrorRows: '25%' }, [[{ skipErrors: true }, null]]),
  erring(4, 2, { maxErrorRows: '25%' }, [[{ skipErrors: true }, 'safeguard']]),
  erring(3, 2, { maxErrorRows: 'off' }, [
    [{}, 'errors'],
    [{ skipErrors: true }, null],
  ]),
  ...(['standaard', 'volledig'] as const).map((template) =>
    scenario(
      `I20 an empty file never deactivates anyone (${template})`,
      { users: crowd(3), settings: { template, safeguards: limits({ maxDeactivated: 'off' }) } },
      sheet(`${H};Extra`),
      { users: {}, rows: [0, 0, 0], grants: [0, 0, 0], remarks: ['- Extra unknown-column?'], commits: [[{ skipErrors: true }, 'empty']] },
    ),
  ),
]
