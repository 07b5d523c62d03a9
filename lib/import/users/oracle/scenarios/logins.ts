import type { Settings } from '../world'
import { H, type Scenario, scenario, sheet, user } from './scenario'

const COLUMNS =
  'Werkgevercode;AfdelingCode;Gebruiker_GebruikersGroep;Gebruiker_Code;Gebruiker_Tussenvoegsels;Gebruiker_Achternaam;Gebruiker_Voorletters;Gebruiker_Roepnaam'

/** One new user with these names gets this login name. */
const named = (lastName: string, initials: string, firstName: string, login: string, settings: Partial<Settings> = {}) =>
  scenario(
    `I12 ${settings.name ?? settings.prefix ?? 'Demo Zorg'}, "${initials}", "${firstName}", "${lastName}" → ${login}`,
    { settings },
    sheet(COLUMNS, `0001;10;HR;a;;${lastName};${initials};${firstName}`),
    { users: { create: 1 }, after: { [login]: { code: 'a' } } },
  )

const column: Partial<Settings> = { loginName: 'kolom', mapping: { columns: { Gebruiker_Inlognaam: 'Inlog' } } }

/** I12 login names. */
export const loginScenarios: Scenario[] = [
  scenario(
    'I12 account "Demo Zorg", "J.P.", "van der", "Berg" → Demo.JPBerg, then Demo.JPBerg2, in the order of the file',
    {},
    sheet(COLUMNS, '0001;10;HR;b;van der;Berg;J.P.;Jan', '0001;10;HR;a;;Berg;J. P.;', '0001;10;HR;c;;BERG;jp;'),
    { users: { create: 3 }, after: { 'Demo.JPBerg': { code: 'b' }, 'Demo.JPBerg2': { code: 'a' }, 'Demo.jpBERG3': { code: 'c' } } },
  ),
  scenario(
    'I12 a name that any user has is taken, ignoring case, also of a deactivated one or one of another group',
    {
      users: [
        user({ login: 'DEMO.jpberg', status: 'deactivated' }),
        user({ login: 'demo.JPBerg2', group: null }),
        user({ login: 'Demo.JPBerg4', group: 'Directie', level: 'admin' }),
      ],
    },
    sheet(COLUMNS, '0001;10;HR;a;;Berg;J.P.;', '0001;10;HR;b;;Berg;J.P.;'),
    { users: { create: 2 }, after: { 'Demo.JPBerg3': { code: 'a' }, 'Demo.JPBerg5': { code: 'b' } } },
  ),
  scenario('I12 a user in error takes no name', {}, sheet(COLUMNS, '0001;weg;HR;a;;Berg;J.P.;', '0001;10;HR;b;;Berg;J.P.;'), {
    users: { create: 1, error: 1 },
    remarks: ['2 AfdelingCode unknown-department'],
    after: { 'Demo.JPBerg': { code: 'b' }, 'Demo.JPBerg2': null },
  }),
  scenario(
    'I12 at most 32 characters, the number within them',
    {
      users: [
        user({ login: 'Demo.ABCDEFGHIJKLMNOPQRSTUVWXYZA' }),
        ...Array.from({ length: 8 }, (_, index) => user({ login: `Demo.ABCDEFGHIJKLMNOPQRSTUVWXYZ${index + 2}` })),
      ],
    },
    sheet(COLUMNS, '0001;10;HR;a;;BCDEFGHIJKLMNOPQRSTUVWXYZABCDEF;A;', '0001;10;HR;b;;BCDEFGHIJKLMNOPQRSTUVWXYZABCDEF;A;'),
    {
      users: { create: 2 },
      after: { 'Demo.ABCDEFGHIJKLMNOPQRSTUVWXY10': { code: 'a' }, 'Demo.ABCDEFGHIJKLMNOPQRSTUVWXY11': { code: 'b' } },
    },
  ),
  named('Berg', '', 'jan', 'Demo.jBerg'),
  named('Berg', ' . . ', 'Jan', 'Demo.JBerg'),
  named('Berg', '', '', 'Demo.Berg'),
  named('Berg', 'Ж.', "'t Jan", 'Demo.tBerg'),
  named('Berg', 'J.', '', 'Klant_1.JBerg', { loginName: 'prefix', prefix: 'Klant_1' }),
  named('El Amrani', 'Y.', '', 'Demo.YElAmrani'),
  named('Bruijn-Hofman', 'A-B.', '', 'Demo.A-BBruijn-Hofman'),
  named('Nuñez 2e', 'É.Ü.', '', 'Demo.EUNunez2e'),
  named('Müller', '', 'Élise', 'Demo.EMuller'),
  named('Yılmaz', 'Ş.', '', 'Demo.SYilmaz'),
  named('łøđðßæœþ', '', '', 'Demo.loddssaeoeth'),
  named('ŁØĐÐẞÆŒÞ', '', '', 'Demo.LODDSSAEOETH'),
  named('İnci', '', 'Æbel', 'Demo.AEInci'),
  named("d'Ångström/Öz (jr.)", 'J.', '', 'Demo.JdAngstromOzjr'),
  named('Bergжщ', 'J.', '', 'Demo.JBerg'),
  named('Berg', 'J.', '', 'Zorggroep-2.JBerg', { name: 'Zörggroep-2! Noord' }),
  named('Berg', 'J.', '', 'Zorg.JBerg', { name: 'Zorg' }),
  named('Berg', 'J.', '', 'Klant.JBerg', { loginName: 'prefix', prefix: 'Klant' }),
  scenario(
    'I12 the names of the employee count when the employee leads (I14)',
    {},
    sheet(`${H};Gebruiker_Personeelsnummer`, '0001;10;HR;a;Anders;X.;000001', '0001;10;HR;b;Anders;X.;000002'),
    { users: { create: 2 }, after: { 'Demo.JPBerg': { code: 'a' }, 'Demo.NSmit': { code: 'b' } } },
  ),
  scenario(
    'I12 on creation only: an existing user keeps its login name, whatever changes',
    { users: [user({ login: 'oud', code: 'a', grants: ['0001/10'] })], settings: column },
    sheet(`${H};Inlog`, '0001;10;HR;a;Nieuw;N.;anders'),
    { users: { update: 1 }, after: { oud: { fields: { achternaam: 'Nieuw' } }, anders: null } },
  ),
  scenario(
    'I12 with the column: missing on creation, taken, or too long is an error',
    { users: [user({ login: 'bezet', group: 'Directie' }), user({ login: 'x', grants: ['0001/10'] })], settings: column },
    sheet(
      `${H};Inlog`,
      '0001;10;HR;a;Berg;;jan',
      '0001;10;HR;b;Berg;;',
      '0001;10;HR;c;Berg;;BEZET',
      `0001;10;HR;d;Berg;;${'n'.repeat(33)}`,
      `0001;10;HR;e;Berg;;${'n'.repeat(32)}`,
      '0001;10;HR;f;Berg;;Jan',
      '0001;10;HR;x;x;;',
    ),
    {
      users: { create: 2, error: 4, unchanged: 1 },
      rows: [3, 0, 4],
      remarks: [
        '3 Gebruiker_Inlognaam login-name-missing',
        '4 Gebruiker_Inlognaam login-name-taken',
        '5 Gebruiker_Inlognaam login-name-too-long',
        '7 Gebruiker_Inlognaam login-name-taken',
      ],
      after: { jan: { code: 'a' }, ['n'.repeat(32)]: { code: 'e' } },
    },
  ),
  scenario(
    'I12 with the column under Standaard every new user lacks a login name',
    { settings: { loginName: 'kolom' } },
    sheet(`${H};Gebruiker_Inlognaam`, '0001;10;HR;a;Berg;;jan'),
    {
      users: { error: 1 },
      rows: [0, 0, 1],
      remarks: ['- Gebruiker_Inlognaam needs-custom-mapping?', '2 Gebruiker_Inlognaam login-name-missing'],
    },
  ),
]
