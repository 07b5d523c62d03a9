import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { employers, userGroups } from '@/db/schema'
import { type ActionRow, type Allowed, from, type PageRow } from '../row'
import { fresh, type Target, type World } from '../world'

/** System alone authorises groups, every one that there is (L1, L8); an Admin does not, not even within its own reach. */
const system: Allowed = { system: ['own', 'foreign'] }
const none = { employers: [], employerGroups: [] }

/** One employer more for a group of its own, for what the groups of the world reach must stay as it is, as the screen sends it. */
async function oneMore(world: World, target: Target) {
  const name = fresh('te-autoriseren')
  const [group] = target === 'missing' ? [world.group.missing] : await db().insert(userGroups).values({ name, nameKey: name }).returning()
  const [employer] = await db()
    .insert(employers)
    .values({ code: fresh('erbij'), name: 'Erbij' })
    .returning()
  return { groupId: group!.id, add: { ...none, employers: [employer!.id] }, remove: none }
}

async function versionOf(groupId: number) {
  const [group] = await db().select({ version: userGroups.version }).from(userGroups).where(eq(userGroups.id, groupId))
  return group?.version ?? 1
}

const actionsFile = 'app/(console)/toegangsbeheer/autorisatie-werkgevers/actions.ts'

export const actions: Record<string, ActionRow> = {
  [`${actionsFile}#saveAuthorisation`]: {
    allowed: system,
    input: async (world, target) => {
      const change = await oneMore(world, target)
      return [{ ...change, version: await versionOf(change.groupId) }]
    },
  },
  [`${actionsFile}#effectOf`]: { allowed: system, reads: true, input: async (world, target) => [await oneMore(world, target)] },
}

export const pages: Record<string, PageRow> = {
  '/api/keuzes/te-autoriseren-groepen/route': {
    allowed: from('system'),
    path: () => '/api/keuzes/te-autoriseren-groepen?zoek=groep',
    status: { signedOut: 401 },
  },
  '/api/lijsten/autorisatie-werkgevers/[format]/route': {
    allowed: system,
    path: (world, target) => `/api/lijsten/autorisatie-werkgevers/csv?groep=${world.group[target].id}`,
    targets: true,
    status: { signedOut: 401 },
  },
}
