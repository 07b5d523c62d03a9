import { inArray } from 'drizzle-orm'
import { db } from '@/db/client'
import { roles, users } from '@/db/schema'
import { type ActionRow, from, type PageRow } from '../row'
import { fresh, type Target, type World } from '../world'

/** A selection of one user of level User; what an Admin may change does not depend on its reach, and who does not exist is refused. */
async function selection(_: World, target: Target) {
  if (target === 'missing') return { ids: [999_999_999] }
  const login = fresh('gekozen')
  const [made] = await db().insert(users).values({ loginName: login, loginKey: login, level: 'user' }).returning()
  return { ids: [made!.id] }
}

const existing = { admin: ['own', 'foreign'], system: ['own', 'foreign'] } as const
const file = 'app/(console)/toegangsbeheer/gebruikers/bulk/actions.ts'

export const actions: Record<string, ActionRow> = {
  // Weighing answers about whoever does not exist as well: that nobody can be changed.
  [`${file}#weigh`]: {
    allowed: from('admin'),
    input: async (world, target) => [{ selection: await selection(world, target), verb: { do: 'deactivate' } }],
    reads: true,
  },
  [`${file}#reactivate`]: {
    allowed: existing,
    input: async (world, target) => {
      const chosen = await selection(world, target)
      await db().update(users).set({ status: 'deactivated' }).where(inArray(users.id, chosen.ids))
      return [{ selection: chosen }]
    },
  },
  [`${file}#deactivate`]: { allowed: existing, input: async (world, target) => [{ selection: await selection(world, target) }] },
  [`${file}#move`]: {
    // An Admin puts nobody in a group that reaches what it does not (L7).
    allowed: { admin: ['own'], system: ['own', 'foreign'] },
    input: async (world, target) => [{ selection: await selection(world, 'own'), groupId: world.group[target].id }],
  },
  [`${file}#assignRole`]: {
    allowed: existing,
    input: async (world, target) => {
      const name = fresh('rol')
      const [role] = await db().insert(roles).values({ name, nameKey: name }).returning()
      return [{ selection: await selection(world, target), roleId: role!.id }]
    },
  },
}

export const pages: Record<string, PageRow> = {
  '/api/lijsten/gebruikers/[format]/route': {
    allowed: from('admin'),
    path: () => '/api/lijsten/gebruikers/csv',
    status: { signedOut: 401 },
  },
  '/api/lijsten/gebruikers/groepen/route': {
    allowed: from('admin'),
    path: () => '/api/lijsten/gebruikers/groepen',
    status: { signedOut: 401 },
  },
}
