import { H, type Scenario, scenario, sheet } from './scenario'

/** I5 rows of one user, I6 the authorisation element. */
export const rowScenarios: Scenario[] = [
  scenario(
    'I5 one row is one authorisation; rows of the same user are gathered',
    {},
    sheet(H, '0001;10;HR;a;Berg;J.', '0001;20;HR;b;Bos;K.', '0002;10;HR;A;;'),
    {
      users: { create: 2 },
      rows: [3, 0, 0],
      grants: [3, 0, 0],
      after: { 'Demo.JBerg': { grants: ['0001/10', '0002/10'] }, 'Demo.KBos': { grants: ['0001/20'] } },
    },
  ),
  scenario(
    'I5 under "Gebruikerscode" different groups make the user an error, told on its first row',
    { settings: { identification: 'code' } },
    sheet(H, '0001;10;HR;a;Berg;J.', '0001;20;Leidinggevenden;a;Berg;J.', '0001;20;HR;b;Bos;K.'),
    { users: { create: 1, error: 1 }, rows: [2, 0, 1], grants: [1, 0, 0], remarks: ['2 Gebruiker_GebruikersGroep conflicting-rows'] },
  ),
  scenario(
    'I5 under "Gebruikerscode" groups that differ in case alone do not differ',
    { settings: { identification: 'code' } },
    sheet(H, '0001;10;HR;a;Berg;J.', '0001;20; hr;A;Berg;J.'),
    { users: { create: 1 }, rows: [2, 0, 0], grants: [2, 0, 0] },
  ),
  scenario(
    'I5 under "Gebruikersgroep en gebruikerscode" different groups are different users',
    {},
    sheet(H, '0001;10;HR;a;Berg;J.', '0001;20;Leidinggevenden;a;Berg;J.'),
    {
      users: { create: 2 },
      rows: [2, 0, 0],
      after: { 'Demo.JBerg': { group: 'HR', grants: ['0001/10'] }, 'Demo.JBerg2': { group: 'Leidinggevenden', grants: ['0001/20'] } },
    },
  ),
  scenario(
    'I5 under "Gebruikerscode" all rows of one code are one user, also when one of the groups is unknown',
    { settings: { identification: 'code' } },
    sheet(H, '0001;10;HR;a;Berg;J.', '0001;20;Niets;a;Berg;J.'),
    {
      users: { error: 1 },
      rows: [0, 0, 2],
      remarks: ['2 Gebruiker_GebruikersGroep conflicting-rows', '3 Gebruiker_GebruikersGroep unknown-group'],
    },
  ),
  ...(['groep-en-code', 'code'] as const).map((identification) =>
    scenario(
      `I5 under "${identification}" different personnel numbers make the user an error`,
      { settings: { identification } },
      sheet(`${H};Gebruiker_Personeelsnummer`, '0001;10;HR;a;;;000001', '0001;20;HR;a;;;', '0001;1001;HR;a;;;000002'),
      { users: { error: 1 }, rows: [2, 0, 1], remarks: ['2 Gebruiker_Personeelsnummer conflicting-rows'] },
    ),
  ),
  ...(['groep-en-code', 'code'] as const).map((identification) =>
    scenario(
      `I5 under "${identification}" different NetIds make the user an error; an empty one does not conflict`,
      { settings: { identification, ssoDomain: 'sso', mapping: { columns: { Gebruiker_NetId: 'NetId' } } } },
      sheet(`${H};NetId`, '0001;10;HR;a;Berg;J.;n1', '0001;20;HR;a;;;n2', '0001;10;HR;b;Bos;;', '0001;20;HR;b;;;n3', '0001;1001;HR;b;;;N3'),
      {
        users: { error: 1, create: 1 },
        rows: [4, 0, 1],
        remarks: ['2 Gebruiker_NetId conflicting-rows'],
        after: { 'Demo.Bos': { netId: 'n3' } },
      },
    ),
  ),
  scenario(
    'I5 other filled values that differ: a warning on the later row, the first filled value counts; empty never conflicts',
    {},
    sheet(
      `${H};Gebruiker_Rol;Gebruiker_Telefoonnummer;Gebruiker_Geslacht`,
      '0001;10;HR;a;;J.;;;M',
      '0001;20;HR;a;Berg;;Lezer;1;man',
      '0001;1001;HR;a;Bergen;J.;lezer;1;',
      '0002;10;HR;a;;K.;Schrijver;2;V',
    ),
    {
      users: { create: 1 },
      rows: [2, 2, 0],
      remarks: [
        '4 Gebruiker_Achternaam conflicting-rows?',
        '5 Gebruiker_Voorletters conflicting-rows?',
        '5 Gebruiker_Rol conflicting-rows?',
        '5 Gebruiker_Telefoonnummer conflicting-rows?',
        '5 Gebruiker_Geslacht conflicting-rows?',
      ],
      after: { 'Demo.JBerg': { role: 'Lezer', fields: { achternaam: 'Berg', voorletters: 'J.', telefoonnummer: '1', geslacht: 'M' } } },
    },
  ),
  scenario(
    'I5 values are compared as U6 says: e-mail ignoring case, names exactly',
    {},
    sheet(`${H};Gebruiker_Email`, '0001;10;HR;a;Berg;J.;A@x.nl', '0001;20;HR;a;BERG;J.;a@X.nl'),
    {
      users: { create: 1 },
      rows: [1, 1, 0],
      remarks: ['3 Gebruiker_Achternaam conflicting-rows?'],
      after: { 'Demo.JBerg': { fields: { email: 'A@x.nl' } } },
    },
  ),
  scenario(
    'I5 two users of the file with one NetId: netid-taken, both',
    { settings: { ssoDomain: 'sso', mapping: { columns: { Gebruiker_NetId: 'NetId' } } } },
    sheet(`${H};NetId`, '0001;10;HR;a;Berg;J.;n1', '0001;20;HR;b;Bos;J.;N1', '0001;20;HR;c;Vos;J.;n2'),
    { users: { error: 2, create: 1 }, rows: [1, 0, 2], remarks: ['2 Gebruiker_NetId netid-taken', '3 Gebruiker_NetId netid-taken'] },
  ),

  scenario(
    'I6 Werkgever needs Werkgevercode; filled columns that it does not use are a warning, once per column; empty ones are not',
    { settings: { element: 'werkgever' } },
    sheet(`${H};AutorisatieNiveau;Werknemer_Personeelsnummer`, '0001;weg;HR;a;Berg;J.;2;', ';10;HR;b;Bos;J.;;'),
    {
      users: { create: 1, error: 1 },
      rows: [1, 0, 1],
      grants: [1, 0, 0],
      remarks: ['- AfdelingCode unused-column?', '- AutorisatieNiveau unused-column?', '3 Werkgevercode missing-value'],
      after: { 'Demo.JBerg': { grants: ['0001'] } },
    },
  ),
  scenario(
    'I6 Afdeling needs Werkgevercode and AfdelingCode',
    {},
    sheet(`${H};Werknemer_Personeelsnummer`, '0001;;HR;a;Berg;J.;', ';10;HR;b;Bos;J.;', ';;HR;c;Vos;J.;1'),
    {
      users: { error: 3 },
      rows: [0, 0, 3],
      remarks: [
        '- Werknemer_Personeelsnummer unused-column?',
        '2 AfdelingCode missing-value',
        '3 Werkgevercode missing-value',
        '4 Werkgevercode missing-value',
        '4 AfdelingCode missing-value',
      ],
    },
  ),
  scenario(
    'I6 a department is known within its own employer only, an ended one not at all',
    {},
    sheet(H, '0002;20;HR;a;Berg;J.', '0001;90;HR;b;Bos;J.', '0002;30;HR;c;Vos;J.'),
    { users: { error: 2, create: 1 }, remarks: ['2 AfdelingCode unknown-department', '3 AfdelingCode unknown-department'] },
  ),
  scenario(
    'I6 AutorisatieNiveau is optional, by default 1, a whole number of at least 1',
    {},
    sheet(
      `${H};AutorisatieNiveau`,
      '0001;10;HR;a;Berg;J.;',
      '0001;20;HR;a;Berg;J.;3',
      '0001;1001;HR;a;Berg;J.;02',
      ...['0', '-1', '1.5', 'twee', '1,0', '+1'].map((depth, index) => `0001;10;HR;x${index};Bos;J.;${depth}`),
    ),
    {
      users: { create: 1, error: 6 },
      rows: [3, 0, 6],
      remarks: [5, 6, 7, 8, 9, 10].map((row) => `${row} AutorisatieNiveau invalid-level`),
      after: { 'Demo.JBerg': { grants: ['0001/10', '0001/20*3', '0001/1001*2'] } },
    },
  ),
  scenario(
    'I6 Werknemer needs Werkgevercode and Werknemer_Personeelsnummer, looked up at that employer',
    { settings: { element: 'werknemer' } },
    sheet(
      'Werkgevercode;Werknemer_Personeelsnummer;AfdelingCode;Gebruiker_GebruikersGroep;Gebruiker_Code;Gebruiker_Achternaam',
      '0001;000001;;HR;a;Berg',
      '0001;;;HR;b;Bos',
      '0001;000003;;HR;c;Vos',
      '0001;1;10;HR;d;Los',
      '0001;000009;;HR;e;Kos',
    ),
    {
      users: { create: 1, error: 4 },
      rows: [1, 0, 4],
      remarks: [
        '- AfdelingCode unused-column?',
        '3 Werknemer_Personeelsnummer missing-value',
        '4 Werknemer_Personeelsnummer unknown-employee',
        '5 Werknemer_Personeelsnummer unknown-employee',
        '6 Werknemer_Personeelsnummer unknown-employee',
      ],
      after: { 'Demo.Berg': { grants: ['0001#000001'] } },
    },
  ),
  scenario(
    'I6 the same authorisation twice counts once; at equal depth the later row loses',
    {},
    sheet(`${H};AutorisatieNiveau`, '0001;10;HR;a;Berg;J.;2', '0001;10;HR;a;Berg;J.;2', '0001;10;HR;b;Bos;J.;', '0001;10;HR;A;Berg;J.;2'),
    {
      users: { create: 2 },
      rows: [2, 2, 0],
      grants: [2, 0, 0],
      remarks: ['3 * duplicate-row?', '5 * duplicate-row?'],
      after: { 'Demo.JBerg': { grants: ['0001/10*2'] } },
    },
  ),
  scenario(
    'I6 for a department the larger depth counts, each losing row gets a warning',
    {},
    sheet(`${H};AutorisatieNiveau`, '0001;10;HR;a;Berg;J.;1', '0001;10;HR;a;Berg;J.;3', '0001;10;HR;a;Berg;J.;2', '0001;10;HR;a;Berg;J.;3'),
    {
      users: { create: 1 },
      rows: [1, 3, 0],
      grants: [1, 0, 0],
      remarks: ['2 * duplicate-row?', '4 * duplicate-row?', '5 * duplicate-row?'],
      after: { 'Demo.JBerg': { grants: ['0001/10*3'] } },
    },
  ),
  scenario(
    'I6 a row with an error takes no part in duplicates',
    {},
    sheet(`${H};AutorisatieNiveau;Gebruiker_Rol`, '0001;10;HR;a;Berg;J.;5;geen', '0001;10;HR;a;Berg;J.;1;', '0001;10;HR;a;Berg;J.;1;'),
    { users: { error: 1 }, rows: [1, 1, 1], remarks: ['2 Gebruiker_Rol unknown-role', '4 * duplicate-row?'] },
  ),
  scenario(
    'I6 the same employer or employee twice counts once',
    { settings: { element: 'werknemer' } },
    sheet(
      'Werkgevercode;Werknemer_Personeelsnummer;Gebruiker_GebruikersGroep;Gebruiker_Code;Gebruiker_Achternaam',
      '0001;000002;HR;a;Berg',
      '0002;000002;HR;a;Berg',
      '0001;000002;HR;a;Berg',
    ),
    { users: { create: 1 }, rows: [2, 1, 0], grants: [2, 0, 0], remarks: ['4 * duplicate-row?'] },
  ),
  scenario(
    'I6 e-mail addresses and gender have a form',
    {},
    sheet(
      `${H};Gebruiker_Email;Gebruiker_Email2;Gebruiker_Geslacht`,
      '0001;10;HR;a;Berg;J.;a@b;;',
      '0001;10;HR;b;Berg;J.;a b@c.nl;;',
      '0001;10;HR;c;Berg;J.;;a@@b.nl;',
      '0001;10;HR;d;Berg;J.;;;Z',
      '0001;10;HR;e;Berg;J.;e@b.nl;e2@b.nl;x',
    ),
    {
      users: { create: 1, error: 4 },
      rows: [1, 0, 4],
      remarks: [
        '2 Gebruiker_Email invalid-email',
        '3 Gebruiker_Email invalid-email',
        '4 Gebruiker_Email2 invalid-email',
        '5 Gebruiker_Geslacht invalid-gender',
      ],
      after: { 'Demo.JBerg': { code: 'e', fields: { email: 'e@b.nl', email2: 'e2@b.nl', geslacht: 'X' } } },
    },
  ),
]
