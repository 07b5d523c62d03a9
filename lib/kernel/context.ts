/** The three levels, from most to least (L1). */
export type Level = 'system' | 'admin' | 'user'
export type Language = 'nl' | 'en'

/** Who acts. The command line acts as System and menus do not apply to it (L9); 'program' is the installation itself (migrations, demo). */
export type Actor =
  | { kind: 'user'; userId: number; login: string; level: Level; sessionHash: string }
  | { kind: 'command-line'; name: string }
  | { kind: 'api-client'; apiClientId: number; clientId: string; userId: number }
  | { kind: 'program'; name: string }

export type Means = 'screen' | 'import' | 'api' | 'command-line' | 'program'

/** Everything a command needs to know about its caller; a value, made once per request by the door. */
export type Context = { actor: Actor; means: Means; address: string | null; language: Language; runId?: number }

/** The name that history, runs and reports show for the actor. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'user':
      return actor.login
    case 'command-line':
      return `opdrachtregel:${actor.name}`
    case 'api-client':
      return `api:${actor.clientId}`
    case 'program':
      return actor.name
  }
}

/** The level whose rights the actor has: command line and program act as System (L9). */
export function actorLevel(actor: Actor): Level {
  if (actor.kind === 'user') return actor.level
  return actor.kind === 'api-client' ? 'user' : 'system'
}

export const actorUserId = (actor: Actor): number | null => (actor.kind === 'user' || actor.kind === 'api-client' ? actor.userId : null)

export const programContext: Context = {
  actor: { kind: 'program', name: 'toegangsbeheer' },
  means: 'program',
  address: null,
  language: 'nl',
}
