import { and, eq, ne, or, type SQL, sql } from 'drizzle-orm'
import { type Database, db, type Tx } from '@/db/client'
import { users } from '@/db/schema'
import { guard } from '@/lib/access/guard'
import type { Context } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import type { Problem } from '@/lib/kernel/result'
import { mayGiveGroup } from './panel-queries'
import { mayChange } from './rules'
import { uniqueValues } from './schema'

/** The problems of values that are taken (U1), by constraint. */
export const taken = {
  users_login: { code: 'login-taken', field: 'login' },
  users_group_code: { code: 'code-taken', field: 'code' },
  users_net_id: { code: 'net-id-taken', field: 'netId' },
} satisfies Record<string, Problem>

/** Values that no two users share, as a user would have them; what is absent is not asked about. */
export type Unique = { login?: string; groupId?: number | null; code?: string | null; netId?: string | null; ssoDomain?: string | null }

/**
 * Which of these values another user has, all of them at once (U1). For whoever fills in a form: the constraints decide, also about
 * what two people give at the same moment. `self`: the user who may have them.
 */
export async function takenOf(tx: Tx | Database, unique: Unique, self?: number): Promise<Problem[]> {
  const { login, groupId, code, netId, ssoDomain } = unique
  const same: Partial<Record<keyof typeof taken, SQL>> = {
    ...(login && { users_login: sql`${users.loginKey} = ${fold(login)}` }),
    ...(code && { users_group_code: sql`coalesce(${users.groupId}, 0) = ${groupId ?? 0} and ${users.codeKey} = ${fold(code)}` }),
    ...(netId && { users_net_id: sql`${users.netKey} = ${fold(netId)} and coalesce(${users.ssoKey}, '') = ${fold(ssoDomain ?? '')}` }),
  }
  const constraints = Object.keys(same) as (keyof typeof taken)[]
  if (constraints.length === 0) return []
  const others = and(or(...Object.values(same)), self === undefined ? undefined : ne(users.id, self))
  const hits = await tx
    .select(Object.fromEntries(constraints.map((constraint) => [constraint, sql<boolean>`${same[constraint]}`])))
    .from(users)
    .where(others)
  return constraints.filter((constraint) => hits.some((hit) => hit[constraint])).map((constraint) => taken[constraint])
}

/**
 * What is taken of the input of a user's form in which something else is wrong, so that whoever fills it in hears everything at once (U1).
 * Values that cannot be read are left out, and so is a code in a group that is not the actor's to give (L7). Guarded as the page Gebruikers.
 */
export async function takenIn(ctx: Context, input: unknown): Promise<Problem[]> {
  const level = await guard(db(), ctx, 'users')
  const { userId, ...given } = uniqueValues.parse(input)
  const [stored] = userId === undefined ? [] : await db().select().from(users).where(eq(users.id, userId))
  if (userId !== undefined && !(stored && mayChange({ level, userId: null }, stored))) return []
  const after = { ...stored, ...given, login: given.login }
  const open = after.groupId === stored?.groupId || (await mayGiveGroup(ctx, after.groupId ?? null))
  return takenOf(db(), open ? after : { ...after, code: null }, userId)
}
