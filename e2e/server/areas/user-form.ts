import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { users } from '@/db/schema'
import { type ActionRow, from, type PageRow, withinReach } from '../row'
import { fresh, type Person, person, type Target, type World } from '../world'

/** A user whom an Admin may change, one of level System, whom it may not see (L7), and one who is not there. */
const someone = (target: Target): Promise<Person> =>
  target === 'missing'
    ? Promise.resolve({ id: 999_999_999, login: 'bestaat-niet', session: 'geen' })
    : person(target === 'own' ? 'user' : 'system')

const onUser = (more: (target: Target, it: Person) => object = () => ({})): ActionRow => ({
  allowed: withinReach,
  input: async (_, target) => {
    const it = await someone(target)
    return [{ userId: it.id, ...more(target, it) }]
  },
})

const sessionName = ({ session }: Person) => createHash('sha256').update(session).digest('hex').slice(0, 16)

const file = 'app/(console)/toegangsbeheer/gebruikers/user/actions.ts'

export const actions: Record<string, ActionRow> = {
  [`${file}#create`]: {
    allowed: withinReach,
    input: async (world, target) => [{ login: fresh('nieuw'), level: 'user', groupId: world.group[target].id }],
  },
  // On a user that may be changed, with a grant of an employer that may not be given (L7).
  [`${file}#save`]: {
    allowed: withinReach,
    input: async (world, target) => [
      { userId: (await person('user')).id, lastName: 'Gewijzigd', grants: { add: [{ employer: world.employer[target] }] } },
    ],
  },
  [`${file}#deactivate`]: onUser(),
  [`${file}#reactivate`]: {
    allowed: withinReach,
    input: async (_, target) => {
      const { id } = await someone(target)
      await db().update(users).set({ status: 'deactivated' }).where(eq(users.id, id))
      return [{ userId: id }]
    },
  },
  [`${file}#reset`]: onUser(),
  [`${file}#endOne`]: onUser((_, it) => ({ session: sessionName(it) })),
  [`${file}#endAll`]: onUser(),
}

const signedOut = { status: { signedOut: 401 } } as const
const within = (path: (world: World, target: Target) => string | Promise<string>): PageRow => ({
  allowed: withinReach,
  path,
  targets: true,
  ...signedOut,
})

export const pages: Record<string, PageRow> = {
  '/api/keuzes/werkgevers/route': { allowed: from('admin'), path: () => '/api/keuzes/werkgevers?zoek=', ...signedOut },
  '/api/keuzes/afdelingen/route': within((world, target) => `/api/keuzes/afdelingen?werkgever=${world.employer[target]}`),
  '/api/keuzes/werknemers/route': within((world, target) => `/api/keuzes/werknemers?werkgever=${world.employer[target]}&zoek=a`),
  '/api/keuzes/rechten/route': within(async (_, target) => `/api/keuzes/rechten?gebruiker=${(await someone(target)).id}`),
  '/api/keuzes/clients-van-gebruiker/route': within(
    async (world, target) => `/api/keuzes/clients-van-gebruiker?gebruiker=${(await person('user')).id}&groep=${world.group[target].id}`,
  ),
}
