import { afterEach, describe, expect, test } from 'vitest'
import { isOwnOrigin, sourceOf } from './address'

const given = { ...process.env }
afterEach(() => {
  process.env = { ...given }
})

describe('where a request comes from', () => {
  const cases: [string, string | undefined, string | null][] = [
    // Next fills in the socket's address where the server dropped what was sent.
    ['0', '192.0.2.1', '192.0.2.1'],
    ['0', '::ffff:192.0.2.1', '192.0.2.1'],
    ['0', undefined, null],
    // What stands left of the proxies' own entries can be made up.
    ['1', '203.0.113.9, 192.0.2.1', '192.0.2.1'],
    ['1', '192.0.2.1', '192.0.2.1'],
    ['2', '203.0.113.9, 192.0.2.1, 10.0.0.1', '192.0.2.1'],
    ['2', '10.0.0.1', '10.0.0.1'],
  ]
  test.each(cases)('behind %s proxies, forwarded %j: %j', (proxies, forwarded, expected) => {
    process.env.TRUSTED_PROXIES = proxies
    expect(sourceOf(new Headers(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }))).toBe(expected)
  })
})

describe('whether a page of ours sent it', () => {
  const cases: [string | undefined, string | undefined, string, boolean][] = [
    ['https://toegang.example', 'https://toegang.example', 'toegang.example', true],
    ['https://toegang.example', 'https://toegang.example.evil', 'toegang.example', false],
    ['https://toegang.example', 'http://toegang.example', 'toegang.example', false],
    ['https://toegang.example', 'https://elders.example', 'elders.example', false],
    ['https://toegang.example', 'http://127.0.0.1:3000', '127.0.0.1:3000', false],
    ['https://toegang.example', undefined, 'toegang.example', false],
    ['https://toegang.example', 'null', 'toegang.example', false],
    ['https://toegang.example', '', 'toegang.example', false],
    [undefined, 'http://127.0.0.1:3000', '127.0.0.1:3000', true],
    // The same server under another name for loopback, but not another server on it.
    [undefined, 'http://localhost:3000', 'localhost:3000', true],
    [undefined, 'http://localhost:4000', 'localhost:3000', false],
    [undefined, 'http://rebound.example:3000', 'rebound.example:3000', false],
  ]
  test.each(cases)('PUBLIC_URL %s, Origin %s, Host %s: %s', (publicUrl, origin, host, expected) => {
    process.env.PORT = '3000'
    Reflect.deleteProperty(process.env, 'PUBLIC_URL')
    if (publicUrl) process.env.PUBLIC_URL = publicUrl
    expect(isOwnOrigin(new Headers({ host, ...(origin === undefined ? {} : { origin }) }))).toBe(expected)
  })
})
