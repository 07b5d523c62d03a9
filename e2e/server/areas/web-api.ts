import { eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { apiClientSecrets, externalApplications, users } from '@/db/schema'
import { createClient } from '@/lib/api-clients/commands/create'
import { rotateSecret } from '@/lib/api-clients/commands/rotate'
import { hashPassword } from '@/lib/auth/passwords'
import type { Context } from '@/lib/kernel/context'
import { type ActionRow, all, from, type PageRow, page, withinReach } from '../row'
import { fresh, type Target, type World } from '../world'

const system: Context = { actor: { kind: 'command-line', name: 'test' }, means: 'command-line', address: null, language: 'nl' }
const password = 'een zin die niemand kent'

/** An application, as it is on no other row. */
async function applicationOf(target: Target = 'own'): Promise<number> {
  if (target === 'missing') return 999_999_999
  const name = fresh('applicatie')
  const [made] = await db().insert(externalApplications).values({ name, nameKey: name }).returning()
  return made!.id
}

/** A user of level User in the group of the target: of the Admin's reach, beyond it, or none. */
async function userOf(world: World, target: Target): Promise<number> {
  if (target === 'missing') return 999_999_999
  const login = fresh('koppeling')
  const [made] = await db()
    .insert(users)
    .values({ loginName: login, loginKey: login, level: 'user', groupId: world.group[target].id })
    .returning()
  return made!.id
}

type Made = { clientId: string; secretId: number }

/** A client of such a user, its secret received. */
async function clientOf(world: World, target: Target): Promise<Made> {
  if (target === 'missing') return { clientId: 'c_000000000000', secretId: 999_999_999 }
  const made = await createClient(system, { applicationId: await applicationOf(), userId: await userOf(world, target) })
  if (!made.ok) throw new Error(made.problems[0]!.code)
  await db().update(apiClientSecrets).set({ receivedAt: new Date() }).where(eq(apiClientSecrets.id, made.secretId))
  return made
}

const onClient = (input: (made: Made, world: World) => object | Promise<object>): ActionRow => ({
  allowed: withinReach,
  input: async (world, target) => [await input(await clientOf(world, target), world)],
})

/** System alone, on any application there is (W1). */
const onApplication = (input: (applicationId: number) => object): ActionRow => ({
  allowed: { system: ['own', 'foreign'] },
  input: async (_, target) => [input(await applicationOf(target))],
})

/** Everyone can give the same password, whatever they have changed theirs into, so that what is refused is not refused for want of one. */
async function givePasswords(): Promise<void> {
  const passwordHash = await hashPassword(password)
  await db().execute(sql`
    insert into user_credentials (user_id, password_hash) select id, ${passwordHash} from users
    on conflict (user_id) do update set password_hash = excluded.password_hash`)
}

const at = 'app/(console)/toegangsbeheer/web-api-gebruiker/actions.ts'

export const actions: Record<string, ActionRow> = {
  [`${at}#generate`]: {
    allowed: withinReach,
    input: async (world, target) => [{ applicationId: await applicationOf(), userId: await userOf(world, target), confirmed: null }],
  },
  [`${at}#receive`]: onClient(async ({ clientId, secretId }) => {
    await db().update(apiClientSecrets).set({ receivedAt: null }).where(eq(apiClientSecrets.id, secretId))
    return { clientId, secretId }
  }),
  [`${at}#show`]: onClient(async ({ clientId, secretId }) => {
    await givePasswords()
    return { clientId, secretId, password }
  }),
  [`${at}#rotate`]: onClient(({ clientId }) => ({ clientId, until: null })),
  [`${at}#revoke`]: onClient(({ clientId }) => ({ clientId })),
  [`${at}#revokeOne`]: onClient(async ({ clientId, secretId }) => {
    if (secretId !== 999_999_999) await rotateSecret(system, { clientId })
    return { clientId, secretId }
  }),
  [`${at}#markHandedOver`]: onClient(({ clientId }) => ({ clientId })),
  [`${at}#reopen`]: onClient(async ({ clientId }) => {
    await db().execute(sql`update api_clients set suspended_at = now() where client_id = ${clientId}`)
    return { clientId, confirmed: null }
  }),
  [`${at}#saveExpiry`]: onClient(({ clientId }) => ({ clientId, expiresOn: '2999-12-31' })),
  [`${at}#addApplication`]: {
    allowed: { system: all },
    input: async () => [{ name: fresh('Nieuw bij'), contact: null, scopes: ['werkgevers.read'], expiryDays: null }],
  },
  [`${at}#saveApplication`]: onApplication((applicationId) => ({ applicationId, contact: fresh('iemand') })),
  [`${at}#withdraw`]: onApplication((applicationId) => ({ applicationId, clients: 0 })),
  [`${at}#reinstate`]: {
    allowed: { system: ['own', 'foreign'] },
    input: async (_, target) => {
      const applicationId = await applicationOf(target)
      await db().update(externalApplications).set({ withdrawnAt: new Date() }).where(eq(externalApplications.id, applicationId))
      return [{ applicationId }]
    },
  },
}

export const pages: Record<string, PageRow> = {
  '/(console)/toegangsbeheer/web-api-gebruiker/page': page('/toegangsbeheer/web-api-gebruiker', 'admin'),
  '/api/keuzes/web-api-gebruikers/route': {
    allowed: from('admin'),
    path: async () => `/api/keuzes/web-api-gebruikers?applicatie=${await applicationOf()}&zoek=koppeling`,
    status: { signedOut: 401 },
  },
  '/api/lijsten/web-api-gebruikers/[format]/route': {
    allowed: from('admin'),
    path: () => '/api/lijsten/web-api-gebruikers/csv',
    status: { signedOut: 401 },
  },
}
