import { randomBytes, randomInt } from 'node:crypto'
import { crc32 } from 'node:zlib'

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** A number in base 62, so many characters wide. */
function base62(value: bigint, width: number): string {
  let text = ''
  for (let rest = value; text.length < width; rest /= 62n) text = digits[Number(rest % 62n)] + text
  return text
}

const randomBits = 280
const form = /^ids_[0-9A-Za-z]{48}_[0-9A-Za-z]{6}$/
const checksumOf = (body: string) => base62(BigInt(crc32(body)), 6)

/**
 * A new Client Secret: `ids_` + 280 random bits in base 62 + `_` + CRC-32 of what stands before it, in base 62 (W2). 280, so that 256 are left
 * to guess for who has seen the prefix that lists show. One word, so that a double click takes all of it.
 */
export function newSecret(): string {
  const body = `ids_${base62(BigInt(`0x${randomBytes(randomBits / 8).toString('hex')}`), 48)}`
  return `${body}_${checksumOf(body)}`
}

/** Whether a text can be a secret at all: a typing error shows here, and a scanner that found one can tell it from chance. */
export const isSecretForm = (text: string): boolean => form.test(text) && text.slice(53) === checksumOf(text.slice(0, 52))

/** What lists show of a secret, to tell one from another. */
export const prefixOf = (secret: string): string => secret.slice(0, 8)

// Crockford's letters: nothing that is taken for another when it is read out.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A new Client ID: `c_` and 60 random bits; it means one client of one installation and never changes (W1). */
export const newClientId = (): string => `c_${Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('')}`

export const isClientIdForm = (text: string): boolean => /^c_[0-9A-Z]{12}$/.test(text)
