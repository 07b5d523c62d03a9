import type { Settings } from '../world'
import { H, type Scenario, scenario, sheet, user } from './scenario'

const P = `${H};Gebruiker_Personeelsnummer`
const byEmployer: Partial<Settings> = { element: 'werkgever' }
const CONTACT = 'Gebruiker_Email;Gebruiker_Email2;Gebruiker_Telefoonnummer;Gebruiker_Telefoonnummer2'
const oldContact = { email: 'oud@x.nl', email2: 'oud2@x.nl', telefoonnummer: '1', telefoonnummer2: '2' }
const contactCase = (
  contact: Settings['contact'],
  header: string,
  line: string,
  fields: Record<string, string | null>,
  outcome: 'update' | 'unchanged',
) =>
  scenario(
    `I15 contact "${contact}" on an existing user: ${line}`,
    { users: [user({ login: 'a', grants: ['0001/10'], fields: oldContact })], settings: { contact } },
    sheet(header, line),
    { users: { [outcome]: 1 }, after: { a: { fields } } },
  )

/** I14 the employee leads, I15 contact data and clearing. */
export const personScenarios: Scenario[] = [
  scenario(
    'I14 the employee leads: seven fields come from the employee, whatever the file says; e-mail 2 and telephone 2 from the file',
    {},
    sheet(
      `Werkgevercode;AfdelingCode;Gebruiker_GebruikersGroep;Gebruiker_Code;Gebruiker_Personeelsnummer;Gebruiker_Achternaam;Gebruiker_Tussenvoegsels;Gebruiker_Voorletters;Gebruiker_Roepnaam;Gebruiker_Geslacht;${CONTACT}`,
      '0001;10;HR;a;000001;Anders;de;X.;Piet;V;file@x.nl;file2@x.nl;9;99',
    ),
    {
      users: { create: 1 },
      rows: [1, 0, 0],
      after: {
        'Demo.JPBerg': {
          fields: {
            personeelsnummer: '000001',
            achternaam: 'Berg',
            tussenvoegsels: 'van der',
            voorletters: 'J.P.',
            roepnaam: 'Jan',
            geslacht: 'M',
            email: 'jan@werk.example',
            telefoonnummer: '+31 6 11111111',
            email2: 'file2@x.nl',
            telefoonnummer2: '99',
          },
        },
      },
    },
  ),
  scenario(
    'I14 the employee leads on an existing user as well; what the employee lacks is cleared, and no Achternaam is needed',
    {
      users: [
        user({ login: 'a', grants: ['0001/10'], fields: { achternaam: 'Oud', tussenvoegsels: 'van', voorletters: 'X.', geslacht: 'V' } }),
      ],
    },
    sheet(P, '0001;10;HR;a;;;000002'),
    {
      users: { update: 1 },
      after: {
        a: {
          fields: {
            achternaam: 'Smit',
            tussenvoegsels: null,
            voorletters: null,
            roepnaam: 'Noor',
            geslacht: null,
            personeelsnummer: '000002',
          },
        },
      },
    },
  ),
  scenario(
    'I14 empty → the file’s fields one to one; a number not found is kept, with a warning on the user’s first row',
    {},
    sheet(P, '0001;10;HR;a;Berg;J.;', '0001;10;HR;b;Bos;K.;', '0001;20;HR;b;Bos;K.;000777', '0001;10;HR;c;Vos;L.;1'),
    {
      users: { create: 3 },
      rows: [2, 2, 0],
      remarks: ['3 Gebruiker_Personeelsnummer unknown-personnel-number?', '5 Gebruiker_Personeelsnummer unknown-personnel-number?'],
      after: {
        'Demo.JBerg': { fields: { achternaam: 'Berg', personeelsnummer: null } },
        'Demo.KBos': { fields: { achternaam: 'Bos', personeelsnummer: '000777' } },
        'Demo.LVos': { fields: { personeelsnummer: '1' } },
      },
    },
  ),
  scenario(
    'I14 looked up first at the employer of the user’s first row in the order of the file',
    { settings: byEmployer },
    sheet(P, '0002;;HR;a;;;', '0001;;HR;a;;;000002', '0001;;HR;b;;;000002', '0002;;HR;b;;;'),
    { users: { create: 2 }, rows: [4, 0, 0], after: { 'Demo.Vos': { code: 'a' }, 'Demo.NSmit': { code: 'b' } } },
  ),
  scenario(
    'I14 if absent there, at the user’s other employers; ambiguous only when that stage has several hits',
    { settings: byEmployer },
    sheet(
      P,
      '0012;;HR;a;;;000002',
      '0002;;HR;a;;;',
      '0012;;HR;b;Bos;;000002',
      '0002;;HR;b;;;',
      '0001;;HR;b;;;',
      '0001;;HR;c;;;000003',
      '0002;;HR;c;;;',
    ),
    {
      users: { create: 2, error: 1 },
      rows: [6, 0, 1],
      remarks: ['4 Gebruiker_Personeelsnummer ambiguous-employee'],
      after: { 'Demo.Vos': { code: 'a' }, 'Demo.Bos': { code: 'c' } },
    },
  ),
  scenario(
    'I14 then in the account’s scope; ambiguous when several employers of the scope have the number',
    { settings: byEmployer },
    sheet(P, '0001;;HR;a;;;000004', '0001;;HR;b;Bos;;000003'),
    {
      users: { create: 1, error: 1 },
      rows: [1, 0, 1],
      remarks: ['3 Gebruiker_Personeelsnummer ambiguous-employee'],
      after: { 'Demo.Los': { code: 'a' } },
    },
  ),
  scenario(
    'I14 never outside the scope: an employee there does not exist for this account and makes nothing ambiguous',
    { settings: { ...byEmployer, scope: { kind: 'employers', codes: ['0001', '0002'] } } },
    sheet(P, '0001;;HR;a;Berg;J.;000004', '0001;;HR;b;;;000003'),
    {
      users: { create: 2 },
      rows: [1, 1, 0],
      remarks: ['2 Gebruiker_Personeelsnummer unknown-personnel-number?'],
      after: { 'Demo.JBerg': { code: 'a' }, 'Demo.Bos': { code: 'b' } },
    },
  ),
  scenario(
    'I14 an ended employee, or one of an ended employer, does not exist',
    {},
    sheet(P, '0001;10;HR;a;Berg;J.;000009', '0001;10;HR;b;Bos;J.;000005'),
    {
      users: { create: 2 },
      rows: [0, 2, 0],
      remarks: ['2 Gebruiker_Personeelsnummer unknown-personnel-number?', '3 Gebruiker_Personeelsnummer unknown-personnel-number?'],
    },
  ),
  scenario(
    'I14 present but empty clears the number of an existing user, and the file’s fields are used; absent changes nothing',
    { users: [user({ login: 'a', grants: ['0001/10'], fields: { personeelsnummer: '000001' } })] },
    sheet(P, '0001;10;HR;a;Nieuw;;'),
    { users: { update: 1 }, after: { a: { fields: { achternaam: 'Nieuw', personeelsnummer: null } } } },
  ),
  scenario(
    'I15 a column absent from the file changes nothing',
    {
      users: [
        user({
          login: 'a',
          grants: ['0001/10'],
          fields: { ...oldContact, personeelsnummer: '000001', achternaam: 'Oud', tussenvoegsels: 'van', voorletters: 'X.', geslacht: 'V' },
        }),
      ],
      settings: { contact: 'always' },
    },
    sheet('Werkgevercode;AfdelingCode;Gebruiker_GebruikersGroep;Gebruiker_Code', '0001;10;HR;a'),
    { users: { unchanged: 1 }, rows: [1, 0, 0] },
  ),
  scenario(
    'I15 names and gender: present but empty clears',
    {
      users: [
        user({ login: 'a', grants: ['0001/10'], fields: { tussenvoegsels: 'van', voorletters: 'X.', roepnaam: 'Xandra', geslacht: 'V' } }),
      ],
    },
    sheet(`${H};Gebruiker_Tussenvoegsels;Gebruiker_Roepnaam;Gebruiker_Geslacht`, '0001;10;HR;a;a;;;;'),
    {
      users: { update: 1 },
      after: { a: { fields: { achternaam: 'a', tussenvoegsels: null, voorletters: null, roepnaam: null, geslacht: null } } },
    },
  ),
  scenario(
    'I15 Achternaam may not be emptied, nor be missing on creation',
    { users: [user({ login: 'a', grants: ['0001/10'] })] },
    sheet(P, '0001;10;HR;a;;;', '0001;10;HR;b;;J.;', '0001;20;HR;b;;J.;', '0001;10;HR;c;;;', '0001;20;HR;c;Bos;;'),
    {
      users: { error: 2, create: 1 },
      rows: [3, 0, 2],
      remarks: ['2 Gebruiker_Achternaam missing-value', '3 Gebruiker_Achternaam missing-value'],
      after: { a: { fields: { achternaam: 'a' } }, 'Demo.Bos': { code: 'c' } },
    },
  ),
  scenario(
    'I15 without the column Achternaam a new user cannot be made, an existing one is left as it is',
    { users: [user({ login: 'a', grants: ['0001/10'] })] },
    sheet('Werkgevercode;AfdelingCode;Gebruiker_GebruikersGroep;Gebruiker_Code', '0001;10;HR;a', '0001;10;HR;b'),
    { users: { unchanged: 1, error: 1 }, rows: [1, 0, 1], remarks: ['3 Gebruiker_Achternaam missing-value'] },
  ),
  scenario(
    'I15 gender: M, V, O, X, Man, Vrouw, Onbekend or empty, ignoring case',
    {},
    sheet(
      `${H};Gebruiker_Geslacht`,
      ...['M', 'v', 'O', 'x', 'man', 'VROUW', 'Onbekend', ''].map((gender, index) => `0001;10;HR;a${index};N${index};;${gender}`),
      '0001;10;HR;b;B;;vrouwelijk',
    ),
    {
      users: { create: 8, error: 1 },
      rows: [8, 0, 1],
      remarks: ['10 Gebruiker_Geslacht invalid-gender'],
      after: Object.fromEntries(
        ['M', 'V', 'O', 'X', 'M', 'V', 'O', null].map((geslacht, index) => [`Demo.N${index}`, { fields: { geslacht } }]),
      ),
    },
  ),
  contactCase('never', `${H};${CONTACT}`, '0001;10;HR;a;a;;n@x.nl;n2@x.nl;8;9', oldContact, 'unchanged'),
  contactCase('never', `${H};${CONTACT}`, '0001;10;HR;a;a;;;;;', oldContact, 'unchanged'),
  contactCase(
    'always',
    `${H};${CONTACT}`,
    '0001;10;HR;a;a;;n@x.nl;;8;',
    { email: 'n@x.nl', email2: null, telefoonnummer: '8', telefoonnummer2: null },
    'update',
  ),
  contactCase('always', `${H};Gebruiker_Email2`, '0001;10;HR;a;a;;', { ...oldContact, email2: null }, 'update'),
  contactCase(
    'delivered',
    `${H};${CONTACT}`,
    '0001;10;HR;a;a;;n@x.nl;;;9',
    { email: 'n@x.nl', email2: 'oud2@x.nl', telefoonnummer: '1', telefoonnummer2: '9' },
    'update',
  ),
  contactCase('delivered', `${H};${CONTACT}`, '0001;10;HR;a;a;;;;;', oldContact, 'unchanged'),
  ...(['never', 'always', 'delivered'] as const).map((contact) =>
    scenario(
      `I15 the setting covers what comes from the employee as well (${contact})`,
      {
        users: [
          user({ login: 'a', grants: ['0001/10'], fields: { ...oldContact, achternaam: 'Berg' } }),
          user({
            login: 'b',
            grants: ['0001/10'],
            fields: { ...oldContact, achternaam: 'Smit', roepnaam: 'Noor', personeelsnummer: '000002' },
          }),
        ],
        settings: { contact },
      },
      sheet(P, '0001;10;HR;a;;;000001', '0001;10;HR;b;;;000002'),
      {
        users: contact === 'always' ? { update: 2 } : { update: 1, unchanged: 1 },
        after: {
          a: { fields: contact === 'never' ? oldContact : { ...oldContact, email: 'jan@werk.example', telefoonnummer: '+31 6 11111111' } },
          b: { fields: contact === 'always' ? { ...oldContact, email: null, telefoonnummer: null } : oldContact },
        },
      },
    ),
  ),
  scenario(
    'I15 contact "never" holds on existing users only: a new user gets what is delivered',
    { settings: { contact: 'never' } },
    sheet(`${H};${CONTACT}`, '0001;10;HR;a;Berg;J.;n@x.nl;n2@x.nl;8;9'),
    {
      users: { create: 1 },
      after: { 'Demo.JBerg': { fields: { email: 'n@x.nl', email2: 'n2@x.nl', telefoonnummer: '8', telefoonnummer2: '9' } } },
    },
  ),
]
