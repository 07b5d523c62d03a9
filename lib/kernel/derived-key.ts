import { hkdfSync } from 'node:crypto'
import { env } from './env'

/** A key of 256 bits out of SECRETS_KEY, another one for each purpose, so that no key serves two ends (HKDF, RFC 5869). */
export const derivedKey = (purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', env().secretsKey, '', `toegangsbeheer ${purpose}`, 32))
