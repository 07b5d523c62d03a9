import { type Algorithm, hash, verify } from '@node-rs/argon2'

/** argon2id with 19 MiB and two passes (OWASP); the hash carries its parameters, so that they can be raised later. */
const parameters = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** At most so many at once, so that guessing cannot take the machine; and so many waiting. */
const atOnce = 2
const mostWaiting = 200

/** Thrown when more passwords wait to be looked at than this server can bear; the door answers 503. */
export class Busy extends Error {
  constructor() {
    super('too many passwords to look at')
    this.name = 'Busy'
  }
}

// On globalThis, for actions and api routes are separate bundles.
type Gate = { running: number; waiting: (() => void)[]; stranger?: Promise<string> }
const holder = globalThis as typeof globalThis & { __toegangsbeheerHashing?: Gate }
holder.__toegangsbeheerHashing ??= { running: 0, waiting: [] }
const gate = holder.__toegangsbeheerHashing

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (gate.running < atOnce) gate.running++
  else if (gate.waiting.length >= mostWaiting) throw new Busy()
  // Whoever leaves hands its place over, so nobody can slip in between.
  else await new Promise<void>((enter) => gate.waiting.push(enter))
  try {
    return await work()
  } finally {
    const next = gate.waiting.shift()
    if (next) next()
    else gate.running--
  }
}

/** The same password typed on another keyboard may come in another composition of its letters. */
const canonical = (password: string) => password.normalize('NFC')

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(canonical(password), parameters))

/** The same, or null when more passwords wait than this server can bear: whoever asked can try again. */
export async function hashUnlessBusy(password: string): Promise<string | null> {
  try {
    return await hashPassword(password)
  } catch (error) {
    if (error instanceof Busy) return null
    throw error
  }
}

/**
 * Whether the password belongs to the hash. Without a hash (nobody of that name, no password set) it takes as long and is false,
 * so that the time tells nothing.
 */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  // Not in the queue: where that is full, the refusal would stand for every stranger to come.
  gate.stranger ??= hash('nobody has this password', parameters)
  const against = stored ?? (await gate.stranger)
  const matches = await inTurn(() => verify(against, canonical(password)))
  return stored !== null && matches
}
