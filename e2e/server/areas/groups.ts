import { db } from '@/db/client'
import { roles, userGroups } from '@/db/schema'
import { type ActionRow, type Allowed, from, type PageRow, page } from '../row'
import { fresh, person, type Target, type World } from '../world'

/** Groups and roles are of System alone, whoever reaches what they open (L1). */
const system: Allowed = { system: ['own', 'foreign'] }
const nowhere = 999_999_999

async function groupOf(target: Target): Promise<number> {
  const name = fresh('groep')
  const [made] = await db().insert(userGroups).values({ name, nameKey: name }).returning()
  return target === 'missing' ? nowhere : made!.id
}

async function roleOf(target: Target): Promise<number> {
  const name = fresh('rol')
  const [made] = await db().insert(roles).values({ name, nameKey: name }).returning()
  return target === 'missing' ? nowhere : made!.id
}

const members = (world: World, target: Target) => `/api/gebruikersgroepen/${world.group[target].id}/leden?zoek=a`

export const actions: Record<string, ActionRow> = {
  'app/(console)/toegangsbeheer/gebruikersgroepen/actions.ts#save': {
    allowed: system,
    input: async (_, target) => [
      { groupId: await groupOf(target), name: fresh('groep'), add: [{ userId: (await person('user')).id, from: null }], remove: [] },
    ],
  },
  'app/(console)/toegangsbeheer/gebruikersgroepen/actions.ts#remove': {
    allowed: system,
    input: async (_, target) => [{ groupId: await groupOf(target) }],
  },
  'app/(console)/toegangsbeheer/gebruikersgroepen/rollen/actions.ts#create': {
    allowed: from('system'),
    input: async () => [{ name: fresh('rol') }],
  },
  'app/(console)/toegangsbeheer/gebruikersgroepen/rollen/actions.ts#rename': {
    allowed: system,
    input: async (_, target) => [{ roleId: await roleOf(target), name: fresh('rol') }],
  },
  'app/(console)/toegangsbeheer/gebruikersgroepen/rollen/actions.ts#remove': {
    allowed: system,
    input: async (_, target) => [{ roleId: await roleOf(target) }],
  },
}

const signedOut = { signedOut: 401 }

export const pages: Record<string, PageRow> = {
  '/(console)/toegangsbeheer/gebruikersgroepen/rollen/page': page('/toegangsbeheer/gebruikersgroepen/rollen', 'system'),
  '/api/keuzes/gebruikersgroepen/route': {
    allowed: from('admin'),
    path: () => '/api/keuzes/gebruikersgroepen?zoek=groep',
    status: signedOut,
  },
  '/api/keuzes/leden/route': { allowed: from('system'), path: () => '/api/keuzes/leden?zoek=user', status: signedOut },
  '/api/gebruikersgroepen/[groep]/leden/route': { allowed: system, path: members, targets: true, status: signedOut },
  '/api/lijsten/gebruikersgroepen/[format]/route': {
    allowed: from('system'),
    path: () => '/api/lijsten/gebruikersgroepen/csv',
    status: signedOut,
  },
  '/api/lijsten/rollen/[format]/route': { allowed: from('system'), path: () => '/api/lijsten/rollen/csv', status: signedOut },
}
