import { H, type Scenario, scenario, sheet, user } from './scenario'

const full = { template: 'volledig' as const }
const crowd = (count: number) => Array.from({ length: count }, (_, index) => user({ login: `u${index}` }))

/** I7, I8 the two templates, I9 reactivation, I10 protection. */
export const templateScenarios: Scenario[] = [
  scenario(
    'I7 users not yet known are created: active, level User, default role, the code as delivered',
    {},
    sheet(H, '0001;10;hr;A@x.nl;Berg;J.P.'),
    {
      users: { create: 1 },
      grants: [1, 0, 0],
      after: {
        'Demo.JPBerg': {
          code: 'A@x.nl',
          level: 'user',
          status: 'active',
          group: 'HR',
          role: 'Rol wordt beheerd in klassiek beheer',
          netId: null,
          validUntil: null,
          grants: ['0001/10'],
        },
      },
    },
  ),
  scenario(
    'I7 own grants of delivered users become exactly those in the file, whatever their element',
    { users: [user({ login: 'a', grants: ['0001', '0001/10', '0001/20', '0002#000002', '0001/1001*2'] })] },
    sheet(`${H};AutorisatieNiveau`, '0001;10;HR;a;a;;', '0001;1001;HR;a;a;;3', '0002;30;HR;a;a;;'),
    {
      users: { update: 1 },
      grants: [2, 4, 1],
      after: { a: { grants: ['0001/10', '0001/1001*3', '0002/30'] } },
    },
  ),
  scenario(
    'I7 grants on employers outside the scope are neither withdrawn nor counted',
    {
      users: [user({ login: 'a', grants: ['0001/10', '0001/20', '0003', '0003/10*2', '0003#000003'] })],
      settings: { scope: { kind: 'groups', names: ['noord'] } },
    },
    sheet(H, '0001;10;HR;a;a;'),
    { users: { update: 1 }, grants: [0, 1, 1], after: { a: { grants: ['0001/10', '0003', '0003/10*2', '0003#000003'] } } },
  ),
  scenario(
    'I7 U5 grants on what has ended stay recorded: neither withdrawn nor counted',
    {
      users: [
        user({ login: 'a', grants: ['0001/10', '0001/90', '0099', '0099/10', '0001#000009'] }),
        user({ login: 'b', grants: ['0099', '0001'] }),
      ],
      settings: full,
    },
    sheet(H, '0001;10;HR;a;a;'),
    {
      users: { unchanged: 1, deactivate: 1 },
      grants: [0, 1, 1],
      after: { a: { grants: ['0001/10', '0001/90', '0099', '0099/10', '0001#000009'] }, b: { status: 'deactivated', grants: ['0099'] } },
    },
  ),
  scenario(
    'I7 users not delivered are left alone',
    { users: [user({ login: 'a', grants: ['0001/10'] }), user({ login: 'b', grants: ['0001/10'] })] },
    sheet(H, '0001;10;HR;a;a;'),
    { users: { unchanged: 1 }, grants: [0, 0, 1], after: { b: { status: 'active', grants: ['0001/10'] } } },
  ),
  scenario(
    'I8 the full template deactivates active users of the groups that are not delivered and withdraws their own grants within the scope',
    {
      users: [
        user({ login: 'a', grants: ['0001/10'] }),
        user({ login: 'b', grants: ['0001/10', '0003/10'] }),
        user({ login: 'c', status: 'deactivated', grants: ['0001/20'] }),
        user({ login: 'd', group: 'Directie' }),
        user({ login: 'e', group: null }),
        user({ login: 'f', code: null, group: 'Leidinggevenden' }),
      ],
      settings: {
        ...full,
        scope: { kind: 'employers', codes: ['0001', '0002'] },
        safeguards: { maxDeactivated: 'off', maxMoved: null, maxLosses: null, maxErrorRows: null },
      },
    },
    sheet(H, '0001;10;HR;a;a;'),
    {
      users: { unchanged: 1, deactivate: 2 },
      grants: [0, 1, 1],
      rows: [1, 0, 0],
      commits: [[{}, null]],
      after: {
        b: { status: 'deactivated', group: 'HR', grants: ['0003/10'] },
        c: { status: 'deactivated', grants: ['0001/20'] },
        d: { status: 'active' },
        e: { status: 'active' },
        f: { status: 'deactivated' },
      },
    },
  ),
  scenario(
    'I8 a user whose rows hold an error counts as delivered',
    { users: [user({ login: 'a', grants: ['0001/10'] }), user({ login: 'b' })], settings: full },
    sheet(H, '0001;weg;HR;a;a;', '0001;10;HR;b;b;'),
    {
      users: { error: 1, update: 1 },
      rows: [1, 0, 1],
      remarks: ['2 AfdelingCode unknown-department'],
      after: { a: { status: 'active', grants: ['0001/10'] } },
    },
  ),
  scenario(
    'I8 under "Gebruikersgroep en gebruikerscode" the same code in another group was not delivered',
    { users: [user({ login: 'a', code: 'x' })], settings: full },
    sheet(H, '0001;10;Leidinggevenden;x;Berg;J.'),
    { users: { create: 1, deactivate: 1 }, after: { a: { status: 'deactivated' } } },
  ),
  scenario(
    'I8 under "Gebruikerscode" a user whose group is unknown was delivered, and so were all users with an ambiguous code',
    {
      users: [
        user({ login: 'a' }),
        user({ login: 'b1', code: 'b' }),
        user({ login: 'b2', code: 'B', group: 'Leidinggevenden' }),
        ...crowd(1),
      ],
      settings: { ...full, identification: 'code' },
    },
    sheet(H, '0001;10;Niets;a;a;', '0001;10;HR;b;b;', '0001;10;HR;c;c;'),
    {
      users: { error: 2, create: 1, deactivate: 1 },
      remarks: ['2 Gebruiker_GebruikersGroep unknown-group', '3 Gebruiker_Code ambiguous-code'],
      after: { a: { status: 'active' }, b1: { status: 'active' }, b2: { status: 'active' }, u0: { status: 'deactivated' } },
    },
  ),
  scenario(
    'I8 active means status active, whatever the validity; no import changes validity; an ended one of a delivered user is a warning',
    {
      users: [
        user({ login: 'a', validUntil: '2025-06-14', grants: ['0001/10'] }),
        user({ login: 'b', validUntil: '2025-06-15', grants: ['0001/10'] }),
        user({ login: 'c', validUntil: '2024-01-01' }),
        user({ login: 'd', validFrom: '2030-01-01', grants: ['0001/10'] }),
      ],
      settings: full,
    },
    sheet(H, '0001;10;HR;a;a;', '0001;10;HR;b;b;', '0001;10;HR;d;d;'),
    {
      users: { unchanged: 3, deactivate: 1 },
      rows: [2, 1, 0],
      remarks: ['2 * validity-ended?'],
      after: { a: { validUntil: '2025-06-14' }, c: { status: 'deactivated', validUntil: '2024-01-01' } },
    },
  ),
  scenario(
    'I8 a group of an account with the full template belongs to no other account',
    {
      settings: { ...full, groups: ['HR', 'Leidinggevenden'] },
      world: { otherAccounts: [{ code: 'ander', groups: ['Directie', 'Leidinggevenden'] }] },
    },
    sheet(H, '0001;10;HR;a;Berg;J.'),
    {
      users: { create: 1 },
      commits: [
        [{}, 'shared-group'],
        [{ skipErrors: true }, 'shared-group'],
      ],
    },
  ),
  scenario(
    'I8 under the standard template a group may belong to several accounts',
    { world: { otherAccounts: [{ code: 'ander', groups: ['HR'] }] } },
    sheet(H, '0001;10;HR;a;Berg;J.'),
    { users: { create: 1 }, commits: [[{}, null]] },
  ),
  ...(['standaard', 'volledig'] as const).map((template) =>
    scenario(
      `I9 deactivated users who are delivered again are reactivated and re-granted (${template})`,
      { users: [user({ login: 'a', status: 'deactivated', grants: ['0001/20', '0001/10'] })], settings: { template } },
      sheet(H, '0001;10;HR;a;a;', '0002;10;HR;a;a;'),
      { users: { reactivate: 1 }, grants: [1, 1, 1], after: { a: { status: 'active', grants: ['0001/10', '0002/10'] } } },
    ),
  ),
  scenario(
    'I9 reactivation comes before move: a deactivated user in another group counts once',
    { users: [user({ login: 'a', status: 'deactivated' })], settings: { identification: 'code' } },
    sheet(H, '0001;10;Leidinggevenden;a;a;'),
    { users: { reactivate: 1 }, after: { a: { status: 'active', group: 'Leidinggevenden' } } },
  ),
  scenario(
    'I10 never deactivated: Admin, System, the user behind an API client that is not revoked, the person running the import',
    {
      world: { actor: 'zelf' },
      users: [
        user({ login: 'admin', level: 'admin', grants: ['0001'] }),
        user({ login: 'system', level: 'system' }),
        user({ login: 'open', apiClient: 'open', grants: ['0001'] }),
        user({ login: 'geschorst', apiClient: 'suspended' }),
        user({ login: 'ingetrokken', apiClient: 'revoked', grants: ['0001'] }),
        user({ login: 'zelf', grants: ['0001'] }),
        user({ login: 'rest', grants: ['0001'] }),
      ],
      settings: full,
    },
    sheet(H, '0001;10;HR;nieuw;Berg;J.'),
    {
      users: { create: 1, protected: 5, deactivate: 2 },
      grants: [1, 2, 0],
      after: {
        admin: { status: 'active', grants: ['0001'] },
        system: { status: 'active' },
        open: { status: 'active', grants: ['0001'] },
        geschorst: { status: 'active' },
        zelf: { status: 'active', grants: ['0001'] },
        ingetrokken: { status: 'deactivated', grants: [] },
        rest: { status: 'deactivated', grants: [] },
      },
    },
  ),
  scenario(
    'I10 a user behind such a client who is delivered with another grant, group or as a reactivation is an error',
    {
      users: [
        user({ login: 'a', apiClient: 'open', grants: ['0001/10'] }),
        user({ login: 'b', apiClient: 'suspended', grants: ['0001/10', '0001/20'] }),
        user({ login: 'c', apiClient: 'open', grants: ['0001/10'] }),
        user({ login: 'd', apiClient: 'suspended', status: 'deactivated', grants: ['0001/10'] }),
        user({ login: 'e', apiClient: 'open', grants: ['0001/10*2'] }),
        user({ login: 'f', apiClient: 'revoked', grants: [] }),
      ],
      settings: { ...full, identification: 'code' },
    },
    sheet(H, '0001;20;HR;a;a;', '0001;10;HR;b;b;', '0001;10;Leidinggevenden;c;c;', '0001;10;HR;d;d;', '0001;10;HR;e;e;', '0001;10;HR;f;f;'),
    {
      users: { error: 5, update: 1 },
      rows: [1, 0, 5],
      grants: [1, 0, 0],
      remarks: [2, 3, 4, 5, 6].map((row) => `${row} * protected-user`),
      after: { a: { grants: ['0001/10'] }, c: { group: 'HR' }, d: { status: 'deactivated' }, f: { grants: ['0001/10'] } },
    },
  ),
  scenario(
    'I10 other changes of such a user go through: fields and role',
    {
      users: [user({ login: 'a', apiClient: 'open', grants: ['0001/10', '0003/10'] })],
      settings: { scope: { kind: 'employers', codes: ['0001'] } },
    },
    sheet(`${H};Gebruiker_Rol`, '0001;10;HR;a;Berg;J.;Lezer'),
    {
      users: { update: 1 },
      grants: [0, 0, 1],
      after: { a: { role: 'Lezer', fields: { achternaam: 'Berg', voorletters: 'J.' }, grants: ['0001/10', '0003/10'] } },
    },
  ),
  scenario(
    'I10 a row that meets a user of a higher level is an error; such a user keeps everything',
    {
      users: [
        user({ login: 'baas', level: 'admin', grants: ['0002'] }),
        user({ login: 'demo.01', level: 'system', status: 'deactivated', group: 'Leidinggevenden' }),
      ],
    },
    sheet(H, '0001;10;HR;baas;Berg;J.', '0001;10;Leidinggevenden;DEMO.01;Berg;J.'),
    {
      users: { error: 2 },
      rows: [0, 0, 2],
      remarks: ['2 * higher-level-user', '3 * higher-level-user'],
      after: { baas: { level: 'admin', grants: ['0002'] }, 'demo.01': { status: 'deactivated' } },
    },
  ),
  scenario(
    'I10 the person running the import may be delivered with changes',
    { world: { actor: 'zelf' }, users: [user({ login: 'zelf', grants: ['0001/10'] })], settings: full },
    sheet(H, '0001;20;HR;zelf;zelf;'),
    { users: { update: 1 }, grants: [1, 1, 0], after: { zelf: { grants: ['0001/20'] } } },
  ),
]
