import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import {
  apiClientSecrets,
  apiClients,
  employers,
  externalApplications,
  grants,
  groupEmployers,
  menuNodes,
  userGroups,
  users,
} from '@/db/schema'
import type { Context, Level } from '@/lib/kernel/context'
import { system } from '@/lib/users/testing/people'
import { createClient } from '../commands/create'

let count = 0
export const fresh = (name: string) => `${name}${++count}`

/** The three nodes that a new installation keeps closed (L4), opened in both menus. */
export async function openMenus(): Promise<void> {
  const nodes = ['maintenance-new', 'maintenance-new.system', 'maintenance-new.system.access']
  const rows = (['system', 'admin'] as const).flatMap((menu) => nodes.map((node) => ({ menu, node, available: true })))
  await db().insert(menuNodes).values(rows).onConflictDoNothing()
}

export async function employer(): Promise<{ id: number; code: string }> {
  const code = fresh('e')
  const [made] = await db()
    .insert(employers)
    .values({ code, name: `Werkgever ${code}` })
    .returning()
  return { id: made!.id, code }
}

export async function group(...of: { id: number }[]): Promise<number> {
  const name = fresh('groep')
  const [made] = await db().insert(userGroups).values({ name, nameKey: name }).returning()
  if (of.length > 0)
    await db()
      .insert(groupEmployers)
      .values(of.map(({ id }) => ({ groupId: made!.id, employerId: id })))
  return made!.id
}

export async function person(level: Level, extra: Partial<typeof users.$inferInsert> = {}, ...reach: { id: number }[]) {
  const login = fresh(`${level}.`)
  const [made] = await db()
    .insert(users)
    .values({ loginName: login, loginKey: login, level, ...extra })
    .returning()
  const { id } = made!
  if (reach.length > 0)
    await db()
      .insert(grants)
      .values(reach.map((one) => ({ userId: id, employerId: one.id })))
  const ctx: Context = {
    actor: { kind: 'user', userId: id, login, level, sessionHash: `s${id}` },
    means: 'screen',
    address: '192.0.2.1',
    language: 'nl',
  }
  return { id, login, ctx }
}

export async function application(extra: Partial<typeof externalApplications.$inferInsert> = {}): Promise<number> {
  const name = fresh('App ')
  const [made] = await db()
    .insert(externalApplications)
    .values({ name, nameKey: name.toLowerCase(), ...extra })
    .returning()
  return made!.id
}

/** A user of a group for one employer, with a client of an application of its own, its secret received. */
export async function client(
  options: {
    employer?: { id: number; code: string }
    application?: Partial<typeof externalApplications.$inferInsert>
    received?: boolean
  } = {},
) {
  const at = options.employer ?? (await employer())
  const groupId = await group(at)
  const user = await person('user', { groupId })
  const applicationId = await application(options.application)
  const made = await createClient(system, { applicationId, userId: user.id })
  if (!made.ok) throw new Error(made.problems[0]!.code)
  const { clientId, secret, secretId } = made
  if (options.received !== false)
    await db().update(apiClientSecrets).set({ receivedAt: new Date() }).where(eq(apiClientSecrets.id, secretId))
  return { userId: user.id, groupId, employer: at, applicationId, clientId, secret, secretId }
}

export const clientRow = async (clientId: string) => (await db().select().from(apiClients).where(eq(apiClients.clientId, clientId)))[0]!
export const secretRow = async (id: number) => (await db().select().from(apiClientSecrets).where(eq(apiClientSecrets.id, id)))[0]!
