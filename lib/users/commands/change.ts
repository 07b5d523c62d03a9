import { and, asc, eq, inArray, ne, or, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import { userCredentials, users } from '@/db/schema'
import type { Writing } from '@/lib/history/change'
import { image } from '@/lib/history/entry'
import { today } from '@/lib/kernel/clock'
import { writeMail } from '@/lib/kernel/mail/write'
import { Forbidden, type Result, refuse } from '@/lib/kernel/result'
import { type Acting, lastOfSystem, locksOut, mayChange } from '../rules'
import { userSchema } from '../schema'

export type UserRow = typeof users.$inferSelect
/** A user locked for a change; `system` are the active System users, locked with it, when it is one of level System, and `signIn` who of them can sign in (L6). */
export type Locked = { user: UserRow; system: UserRow[]; signIn: ReadonlySet<number> | null }

/** What one rule of a change comes to: the columns that it sets, for one write of the user together with those of other rules. */
export type Part = { set: UserSet }
type UserSet = Partial<typeof users.$inferInsert>

/**
 * Locks a user for a change, and with a System user all active ones, in the order of their ids: two people cannot both take
 * "the other" last one away. Forbidden 'not-found' when there is no such user or it is not the actor's to change (L7).
 */
export async function lockUser(tx: Tx, actor: Acting, userId: number): Promise<Locked> {
  const ofSystem = sql`${users.level} = 'system' and ${users.status} = 'active' and exists (select 1 from users u where u.id = ${userId} and u.level = 'system')`
  const rows = await tx
    .select()
    .from(users)
    .where(or(eq(users.id, userId), ofSystem))
    .orderBy(asc(users.id))
    .for('update')
  const user = rows.find((row) => row.id === userId)
  if (!user || !mayChange(actor, user)) throw new Forbidden('not-found')
  const system = rows.filter((row) => row.level === 'system' && row.status === 'active')
  return { user, system, signIn: await whoSignsIn(tx, actor, system) }
}

/** Of some users, locked, the ids of those who can sign in: they have a password. Null for the command line, as `lastOfSystem` asks. */
export async function whoSignsIn(tx: Tx, { userId }: Acting, of: { id: number }[]): Promise<ReadonlySet<number> | null> {
  if (userId === null) return null
  if (of.length === 0) return new Set()
  const ids = of.map(({ id }) => id)
  const known = await tx.select({ id: userCredentials.userId }).from(userCredentials).where(inArray(userCredentials.userId, ids))
  return new Set(known.map(({ id }) => id))
}

const namesUser = z.object(userSchema.shape)

/** Whether a change is of someone who runs commands: an Admin or System user. Such a change goes on apart, after those that are under way. */
export async function concernsRunner(tx: Tx, input: unknown): Promise<boolean> {
  const named = namesUser.safeParse(input)
  return named.success && (await tx.$count(users, and(eq(users.id, named.data.userId), ne(users.level, 'user')))) > 0
}

/** L6: refuses when, with `after` in the place of the locked user, no System user would be left, or none who can sign in. */
export function keepSystemUser(
  { user, system, signIn }: Locked,
  after: Pick<UserRow, 'level' | 'status' | 'validFrom' | 'validUntil'>,
): Result {
  const others = system.filter((row) => row.id !== user.id)
  const stays = after.level === 'system' && after.status === 'active'
  const changed = stays ? [...others, { ...after, id: user.id }] : others
  const last = lastOfSystem(system, changed, signIn, today())
  return last ? refuse(last) : { ok: true }
}

/** L6: refuses when nobody of level System could sign in, once the locked user has no password: a link that is made then may be lost. */
export function keepSignIn({ user, system, signIn }: Locked): Result {
  const known = system.filter(({ id }) => signIn?.has(id))
  const others = known.filter(({ id }) => id !== user.id)
  return locksOut(known, others, today()) ? refuse('last-system-sign-in') : { ok: true }
}

/**
 * Writes changes to a locked user and records old → new (H1). `action` is a verb of history, such as 'deactivate'. At the address that gets
 * the user's mails no longer it is told so: whoever gets them can ask for a link to set the password.
 */
export async function changeUser(w: Writing, user: UserRow, action: string, set: PgUpdateSetSource<typeof users>): Promise<void> {
  const [after] = await w.tx
    .update(users)
    .set({ ...set, version: sql`${users.version} + 1`, changedAt: sql`now()` })
    .where(eq(users.id, user.id))
    .returning()
  const groupId = after!.groupId ?? user.groupId
  await w.record([{ thing: 'user', thingId: user.id, action, userId: user.id, groupId, before: image(user), after: image(after!) }])
  const { id: userId, email, loginName: login } = user
  if (email && after!.email !== email)
    await writeMail(w.tx, { kind: 'email-changed', to: email, language: 'nl', userId, values: { login } })
}
