import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { roles, users } from '@/db/schema'
import { command } from '@/lib/access/command'
import { image } from '@/lib/history/entry'
import { fold } from '@/lib/kernel/fold'
import { Forbidden, refuse } from '@/lib/kernel/result'
import { acting, inOrder, mayGive } from '../rules'
import { createUserSchema, type UserFields } from '../schema'
import { taken, takenOf } from '../taken-queries'
import { admitToGroup, knownRole } from './admit'
import { firstGrants } from './first-grants'
import { type Handed, handLink } from './link'

/** The keys that go with values which ignore case; only of the fields that are named. */
export const keysOf = (set: UserFields) => ({
  ...(set.code !== undefined && { codeKey: set.code && fold(set.code) }),
  ...(set.netId !== undefined && { netKey: set.netId && fold(set.netId) }),
  ...(set.ssoDomain !== undefined && { ssoKey: set.ssoDomain && fold(set.ssoDomain) }),
})

/**
 * Creates a user (U1), with own grants if wanted (A3), and, unless it signs in by SSO, a one-time link to set a password (U4): `link` to be shown once, or `mailedTo`.
 * Problems: login-taken, code-taken, net-id-taken, unknown-group, unknown-role, validity-order, those of `setGrants`. Forbidden: level, reach (L7).
 */
export const createUser = command(
  'users',
  createUserSchema,
  async (w, ctx, { login, level, groupId, roleId, grants, ...fields }, actorsLevel) => {
    if (!mayGive(acting(ctx, actorsLevel), level)) throw new Forbidden('level')
    const checks = [await admitToGroup(w.tx, ctx, groupId), await knownRole(w.tx, roleId)]
    if (!inOrder(fields.validFrom, fields.validUntil)) checks.push(refuse('validity-order', undefined, 'validUntil'))
    const wrong = checks.flatMap((check) => (check.ok ? [] : check.problems))
    const problems = [...wrong, ...(await takenOf(w.tx, { login, groupId, ...fields }))]
    if (problems.length > 0) return { ok: false, problems }
    const [made] = await w.tx
      .insert(users)
      .values({
        ...fields,
        ...keysOf(fields),
        loginName: login,
        loginKey: fold(login),
        level,
        groupId,
        roleId: roleId === undefined ? await defaultRole(w.tx) : roleId,
      })
      .returning()
    const userId = made!.id
    await w.record([{ thing: 'user', thingId: userId, action: 'create', userId, groupId, after: image(made!) }])
    if (grants) {
      const given = await firstGrants(w, ctx, acting(ctx, actorsLevel), userId, grants)
      if (!given.ok) return given
    }
    const handed: Handed = fields.netId && fields.ssoDomain ? { link: null, mailedTo: null } : await handLink(w, ctx, made!, 'invitation')
    return { ok: true as const, userId, ...handed }
  },
  taken,
)

async function defaultRole(tx: Tx): Promise<number | null> {
  const [role] = await tx.select({ id: roles.id }).from(roles).where(eq(roles.isDefault, true))
  return role?.id ?? null
}
