import { DEFAULT_ROLE, H, type Scenario, scenario, sheet, user } from './scenario'

/** I11 group, scope, role and code; I13 identification; I17 NetId. */
export const identityScenarios: Scenario[] = [
  scenario(
    'I11 the group is required, must exist, and must be one of the account',
    {},
    sheet(
      H,
      '0001;10;;a;Berg;J.',
      '0001;10;Niets;b;Berg;J.',
      '0001;10;directie;c;Berg;J.',
      '0001;20;Directie;c;Berg;J.',
      '0001;10;leidinggevenden;d;Berg;J.',
    ),
    {
      users: { error: 2, create: 1 },
      rows: [1, 0, 4],
      remarks: [
        '2 Gebruiker_GebruikersGroep missing-value',
        '3 Gebruiker_GebruikersGroep unknown-group',
        '4 Gebruiker_GebruikersGroep group-not-allowed',
        '5 Gebruiker_GebruikersGroep group-not-allowed',
      ],
      after: { 'Demo.JBerg': { group: 'Leidinggevenden' } },
    },
  ),
  scenario(
    'I11 a user whose group is unknown counts in users.error; rows that name another group belong to another user',
    {},
    sheet(H, '0001;10;HRR;a;Berg;J.', '0001;10;HR;a;Berg;J.'),
    { users: { error: 1, create: 1 }, rows: [1, 0, 1], remarks: ['2 Gebruiker_GebruikersGroep unknown-group'] },
  ),
  scenario(
    'I11 Werkgevercode must exist and lie in the scope: all employers',
    { settings: { element: 'werkgever' } },
    sheet(H, '0012;;HR;a;Berg;J.', '12;;HR;b;Berg;J.', '0099;;HR;c;Berg;J.'),
    { users: { create: 1, error: 2 }, remarks: ['3 Werkgevercode unknown-employer', '4 Werkgevercode unknown-employer'] },
  ),
  scenario(
    'I11 Werkgevercode must lie in the scope: employer groups',
    { settings: { scope: { kind: 'groups', names: ['Midden'] } } },
    sheet(H, '0002;10;HR;a;Berg;J.', '0003;10;HR;a;Berg;J.', '0001;10;HR;b;Berg;J.', '0001;weg;HR;c;Berg;J.', '0012;10;HR;d;Berg;J.'),
    {
      users: { create: 1, error: 3 },
      rows: [2, 0, 3],
      remarks: ['4 Werkgevercode employer-out-of-scope', '5 Werkgevercode employer-out-of-scope', '6 Werkgevercode employer-out-of-scope'],
    },
  ),
  scenario(
    'I11 Werkgevercode must lie in the scope: named employers',
    { settings: { scope: { kind: 'employers', codes: ['0012', '0099'] } } },
    sheet(H, '0012;10;HR;a;Berg;J.', '0001;10;HR;b;Berg;J.', '0099;10;HR;c;Berg;J.'),
    { users: { create: 1, error: 2 }, remarks: ['3 Werkgevercode employer-out-of-scope', '4 Werkgevercode unknown-employer'] },
  ),
  scenario(
    'I11 role: column absent → the default on creation, kept otherwise',
    { users: [user({ login: 'a', role: 'Lezer', grants: ['0001/10'] })] },
    sheet(H, '0001;10;HR;a;a;', '0001;10;HR;b;Berg;J.'),
    { users: { unchanged: 1, create: 1 }, after: { a: { role: 'Lezer' }, 'Demo.JBerg': { role: DEFAULT_ROLE } } },
  ),
  scenario(
    'I11 role: empty → the default; filled ignoring case; unknown → error on its row',
    { users: [user({ login: 'a', role: 'Lezer', grants: ['0001/10'] }), user({ login: 'b', role: null, grants: ['0001/10'] })] },
    sheet(
      `${H};Gebruiker_Rol`,
      '0001;10;HR;a;a;;',
      '0001;10;HR;b;b;;SCHRIJVER',
      '0001;10;HR;c;Berg;J.;',
      '0001;10;HR;d;Berg;J.;',
      '0001;10;HR;d;Berg;J.;geen',
    ),
    {
      users: { update: 2, create: 1, error: 1 },
      rows: [4, 0, 1],
      remarks: ['6 Gebruiker_Rol unknown-role'],
      after: { a: { role: DEFAULT_ROLE }, b: { role: 'Schrijver' }, 'Demo.JBerg': { code: 'c', role: DEFAULT_ROLE } },
    },
  ),
  scenario(
    'I11 Gebruiker_Code empty → the row’s own Gebruiker_Email; both empty → error',
    {},
    sheet(`${H};Gebruiker_Email`, '0001;10;HR;;Berg;J.;a@x.nl', '0001;20;HR;A@x.nl;Berg;J.;', '0001;10;HR;;Berg;J.;'),
    {
      users: { create: 1 },
      rows: [2, 0, 1],
      remarks: ['4 Gebruiker_Code missing-value'],
      after: { 'Demo.JBerg': { code: 'a@x.nl', grants: ['0001/10', '0001/20'], fields: { email: 'a@x.nl' } } },
      commits: [
        [{}, 'errors'],
        [{ skipErrors: true }, 'safeguard'],
      ],
    },
  ),
  scenario(
    'I11 without the column Gebruiker_Code the e-mail is the code, never the employee’s',
    {},
    sheet(
      'Werkgevercode;AfdelingCode;Gebruiker_GebruikersGroep;Gebruiker_Personeelsnummer;Gebruiker_Email',
      '0001;10;HR;000001;',
      '0001;10;HR;000001;eigen@x.nl',
    ),
    {
      users: { create: 1 },
      rows: [1, 0, 1],
      remarks: ['2 Gebruiker_Code missing-value'],
      after: { 'Demo.JPBerg': { code: 'eigen@x.nl', fields: { email: 'jan@werk.example' } } },
    },
  ),
  scenario(
    'I11 a row whose user cannot be determined counts in rows.error and in no users count; other remarks of the row are told too',
    {},
    sheet(H, '9999;10;;a;Berg;J.', '0001;10;;;Berg;J.', '0001;10;HR;b;Bos;J.'),
    {
      users: { create: 1 },
      rows: [1, 0, 2],
      remarks: [
        '2 Werkgevercode unknown-employer',
        '2 Gebruiker_GebruikersGroep missing-value',
        '3 Gebruiker_GebruikersGroep missing-value',
        '3 Gebruiker_Code missing-value',
      ],
    },
  ),
  scenario(
    'I11 with the full template a file with undetermined rows never commits, --skip-errors included',
    { settings: { template: 'volledig', safeguards: { maxDeactivated: 'off', maxMoved: 'off', maxLosses: 'off', maxErrorRows: 'off' } } },
    sheet(H, '0001;10;HR;;Berg;J.', '0001;10;HR;b;Bos;J.'),
    {
      users: { create: 1 },
      rows: [1, 0, 1],
      remarks: ['2 Gebruiker_Code missing-value'],
      commits: [
        [{}, 'undetermined-rows'],
        [{ skipErrors: true }, 'undetermined-rows'],
      ],
    },
  ),
  scenario(
    'I11 P5 a code that holds a spreadsheet error is nobody’s, and the e-mail does not take its place: with the full template nothing is committed',
    {
      users: [user({ login: 'a', code: 'a', grants: ['0001/10'] }), user({ login: 'b', code: 'b', grants: ['0001/10'] })],
      settings: { template: 'volledig', safeguards: { maxDeactivated: 'off', maxMoved: 'off', maxLosses: 'off', maxErrorRows: 'off' } },
    },
    sheet(`${H};Gebruiker_Email`, '0001;10;HR;#N/A;a;;a@x.nl', '0001;10;HR;b;b;;'),
    {
      users: { unchanged: 1, deactivate: 1 },
      rows: [1, 0, 1],
      grants: [0, 1, 1],
      remarks: ['2 Gebruiker_Code cell-error'],
      commits: [
        [{}, 'undetermined-rows'],
        [{ skipErrors: true, confirmDeactivations: 1 }, 'undetermined-rows'],
      ],
    },
  ),

  scenario(
    'I13 "Gebruikersgroep en gebruikerscode": the same code in another group is another user',
    { users: [user({ login: 'a', code: 'x', grants: ['0001/10'] })] },
    sheet(H, '0001;10;Leidinggevenden;X;Berg;J.'),
    { users: { create: 1 }, after: { a: { group: 'HR', grants: ['0001/10'] }, 'Demo.JBerg': { code: 'X', group: 'Leidinggevenden' } } },
  ),
  scenario(
    'I13 "Gebruikerscode": the same code in another group moves the existing user',
    { users: [user({ login: 'a', code: 'x', grants: ['0001/10'] })], settings: { identification: 'code' } },
    sheet(H, '0001;10;Leidinggevenden;X;Berg;J.'),
    { users: { move: 1 }, grants: [0, 0, 1], after: { a: { group: 'Leidinggevenden', code: 'x', fields: { achternaam: 'Berg' } } } },
  ),
  scenario(
    'I13 a move is refused when the present group is not one of the account; a user in no group may be moved in',
    { users: [user({ login: 'a', group: 'Directie' }), user({ login: 'b', group: null })], settings: { identification: 'code' } },
    sheet(H, '0001;10;HR;a;Berg;J.', '0001;10;HR;b;Berg;J.'),
    {
      users: { error: 1, move: 1 },
      rows: [1, 0, 1],
      remarks: ['2 Gebruiker_GebruikersGroep move-not-allowed'],
      after: { a: { group: 'Directie' }, b: { group: 'HR' } },
    },
  ),
  scenario(
    'I13 a user in no group is not found by group and code',
    { users: [user({ login: 'b', group: null })] },
    sheet(H, '0001;10;HR;b;Berg;J.'),
    { users: { create: 1 }, after: { b: { group: null } } },
  ),
  scenario(
    'I13 "Gebruikerscode": a code found in several groups is an error, no group counting as one, deactivated users too',
    {
      users: [
        user({ login: 'a1', code: 'a' }),
        user({ login: 'a2', code: 'A', group: 'Directie', status: 'deactivated' }),
        user({ login: 'b1', code: 'b', group: null }),
        user({ login: 'b2', code: 'b' }),
      ],
      settings: { identification: 'code' },
    },
    sheet(H, '0001;10;HR;a;Berg;J.', '0001;10;HR;b;Berg;J.'),
    { users: { error: 2 }, rows: [0, 0, 2], remarks: ['2 * ambiguous-code', '3 * ambiguous-code'] },
  ),
  scenario(
    'I13 codes are looked up among all users, deactivated ones included',
    { users: [user({ login: 'a', status: 'deactivated', group: 'Leidinggevenden' })], settings: { identification: 'code' } },
    sheet(H, '0001;10;Leidinggevenden;a;a;'),
    { users: { reactivate: 1 } },
  ),

  scenario(
    'I17 the NetId comes with the domain of the account; an empty one keeps what is there',
    {
      users: [
        user({ login: 'b', netId: 'oud', ssoDomain: 'sso', grants: ['0001/10'] }),
        user({ login: 'c', netId: 'oud2', ssoDomain: 'sso', grants: ['0001/10'] }),
      ],
      settings: { ssoDomain: 'sso', mapping: { columns: { Gebruiker_NetId: 'NetId' } } },
    },
    sheet(`${H};NetId`, '0001;10;HR;a;Berg;J.;n1', '0001;10;HR;b;b;;', '0001;10;HR;c;c;;nieuw'),
    {
      users: { create: 1, unchanged: 1, update: 1 },
      after: {
        'Demo.JBerg': { netId: 'n1', ssoDomain: 'sso' },
        b: { netId: 'oud', ssoDomain: 'sso' },
        c: { netId: 'nieuw', ssoDomain: 'sso' },
      },
    },
  ),
  scenario(
    'I17 U1 NetId and domain are unique together: taken by another user, whatever its status or group',
    {
      users: [
        user({ login: 'x', netId: 'N1', ssoDomain: 'SSO', group: 'Directie', status: 'deactivated' }),
        user({ login: 'y', netId: 'n2', ssoDomain: 'elders' }),
        user({ login: 'c', netId: 'n3', ssoDomain: 'sso', grants: ['0001/10'] }),
      ],
      settings: { ssoDomain: 'sso', mapping: { columns: { Gebruiker_NetId: 'NetId' } } },
    },
    sheet(`${H};NetId`, '0001;10;HR;a;Berg;J.;n1', '0001;10;HR;b;Bos;;n2', '0001;10;HR;c;c;;n3'),
    {
      users: { error: 1, create: 1, unchanged: 1 },
      rows: [2, 0, 1],
      remarks: ['2 Gebruiker_NetId netid-taken'],
      after: { 'Demo.Bos': { netId: 'n2', ssoDomain: 'sso' } },
    },
  ),
]
