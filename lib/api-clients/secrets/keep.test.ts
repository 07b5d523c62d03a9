import { expect, test } from 'vitest'
import { newSecret } from './format'
import { hashOfSecret, readCopy, sameHash, sealCopy } from './keep'

test('W2 the hash depends on the key of the installation', () => {
  const secret = newSecret()
  const hash = hashOfSecret(secret)
  expect(hash).toBe(hashOfSecret(secret))
  const kept = process.env.SECRETS_KEY
  process.env.SECRETS_KEY = 'another key altogether'
  try {
    expect(hashOfSecret(secret)).not.toBe(hash)
  } finally {
    process.env.SECRETS_KEY = kept
  }
  expect([sameHash(hash, hash), sameHash(hash, hashOfSecret(newSecret())), sameHash(hash, '')]).toEqual([true, false, false])
})

test('W2 a copy opens for its own client and secret alone, and not when a bit of it was changed', () => {
  const secret = newSecret()
  const hash = hashOfSecret(secret)
  const copy = sealCopy(secret, 'c_1', hash)
  expect(copy).not.toContain(secret.slice(4, 20))
  expect(sealCopy(secret, 'c_1', hash)).not.toBe(copy)
  expect(readCopy(copy, 'c_1', hash)).toBe(secret)
  expect(readCopy(copy, 'c_2', hash)).toBeNull()
  expect(readCopy(copy, 'c_1', hashOfSecret(newSecret()))).toBeNull()
  const bytes = Buffer.from(copy, 'base64url')
  for (const at of [0, 13, 30, bytes.length - 1]) {
    const other = Buffer.from(bytes)
    other[at]! ^= 1
    expect(readCopy(other.toString('base64url'), 'c_1', hash)).toBeNull()
  }
})
