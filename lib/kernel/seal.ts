import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { derivedKey } from './derived-key'

const algorithm = 'aes-256-gcm'

/**
 * Encrypts a text that must be readable again, with a key derived from SECRETS_KEY for one `purpose` (AES-256-GCM). It opens only for what it
 * was bound to: a sealed text that is moved to another row of the database is worth nothing there.
 */
export function seal(text: string, purpose: string, boundTo: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv(algorithm, derivedKey(purpose), iv).setAAD(Buffer.from(boundTo))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** The text, or null when it was sealed with another key, for another purpose, bound to something else, or touched. */
export function unseal(sealed: string, purpose: string, boundTo: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  try {
    const decipher = createDecipheriv(algorithm, derivedKey(purpose), bytes.subarray(0, 12), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(boundTo)).setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
