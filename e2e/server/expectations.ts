import { createUser } from '@/lib/users/commands/create'
import * as accounts from './areas/accounts'
import * as authorisation from './areas/authorisation'
import * as groups from './areas/groups'
import * as history from './areas/history'
import * as menu from './areas/menu'
import * as profile from './areas/profile'
import * as userForm from './areas/user-form'
import * as userList from './areas/user-list'
import * as webApi from './areas/web-api'
import { type ActionRow, all, anyone, from, type PageRow, page, withinReach } from './row'
import { accountOf, runOf, sheetOf, shownRunOf } from './runs'
import { fresh, type Target } from './world'

const areas = [accounts, authorisation, groups, history, menu, profile, userForm, userList, webApi]

const system = { actor: { kind: 'command-line', name: 'test' }, means: 'command-line', address: null, language: 'nl' } as const

async function tokenOf(target: Target): Promise<string> {
  const made = await createUser(system, { login: fresh('genodigd'), level: 'user' })
  if (!made.ok) throw new Error('refused')
  const token = made.link!.split('/').at(-1)!
  // Someone else's link is worth as much as its token: one cannot have half of it.
  return target === 'own' ? token : target === 'foreign' ? `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}` : 'A'.repeat(43)
}

/**
 * Every server action of the build, by file and name. An action that is not here fails the test: add a row that says who may call it on
 * what, from the rules (domain.md L, I22) and not from the code.
 */
export const actionRows: Record<string, ActionRow> = {
  ...Object.assign({}, ...areas.map(({ actions }) => actions)),
  'app/(sign-in)/wachtwoord/[token]/actions.ts#savePassword': {
    allowed: anyone(['own']),
    input: async (_, target) => [{ token: await tokenOf(target), password: 'een zin die niemand kent' }],
  },
  'app/(console)/import/actions.ts#configure': onRun({ overrides: { template: 'volledig' } }),
  'app/(console)/import/actions.ts#preview': onRun({ mapping: null }),
  'app/(console)/import/actions.ts#mend': onRun({ row: 2, column: 'Gebruiker_Achternaam', value: 'Gemend' }),
  'app/(console)/import/actions.ts#cancel': onRun({}),
  'app/(console)/import/actions.ts#commit': onRun({ skipErrors: false, confirm: {} }),
}

/** An action of the wizard, on a run whose preview has been made. */
function onRun(input: object): ActionRow {
  return { allowed: withinReach, input: async (world, target) => [{ run: await runOf(world, target), ...input }] }
}

/** A page of the wizard, of a run whose preview has been made; a step that it has not reached leads to where it stands. */
const runPage = (step: string, status?: number): PageRow => ({
  allowed: withinReach,
  path: async (world, target) => `/import/${await shownRunOf(world, target)}${step}`,
  targets: true,
  ...(status && { status: { allowed: status } }),
})

/** Every page and route of the build, by its place in `app/` (L8). One that is not here fails the test. */
export const pageRows: Record<string, PageRow> = {
  ...Object.assign({}, ...areas.map(({ pages }) => pages)),
  '/(console)/page': { allowed: from('user'), path: () => '/', status: { allowed: 307 } },
  '/(console)/toegangsbeheer/page': { allowed: from('admin'), path: () => '/toegangsbeheer', status: { allowed: 307 } },
  '/(console)/profiel/page': page('/profiel', 'user'),
  '/(console)/import/page': page('/import', 'admin'),
  '/(console)/import/historie/page': page('/import/historie', 'admin'),
  '/api/lijsten/toegang/[format]/route': {
    allowed: withinReach,
    path: (world, target) => `/api/lijsten/toegang/csv?werkgever=${world.employer[target]}`,
    targets: true,
    status: { signedOut: 401 },
  },
  '/api/lijsten/imports/[format]/route': {
    allowed: from('admin'),
    path: () => '/api/lijsten/imports/csv',
    status: { signedOut: 401 },
  },
  '/api/lijsten/organisatie/[format]/route': {
    allowed: from('system'),
    path: () => '/api/lijsten/organisatie/csv',
    status: { signedOut: 401 },
  },
  '/(console)/import/[run]/page': runPage('', 307),
  '/(console)/import/[run]/bestand/page': runPage('/bestand'),
  '/(console)/import/[run]/instellingen/page': runPage('/instellingen'),
  '/(console)/import/[run]/kolommen/page': runPage('/kolommen'),
  '/(console)/import/[run]/voorbeeld/page': runPage('/voorbeeld'),
  '/(console)/import/[run]/resultaat/page': runPage('/resultaat', 307),
  '/api/import/[run]/voortgang/route': {
    allowed: withinReach,
    path: async (world, target) => `/api/import/${await shownRunOf(world, target)}/voortgang`,
    targets: true,
    status: { signedOut: 401 },
  },
  '/api/import/[run]/downloads/[file]/route': {
    allowed: withinReach,
    path: async (world, target) => `/api/import/${await shownRunOf(world, target)}/downloads/afgekeurd.csv`,
    targets: true,
    status: { signedOut: 401 },
  },
  '/api/import/sjablonen/[account]/[file]/route': {
    allowed: withinReach,
    path: async (world, target) => `/api/import/sjablonen/${await accountOf(world, target)}/leeg.csv`,
    targets: true,
    status: { signedOut: 401 },
  },
  '/api/import/gebruikers/[account]/[format]/route': {
    allowed: withinReach,
    path: async (world, target) => `/api/import/gebruikers/${await accountOf(world, target)}/csv`,
    targets: true,
    status: { signedOut: 401 },
  },
  '/api/import/bestand/route': {
    allowed: withinReach,
    path: async (world, target) => `/api/import/bestand?naam=gebruikers.csv&klantaccount=${await accountOf(world, target)}`,
    post: sheetOf,
    targets: true,
    status: { allowed: 202, signedOut: 401 },
  },
  // Who may see nothing finds nothing.
  '/api/zoeken/route': { allowed: from('user'), path: () => '/api/zoeken?tekst=groep', status: { signedOut: 401 } },
  '/(console)/koppelingen/page': { ...page('/koppelingen', 'admin'), status: { allowed: 404 } },
  '/(console)/organisatie/page': page('/organisatie', 'system'),
  '/(console)/toegang/page': page('/toegang', 'admin'),
  // Of what is out of reach nothing is found.
  '/api/keuzes/toegang/[soort]/route': {
    allowed: from('admin'),
    path: () => '/api/keuzes/toegang/werkgever?zoek=',
    status: { signedOut: 401 },
  },
  '/(console)/toegangsbeheer/autorisatie-werkgevers/page': page('/toegangsbeheer/autorisatie-werkgevers', 'system'),
  '/(console)/toegangsbeheer/gebruikers/page': page('/toegangsbeheer/gebruikers', 'admin'),
  '/(console)/toegangsbeheer/gebruikersgroepen/page': page('/toegangsbeheer/gebruikersgroepen', 'system'),
  '/(console)/toegangsbeheer/menu/page': page('/toegangsbeheer/menu', 'system'),
  // Whoever is signed in already is sent on.
  '/(sign-in)/inloggen/page': {
    allowed: { ...anyone(all), user: [], admin: [], system: [] },
    path: () => '/inloggen',
    status: { refused: 307 },
  },
  '/(sign-in)/wachtwoord/[token]/page': {
    allowed: anyone(all),
    path: async (_, target) => `/wachtwoord/${await tokenOf(target)}`,
    targets: true,
  },
  '/_not-found/page': { allowed: {}, path: () => '/bestaat-niet', status: { refused: 404, signedOut: 404 } },
  '/api/auth/[...nextauth]/route': { allowed: anyone(all), path: () => '/api/auth/csrf' },
  '/icon.svg/route': { allowed: anyone(all), path: () => '/icon.svg' },
}

/** Pages that Next makes by itself and that have no address. */
export const withoutAddress = ['/_global-error/page']
