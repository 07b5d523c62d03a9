import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { derivedKey } from '@/lib/kernel/derived-key'

/** What a secret is verified by: HMAC-SHA-256 under a key of this installation, so that a dump of the database alone is worth nothing (W2). */
export const hashOfSecret = (secret: string): string =>
  createHmac('sha256', derivedKey('client-secret/verify')).update(secret).digest('base64url')

/** Compares in a time that does not tell how much of it is right. */
export const sameHash = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const copyKey = () => derivedKey('client-secret/copy')
// The copy belongs to this client and this secret: put beside another it does not open.
const about = (clientId: string, hash: string) => Buffer.from(`${clientId}\n${hash}`)

/** The copy that can be shown again until the secret is handed over: AES-256-GCM, nonce and tag in front (W2). */
export function encryptCopy(secret: string, clientId: string, hash: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', copyKey(), nonce).setAAD(about(clientId, hash))
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')
}

/** The secret of a copy. Throws for one that was tampered with, belongs elsewhere, or was made under another SECRETS_KEY. */
export function readCopy(copy: string, clientId: string, hash: string): string {
  const bytes = Buffer.from(copy, 'base64url')
  const cipher = createDecipheriv('aes-256-gcm', copyKey(), bytes.subarray(0, 12), { authTagLength: 16 })
  cipher.setAAD(about(clientId, hash)).setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8')
}
