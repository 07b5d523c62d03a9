import { expect, test } from 'vitest'
import { isClientIdForm, isSecretForm, newClientId, newSecret, prefixOf } from './format'

test('W2 a secret has 280 random bits, a prefix and a checksum; each is another', () => {
  const made = Array.from({ length: 500 }, newSecret)
  expect(new Set(made).size).toBe(500)
  for (const secret of made) {
    expect(secret).toMatch(/^ids_[0-9A-Za-z]{48}_[0-9A-Za-z]{6}$/)
    expect(isSecretForm(secret)).toBe(true)
  }
  // Every place but the first (280 bits do not fill 48 places of base 62 to the top) takes every value that chance gives it.
  for (let at = 5; at < 52; at++) expect(new Set(made.map((secret) => secret[at])).size).toBeGreaterThan(40)
  expect(prefixOf(made[0]!)).toBe(made[0]!.slice(0, 8))
})

test('W2 a single wrong character, a swap, a part and a longer text are no secret', () => {
  const secret = newSecret()
  for (let at = 0; at < secret.length; at++) {
    const other = secret[at] === 'a' ? 'b' : 'a'
    expect(isSecretForm(secret.slice(0, at) + other + secret.slice(at + 1))).toBe(false)
  }
  for (const text of ['', 'ids_', secret.slice(1), `${secret} `, `${secret}a`, secret.toUpperCase(), 'wachtwoord'])
    expect(isSecretForm(text)).toBe(false)
})

test('W1 a Client ID is a word without look-alikes', () => {
  const made = Array.from({ length: 500 }, newClientId)
  expect(new Set(made).size).toBe(500)
  for (const id of made) {
    expect(id).toMatch(/^c_[0-9A-HJKMNP-TV-Z]{12}$/)
    expect(isClientIdForm(id)).toBe(true)
  }
  for (const text of ['', 'c_', 'c_abc', `${made[0]}\0`, `${made[0]} `]) expect(isClientIdForm(text)).toBe(false)
})
