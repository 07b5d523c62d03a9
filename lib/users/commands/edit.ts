import { and, eq, isNull } from 'drizzle-orm'
import { apiClients } from '@/db/schema'
import { command } from '@/lib/access/command'
import { today } from '@/lib/kernel/clock'
import { fold } from '@/lib/kernel/fold'
import { Forbidden, refuse } from '@/lib/kernel/result'
import { inOrder, mayGive, mayRearrange } from '../rules'
import { editUserSchema } from '../schema'
import { mustReachUser } from './admit'
import { acting, changeUser, keepSystemUser, lockUser } from './change'
import { endSessionsOf, suspendClientsOf } from './close'
import { keysOf, taken } from './create'

/**
 * Changes fields, level or validity of a user (U1). Another level ends its sessions (P9).
 * Problems: changed-meanwhile, validity-order, last-system-user (L6), has-api-client (W1), login-taken, code-taken, net-id-taken.
 * Forbidden: level (L7), reach (another NetId or e-mail address lets someone else be this user).
 */
export const editUser = command(
  'users',
  editUserSchema,
  async (w, ctx, { userId, version, login, ...set }, actorsLevel) => {
    const actor = acting(ctx, actorsLevel)
    const locked = await lockUser(w.tx, actor, userId)
    const { user } = locked
    if (version !== undefined && version !== user.version) return refuse('changed-meanwhile')
    const after = { ...user, ...set }
    if (!inOrder(after.validFrom, after.validUntil)) return refuse('validity-order', undefined, 'validUntil')
    if (after.level !== user.level) {
      if (!mayGive(actor, after.level) || !mayRearrange(actor, user)) throw new Forbidden('level')
      const opened = and(eq(apiClients.userId, userId), isNull(apiClients.revokedAt))
      if (after.level !== 'user' && (await w.tx.$count(apiClients, opened)) > 0) return refuse('has-api-client', undefined, 'level')
    }
    const kept = keepSystemUser(locked, after)
    if (!kept.ok) return kept
    // Whoever signs in by another NetId, or gets the mails with one-time links, can be this user.
    const identity = after.netId !== user.netId || after.ssoDomain !== user.ssoDomain || after.email !== user.email
    if (identity) await mustReachUser(w.tx, ctx, userId)
    await changeUser(w, user, 'update', { ...set, ...keysOf(set), ...(login && { loginName: login, loginKey: fold(login) }) })
    const day = today()
    const outside = ({ validFrom, validUntil }: typeof after) => (validFrom ?? day) > day || (validUntil ?? day) < day
    if (after.level !== user.level || outside(after)) await endSessionsOf(w, userId)
    // A validity that had passed closed them by itself; a new one does not open them again (W6).
    if (outside(after) || outside(user)) await suspendClientsOf(w, userId)
    return { ok: true }
  },
  taken,
)
