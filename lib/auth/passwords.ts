import { type Algorithm, hash, verify } from '@node-rs/argon2'
import { type Asker, Busy, emptyLine, inTurn, type Line } from './turns'

/** argon2id with 19 MiB and two passes (OWASP); the hash carries its parameters, so that they can be raised later. */
const parameters = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** At most so many at once, so that guessing cannot take the machine; and so many waiting. */
const atOnce = 2
const mostWaiting = 200

// On globalThis, for actions and api routes are separate bundles.
type Hashing = { line: Line; stranger?: Promise<string> }
const holder = globalThis as typeof globalThis & { __toegangsbeheerHashing?: Hashing }
holder.__toegangsbeheerHashing ??= { line: emptyLine(atOnce, mostWaiting) }
const hashing = holder.__toegangsbeheerHashing

/** The same password typed on another keyboard may come in another composition of its letters. */
const canonical = (password: string) => password.normalize('NFC')

/** Not in the queue: for the installation itself, before anyone can ask. */
export const hashPassword = (password: string): Promise<string> => hash(canonical(password), parameters)

/** The same in turn; null when more passwords wait than this server can bear: whoever asked can try again. */
export async function hashUnlessBusy(password: string, asker: Asker): Promise<string | null> {
  try {
    return await inTurn(hashing.line, asker, () => hashPassword(password))
  } catch (error) {
    if (error instanceof Busy) return null
    throw error
  }
}

/**
 * Whether the password belongs to the hash. Without a hash (nobody of that name, no password set) it takes as long and is false,
 * so that the time tells nothing. Throws Busy.
 */
export async function passwordMatches(password: string, stored: string | null, asker: Asker): Promise<boolean> {
  // Not in the queue: where that is full, the refusal would stand for every stranger to come.
  hashing.stranger ??= hash('nobody has this password', parameters)
  const against = stored ?? (await hashing.stranger)
  const matches = await inTurn(hashing.line, asker, () => verify(against, canonical(password)))
  return stored !== null && matches
}
