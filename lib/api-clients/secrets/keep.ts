import { createHmac, timingSafeEqual } from 'node:crypto'
import { derivedKey } from '@/lib/kernel/derived-key'
import { seal, unseal } from '@/lib/kernel/seal'

/** What a secret is verified by: HMAC-SHA-256 under a key of this installation, so that a dump of the database alone is worth nothing (W2). */
export const hashOfSecret = (secret: string): string =>
  createHmac('sha256', derivedKey('client secret: verify')).update(secret).digest('base64url')

/** Compares in a time that does not tell how much of it is right. */
export const sameHash = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const purpose = 'client secret: copy'
// The copy belongs to this client and this secret: put beside another it does not open.
const boundTo = (clientId: string, hash: string) => `${clientId}\n${hash}`

/** The copy that can be shown again until the secret is handed over (W2). */
export const sealCopy = (secret: string, clientId: string, hash: string): string => seal(secret, purpose, boundTo(clientId, hash))

/** The secret of a copy; null for one that was touched, belongs elsewhere, or was made under another SECRETS_KEY. */
export const readCopy = (copy: string, clientId: string, hash: string): string | null => unseal(copy, purpose, boundTo(clientId, hash))
