import { actorUserId, type Context, type Level } from '@/lib/kernel/context'

/** What the rules of level need to know of whoever acts; `userId` is null for the command line and the program. */
export type Acting = { level: Level; userId: number | null }
export const acting = ({ actor }: Context, level: Level): Acting => ({ level, userId: actorUserId(actor) })

/** L7: an Admin neither sees nor changes System users; System changes everyone. */
export const mayChange = (actor: Acting, target: { level: Level }): boolean =>
  actor.level === 'system' || (actor.level === 'admin' && target.level !== 'system')

/** L7: nobody raises anyone above Admin but System. */
export const mayGive = (actor: Acting, level: Level): boolean => actor.level === 'system' || (actor.level === 'admin' && level !== 'system')

/** L7: an Admin never changes its own level or group. */
export const mayRearrange = (actor: Acting, target: { id: number }): boolean => actor.level === 'system' || actor.userId !== target.id

/** A period of validity: inclusive days in Dutch time, null without an end at that side (A1). */
export type Validity = { validFrom: string | null; validUntil: string | null }

export const validOn = ({ validFrom, validUntil }: Validity, day: string): boolean =>
  (validFrom ?? day) <= day && (validUntil ?? day) >= day

/** Whether a validity begins earlier or ends later than the one before: the user may do something on more days. */
export const widens = (before: Validity, after: Validity): boolean =>
  (after.validFrom ?? '') < (before.validFrom ?? '') || (after.validUntil ?? '9') > (before.validUntil ?? '9')

/** An active System user and its validity, inclusive days in Dutch time. */
export type SystemUser = { id: number } & Validity

const lasting = (user: SystemUser, day: string) => validOn(user, day) && user.validUntil === null

/**
 * L6: whether a change takes the last active System user away, today or, by an end of validity, on a later day. `before` and
 * `after` are the active System users without and with the change.
 */
export function locksOut(before: SystemUser[], after: SystemUser[], day: string): boolean {
  return [lasting, validOn].some((kept) => before.some((user) => kept(user, day)) && !after.some((user) => kept(user, day)))
}

/**
 * L6: why a change cannot be: it takes the last active System user away, or the last of them who can sign in, whose ids `signIn` holds.
 * The command line (`signIn` null) signs nobody in and makes a link for anyone at any time: who can sign in does not bind it (decision 048).
 */
export function lastOfSystem(before: SystemUser[], after: SystemUser[], signIn: ReadonlySet<number> | null, day: string) {
  if (locksOut(before, after, day)) return 'last-system-user'
  const knows = ({ id }: SystemUser) => signIn!.has(id)
  return signIn && locksOut(before.filter(knows), after.filter(knows), day) ? 'last-system-sign-in' : null
}

/** Whether a period of validity is none: ISO days compare as text. */
export const inOrder = (from?: string | null, until?: string | null): boolean => !from || !until || from <= until
