import { H, type Scenario, scenario, sheet, user } from './scenario'

const SECOND =
  'Gebruikersgroep;Gebruikercode;Inlognaam;Achternaam;Tussenvoegsels;Voorletters;Roepnaam;Geslacht;Emailadres;Telefoonnummer;Personeelsnummer;WerkgeverCode'

/** I3 names of columns, I4 mapping, I16 ignored columns, and how a cell becomes a value. */
export const columnScenarios: Scenario[] = [
  scenario(
    'I3 column names match ignoring case, spaces, underscores and order',
    {},
    sheet(' gebruiker achternaam ;GEBRUIKER_CODE;gebruiker gebruikers groep;Afdeling_Code;WERKGEVER CODE', 'Berg;a@x.nl;HR;10;0001'),
    {
      users: { create: 1 },
      rows: [1, 0, 0],
      grants: [1, 0, 0],
      after: { 'Demo.Berg': { code: 'a@x.nl', fields: { achternaam: 'Berg' }, grants: ['0001/10'] } },
    },
  ),
  scenario(
    'I3 unknown columns are listed once and left alone',
    {},
    sheet(`${H};Kostenplaats;Opmerking`, '0001;10;HR;a;Berg;J.;1;x', '0001;20;HR;a;Berg;J.;2;'),
    {
      users: { create: 1 },
      rows: [2, 0, 0],
      remarks: ['- Kostenplaats unknown-column?', '- Opmerking unknown-column?'],
    },
  ),
  scenario(
    'I3 the second set of headings is understood; its Personeelsnummer is that of the user',
    { settings: { element: 'werkgever' } },
    sheet(SECOND, 'HR;a;;Vries;de;A.;Anna;V;anna@x.nl;+31 1;X77;0001', 'HR;b;;;;;;;;;000001;0001'),
    {
      users: { create: 2 },
      grants: [2, 0, 0],
      rows: [1, 1, 0],
      remarks: ['- Inlognaam needs-custom-mapping?', '2 Gebruiker_Personeelsnummer unknown-personnel-number?'],
      after: {
        'Demo.AVries': {
          code: 'a',
          group: 'HR',
          grants: ['0001'],
          fields: {
            achternaam: 'Vries',
            tussenvoegsels: 'de',
            voorletters: 'A.',
            roepnaam: 'Anna',
            geslacht: 'V',
            email: 'anna@x.nl',
            telefoonnummer: '+31 1',
            personeelsnummer: 'X77',
          },
        },
        'Demo.JPBerg': { code: 'b', fields: { personeelsnummer: '000001', achternaam: 'Berg' } },
      },
    },
  ),
  scenario('I3 a column without a heading is left alone', {}, sheet(`${H};;`, '0001;10;HR;a;Berg;J.;iets;meer'), {
    users: { create: 1 },
    rows: [1, 0, 0],
  }),
  scenario(
    'I3 a name of the first set goes before one of the second, wherever they stand; the other is unknown',
    {},
    sheet(`Personeelsnummer;${H};Gebruiker_Personeelsnummer;Achternaam`, '000001;0001;10;HR;a;Berg;J.;X9;Anders'),
    {
      users: { create: 1 },
      remarks: [
        '- Personeelsnummer unknown-column?',
        '- Achternaam unknown-column?',
        '2 Gebruiker_Personeelsnummer unknown-personnel-number?',
      ],
      after: { 'Demo.JBerg': { fields: { personeelsnummer: 'X9', achternaam: 'Berg' } } },
    },
  ),
  scenario(
    'I3 of two columns with one name the first counts, the second is unknown',
    {},
    sheet(`${H};GEBRUIKER ACHTERNAAM`, '0001;10;HR;a;Berg;J.;Anders'),
    {
      users: { create: 1 },
      remarks: ['- GEBRUIKER ACHTERNAAM unknown-column?'],
      after: { 'Demo.JBerg': { fields: { achternaam: 'Berg' } } },
    },
  ),
  scenario(
    'I4 U6 what is translated is matched like any value: trimmed, a group or role ignoring case, a code exactly; an empty cell can be translated',
    {
      settings: {
        mapping: {
          values: {
            Gebruiker_GebruikersGroep: { 'P&O ': ' HR', '': 'Leidinggevenden' },
            Gebruiker_Rol: { lees: 'Lezer' },
            AfdelingCode: { hoofd: '10' },
          },
        },
      },
    },
    sheet(`${H};Gebruiker_Rol`, '0001;hoofd; p&o;a;Berg;J.;LEES', '0001;20;;b;Bos;K.;', '0001;HOOFD;HR;c;Vos;L.;'),
    {
      users: { create: 2, error: 1 },
      rows: [2, 0, 1],
      remarks: ['4 AfdelingCode unknown-department'],
      after: { 'Demo.JBerg': { group: 'HR', role: 'Lezer', grants: ['0001/10'] }, 'Demo.KBos': { group: 'Leidinggevenden' } },
    },
  ),
  scenario(
    'I16 the three are not read either when a mapping names them as the source of something else',
    { settings: { mapping: { columns: { Gebruiker_Personeelsnummer: 'Gebruiker_BSN' } } } },
    sheet(`${H};Gebruiker_BSN`, '0001;10;HR;a;Berg;J.;123456782'),
    { users: { create: 1 }, remarks: ['- Gebruiker_BSN ignored-column?'], after: { 'Demo.JBerg': { fields: { personeelsnummer: null } } } },
  ),
  scenario(
    'I4 Standaard leaves Gebruiker_NetId and Gebruiker_Inlognaam unread and says to use custom mapping',
    { users: [user({ login: 'a', netId: 'oud', grants: ['0001/10'] })] },
    sheet(`${H};Gebruiker_NetId;Gebruiker_Inlognaam`, '0001;10;HR;a;a;;nieuw;nieuw'),
    {
      users: { unchanged: 1 },
      rows: [1, 0, 0],
      remarks: ['- Gebruiker_NetId needs-custom-mapping?', '- Gebruiker_Inlognaam needs-custom-mapping?'],
      after: { a: { netId: 'oud' } },
    },
  ),
  scenario(
    'I4 custom mapping binds a column of the file, matched as in I3, and a constant; other targets keep their standard names',
    {
      settings: {
        loginName: 'kolom',
        mapping: {
          columns: { Gebruiker_Code: 'persoons mail', Gebruiker_Inlognaam: 'INLOG' },
          constants: { Gebruiker_GebruikersGroep: 'HR' },
        },
      },
    },
    sheet('Werkgevercode;AfdelingCode;Persoonsmail;Inlog;Gebruiker_Achternaam', '0001;10;a@x.nl;jan;Berg'),
    {
      users: { create: 1 },
      rows: [1, 0, 0],
      after: { jan: { code: 'a@x.nl', group: 'HR', fields: { achternaam: 'Berg' }, grants: ['0001/10'] } },
    },
  ),
  scenario(
    'I4 values are translated last; what is not listed stays',
    {
      settings: {
        mapping: {
          constants: { Gebruiker_GebruikersGroep: 'P&O' },
          values: { Werkgevercode: { '12': '0012' }, Gebruiker_GebruikersGroep: { 'P&O': 'HR' } },
        },
      },
    },
    sheet(H, '12;10;-;a;Berg;J.', '0001;10;-;a;Berg;J.', '2;10;-;b;Bos;J.'),
    {
      users: { create: 1, error: 1 },
      rows: [2, 0, 1],
      remarks: ['- Gebruiker_GebruikersGroep unknown-column?', '4 Werkgevercode unknown-employer'],
      after: { 'Demo.JBerg': { group: 'HR', grants: ['0001/10', '0012/10'] } },
    },
  ),
  scenario(
    'I4 under a custom mapping a column whose target is read from elsewhere is unknown, and NetId still waits to be named',
    { settings: { mapping: { columns: { Gebruiker_Code: 'Nummer' } } } },
    sheet(`${H};Nummer;Gebruiker_NetId`, '0001;10;HR;oud;Berg;J.;7;n'),
    {
      users: { create: 1 },
      remarks: ['- Gebruiker_Code unknown-column?', '- Gebruiker_NetId needs-custom-mapping?'],
      after: { 'Demo.JBerg': { code: '7', netId: null } },
    },
  ),
  scenario(
    'I16 Gebruiker_BSN, Gebruiker_ExternId and Gebruiker_ObjectId are not used: a warning once per column',
    {},
    sheet(
      `${H};Gebruiker_BSN;Gebruiker_ExternId;gebruiker objectid`,
      '0001;10;HR;a;Berg;J.;111222333;x;y',
      '0001;20;HR;a;Berg;J.;111222333;;',
    ),
    {
      users: { create: 1 },
      rows: [2, 0, 0],
      remarks: ['- Gebruiker_BSN ignored-column?', '- Gebruiker_ExternId ignored-column?', '- gebruiker objectid ignored-column?'],
    },
  ),
  scenario(
    'U6 values are trimmed, the no-break space too',
    { users: [user({ login: 'a', grants: ['0001/10'] })] },
    sheet(H, '\u00a00001 ; 10\u00a0;\u00a0HR ;\ta ; a\u00a0;\u00a0'),
    { users: { unchanged: 1 }, rows: [1, 0, 0] },
  ),
  scenario(
    'U6 code, group and role ignore case; employer and department codes are compared exactly',
    { users: [user({ login: 'A@x.nl', role: 'Lezer', grants: ['0001/a1'] })] },
    sheet(`${H};Gebruiker_Rol`, '0001;a1;hr;a@X.NL;A@x.nl;;LEZER', '0001;A1;hr;b;Bos;;', '1;10;HR;c;Bos;;'),
    {
      users: { unchanged: 1, error: 2 },
      rows: [1, 0, 2],
      remarks: ['3 AfdelingCode unknown-department', '4 Werkgevercode unknown-employer'],
      after: { 'A@x.nl': { code: 'A@x.nl', group: 'HR', role: 'Lezer' } },
    },
  ),
  scenario(
    'one apostrophe before = + - @ is removed, any other stays',
    {},
    sheet(`${H};Gebruiker_Telefoonnummer;Gebruiker_Tussenvoegsels`, "0001;10;HR;a;Berg;J.;'+31 6;'t"),
    { users: { create: 1 }, after: { 'Demo.JBerg': { fields: { telefoonnummer: '+31 6', tussenvoegsels: "'t" } } } },
  ),
  scenario(
    'cell-error: a spreadsheet error in a mapped column is an error on its row, counts as empty, and has no second remark',
    {},
    sheet(`${H};Kostenplaats`, '#N/A;10;HR;a;Berg;J.;', '0001;10;HR;b;#N/A;J.;', '0001;10;HR;c;Bos;J.;#N/A', '0001;10;#N/A;d;Bos;J.;'),
    {
      users: { create: 1, error: 2 },
      rows: [1, 0, 3],
      remarks: [
        '- Kostenplaats unknown-column?',
        '2 Werkgevercode cell-error',
        '3 Gebruiker_Achternaam cell-error',
        '5 Gebruiker_GebruikersGroep cell-error',
      ],
      after: { 'Demo.JBos': { code: 'c' } },
    },
  ),
  scenario(
    'value-too-long and invalid-character: at most 255 characters, none of them a control character',
    {},
    sheet(
      H,
      `0001;10;HR;a;${'é'.repeat(255)};J.`,
      `0001;10;HR;b;${'e'.repeat(256)};J.`,
      '0001;10;HR;c;Be\u0001rg;J.',
      '0001;10;HR;d;Berg;J\ud800',
    ),
    {
      users: { create: 1, error: 3 },
      rows: [1, 0, 3],
      remarks: [
        '3 Gebruiker_Achternaam value-too-long',
        '4 Gebruiker_Achternaam invalid-character',
        '5 Gebruiker_Voorletters invalid-character',
      ],
    },
  ),
  scenario(
    'invalid-character: nothing that turns text, and nothing unseen in a code; a joiner in a name stays',
    {},
    sheet(H, '0001;10;HR;a;نیم\u200cفاصله;J.', '0001;10;HR;b;Berg\u202e;J.', '0001;10;HR;c\u200b;Berg;J.', '0001;10;HR;d\u2066;Berg;J.'),
    {
      users: { create: 1, error: 3 },
      rows: [1, 0, 3],
      remarks: ['3 Gebruiker_Achternaam invalid-character', '4 Gebruiker_Code invalid-character', '5 Gebruiker_Code invalid-character'],
    },
  ),
]
