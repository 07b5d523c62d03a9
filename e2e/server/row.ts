import { type Actor, actors, type Target, targets, type World } from './world'

/** Who may, on which targets. */
export type Allowed = Partial<Record<Actor, readonly Target[]>>

/** Everyone, signed in or not. */
export const anyone = (allowed: readonly Target[]): Allowed => Object.fromEntries(actors.map((actor) => [actor, allowed]))
export const all = targets

/** Admin for what lies within its reach, System for all there is (I22). */
export const withinReach: Allowed = { admin: ['own'], system: ['own', 'foreign'] }

/** A level and those above it (L1), on every target. */
export const from = (level: 'user' | 'admin' | 'system'): Allowed => {
  const levels = ['user', 'admin', 'system'] as const
  return Object.fromEntries(levels.slice(levels.indexOf(level)).map((name) => [name, all]))
}

export type ActionRow = {
  allowed: Allowed
  /** Makes what the action is called on, anew for each cell that may, and answers its arguments; `actor` is who will call. */
  input: (world: World, target: Target, actor: Actor) => Promise<unknown[]>
  /** The page it is called from, for one that sets a cookie: only there Next hands the cookie on. */
  at?: string
  /** It changes nothing: allowed shows in its answer. */
  reads?: true
}

export type PageRow = {
  allowed: Allowed
  path: (world: World, target: Target) => string | Promise<string>
  /** Sent as POST; allowed then shows in the database. */
  post?: (world: World, target: Target) => string
  /** The answer to whoever is allowed, and to who is signed in and is not; without a session one is sent to sign in. */
  status?: { allowed?: number; refused?: number; signedOut?: number }
  /** It matters what is asked for; without this every target is the same page. */
  targets?: true
}

/** A page of the console for a level and those above it (L8). */
export const page = (address: string, level: 'user' | 'admin' | 'system'): PageRow => ({ allowed: from(level), path: () => address })
