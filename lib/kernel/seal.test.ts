import { expect, test } from 'vitest'
import { seal, unseal } from './seal'

test('P10 a sealed text opens for what it was bound to, with its own key and purpose, and for nothing else', () => {
  const sealed = seal('een koppeling', 'mail', 'jan@voorbeeld.nl')
  expect(sealed).not.toContain('koppeling')
  expect(seal('een koppeling', 'mail', 'jan@voorbeeld.nl')).not.toBe(sealed)
  expect(unseal(sealed, 'mail', 'jan@voorbeeld.nl')).toBe('een koppeling')
  expect(unseal(sealed, 'mail', 'piet@voorbeeld.nl')).toBeNull()
  expect(unseal(sealed, 'secret', 'jan@voorbeeld.nl')).toBeNull()
  const bytes = Buffer.from(sealed, 'base64url')
  for (const at of [0, 12, 28, bytes.length - 1]) {
    const touched = Buffer.from(bytes)
    touched[at]! ^= 1
    expect(unseal(touched.toString('base64url'), 'mail', 'jan@voorbeeld.nl')).toBeNull()
  }
  for (const wrong of ['', 'x', sealed.slice(0, 20)]) expect(unseal(wrong, 'mail', 'jan@voorbeeld.nl')).toBeNull()
  const key = process.env.SECRETS_KEY
  process.env.SECRETS_KEY = 'another key'
  expect(unseal(sealed, 'mail', 'jan@voorbeeld.nl')).toBeNull()
  process.env.SECRETS_KEY = key
})
