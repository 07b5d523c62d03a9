import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '@/db/client'
import { apiClients, userCredentials } from '@/db/schema'
import { command } from '@/lib/access/command'
import type { Writing } from '@/lib/history/change'
import { today } from '@/lib/kernel/clock'
import type { Context } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { Forbidden, type Result, refuse } from '@/lib/kernel/result'
import { type Acting, acting, inOrder, mayGive, mayRearrange, validOn, widens } from '../rules'
import { editUserSchema } from '../schema'
import { taken } from '../taken-queries'
import { mustReachUser } from './admit'
import { changeUser, concernsRunner, keepSystemUser, type Locked, lockUser, type Part, type UserRow } from './change'
import { endSessionsOf, suspendClientsOf, takePasswordOf } from './close'
import { keysOf } from './create'

type Edit = Omit<z.output<typeof editUserSchema>, 'userId' | 'version'>

/** What others find a user by: whoever gives these to someone else, has the next import, or who signs in, take that one for this user (I13, I14, I17). */
const KNOWN_BY = ['code', 'loginName', 'personnelNumber', 'netId', 'ssoDomain'] as const

/** What lets someone else in as this user, or the user in again: other marks to find it by, another address for links, a validity that is longer (L7). */
const opensDoor = (user: UserRow, after: UserRow): boolean =>
  KNOWN_BY.some((mark) => after[mark] !== user[mark]) || after.email !== user.email || widens(user, after)

/** The rule of `editUser`; its problems and refusals. */
export async function editing(tx: Tx, ctx: Context, actor: Acting, locked: Locked, { login, ...set }: Edit): Promise<Result<Part>> {
  const { user } = locked
  const after = { ...user, ...set, ...(login && { loginName: login }) }
  if (!inOrder(after.validFrom, after.validUntil)) return refuse('validity-order', undefined, 'validUntil')
  if (after.level !== user.level) {
    if (!mayGive(actor, after.level) || !mayRearrange(actor, user)) throw new Forbidden('level')
    // Also because the answer would tell whether a user beyond its reach has an API client.
    if (after.level !== 'user') await mustReachUser(tx, ctx, user.id)
    const opened = and(eq(apiClients.userId, user.id), isNull(apiClients.revokedAt))
    if (after.level !== 'user' && (await tx.$count(apiClients, opened)) > 0) return refuse('has-api-client', undefined, 'level')
  }
  const kept = keepSystemUser(locked, after)
  if (!kept.ok) return kept
  // Nor does an Admin make its own time longer: that is more than it was given.
  if (widens(user, after) && !mayRearrange(actor, user)) throw new Forbidden('level')
  if (opensDoor(user, after)) await mustReachUser(tx, ctx, user.id)
  return { ok: true, set: { ...set, ...keysOf(set), ...(login && { loginName: login, loginKey: fold(login) }) } }
}

/**
 * Another level, and a validity that today lies outside of, end the sessions (P9). Who becomes System loses the password: an Admin may know it, who
 * made the user or reset it, and would be System (L7). A validity that had passed closed the API clients by itself; a new
 * one does not open them again (W6).
 */
export async function closeEdited(w: Writing, user: UserRow, set: Part['set']): Promise<void> {
  const after = { ...user, ...set }
  const day = today()
  if (after.level !== user.level || !validOn(after, day)) await endSessionsOf(w, user.id)
  if (after.level === 'system' && user.level !== 'system' && (await hasPassword(w.tx, user.id))) await takePasswordOf(w, user)
  if (!validOn(after, day) || !validOn(user, day)) await suspendClientsOf(w, user.id)
}

const hasPassword = async (tx: Tx, userId: number): Promise<boolean> =>
  (await tx.$count(userCredentials, eq(userCredentials.userId, userId))) > 0

/**
 * Changes fields, level or validity of a user (U1). Another level ends its sessions (P9), the level System its password too.
 * Problems: changed-meanwhile, validity-order, last-system-user (L6), has-api-client (W1), login-taken, code-taken, net-id-taken.
 * Forbidden: level (L7), reach (what would let someone else in or be taken for this user, or let the user in again; a higher level).
 */
export const editUser = command(
  'users',
  editUserSchema,
  async (w, ctx, { userId, version, ...edit }, level) => {
    const actor = acting(ctx, level)
    const locked = await lockUser(w.tx, actor, userId)
    if (version !== undefined && version !== locked.user.version) return refuse('changed-meanwhile')
    const part = await editing(w.tx, ctx, actor, locked, edit)
    if (!part.ok) return part
    await changeUser(w, locked.user, 'update', part.set)
    await closeEdited(w, locked.user, part.set)
    return { ok: true }
  },
  taken,
  concernsRunner,
)
