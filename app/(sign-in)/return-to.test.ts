import { expect, it } from 'vitest'
import { returnAddress } from './return-to'

it.each(['/', '/import', '/toegangsbeheer/gebruikers?zoek=a%20b&niveau=beheer', '/import/12?tab=x#y'])(
  '%s is an address of ours',
  (address) => {
    expect(returnAddress(address)).toBe(address)
  },
)

it.each([
  '',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/a\\..\\b',
  'javascript:alert(1)',
  ['/a', '/b'],
  undefined,
])('%j is not', (address) => {
  expect(returnAddress(address)).toBe('/')
})
