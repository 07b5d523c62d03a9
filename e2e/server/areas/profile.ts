import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { sessions, userCredentials } from '@/db/schema'
import { hashPassword } from '@/lib/auth/passwords'
import { admitForgotten } from '@/lib/auth/throttle'
import { type ActionRow, all, anyone, from, type PageRow, page } from '../row'
import { type Actor, fresh, person, sessionOf, type Target, type World } from '../world'

const hashOf = (session: string) => createHash('sha256').update(session).digest('hex')

async function userOf(world: World, actor: Actor): Promise<number> {
  const [found] = await db()
    .select({ userId: sessions.userId })
    .from(sessions)
    .where(eq(sessions.idHash, hashOf(world.sessions[actor] ?? '')))
  return found?.userId ?? 0
}

/** Another session of the actor's own, someone else's, and one that never was, by their names. */
async function sessionName(world: World, target: Target, actor: Actor): Promise<string> {
  if (target === 'missing') return '0123456789abcdef'
  const userId = target === 'own' ? await userOf(world, actor) : 0
  return hashOf(userId > 0 ? await sessionOf(userId) : (await person('user')).session).slice(0, 16)
}

const current = 'een zin die niemand kent'
let count = 0

export const actions: Record<string, ActionRow> = {
  // One's own, whatever one's level (L8): there is no other to name.
  'app/(console)/profiel/actions.ts#changePassword': {
    allowed: from('user'),
    at: '/profiel',
    input: async (world, _, actor) => {
      const userId = await userOf(world, actor)
      const passwordHash = await hashPassword(current)
      const credential = { userId, passwordHash }
      if (userId > 0)
        await db().insert(userCredentials).values(credential).onConflictDoUpdate({ target: userCredentials.userId, set: credential })
      return [{ current, password: `een heel andere zin, nummer ${++count}` }]
    },
  },
  'app/(console)/profiel/actions.ts#endSession': {
    allowed: { user: ['own'], admin: ['own'], system: ['own'] },
    input: async (world, target, actor) => [{ session: await sessionName(world, target, actor) }],
  },
  'app/(console)/profiel/actions.ts#endOthers': {
    allowed: from('user'),
    input: async (world, _, actor) => {
      await sessionName(world, 'own', actor)
      return [{}]
    },
  },
  // Everyone may ask for every name and gets the same answer; of these names there is nobody to mail.
  'app/(sign-in)/wachtwoord/vergeten/actions.ts#askLink': {
    allowed: anyone(all),
    reads: true,
    input: async (_, target) => {
      const login = target === 'missing' ? fresh('bestaat-niet') : (await person('user')).login
      // Its counters are there already, so that what else changes shows.
      await admitForgotten({ login, address: '127.0.0.1', knownBrowser: null })
      return [{ login }]
    },
  },
}

export const pages: Record<string, PageRow> = {
  '/(sign-in)/wachtwoord/vergeten/page': { allowed: anyone(all), path: () => '/wachtwoord/vergeten' },
  '/(console)/historie/mail/page': page('/historie/mail', 'system'),
  '/api/lijsten/mail/[format]/route': { allowed: from('system'), path: () => '/api/lijsten/mail/csv', status: { signedOut: 401 } },
  '/api/lijsten/eigen-sessies/[format]/route': {
    allowed: from('user'),
    path: () => '/api/lijsten/eigen-sessies/csv',
    status: { signedOut: 401 },
  },
}
