import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { env, isLoopback, parseEnvironment, refuseShortPassword, WrongSettings } from './env'

const dataDir = mkdtempSync(join(tmpdir(), 'settings-'))
afterAll(() => rmSync(dataDir, { recursive: true }))

const given = { DATA_DIR: dataDir, AUTH_SECRET: 'a', SECRETS_KEY: 's' }
const parsed = (source: Record<string, string>) => parseEnvironment({ ...given, ...source })

function refused(source: Record<string, string>): string[] {
  try {
    parsed(source)
  } catch (error) {
    if (error instanceof WrongSettings) return error.problems.map(({ name, code }) => `${name} ${code}`)
    throw error
  }
  return []
}

describe('settings', () => {
  it('have the defaults of the table', () => {
    expect(parsed({ PORT: '', HOST: ' ' })).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3000',
      databaseUrl: null,
      dataDir,
      adminPassword: null,
      requireSecondFactor: false,
      demo: true,
      authSecret: 'a',
      secretsKey: 's',
      smtpUrl: null,
      mailFrom: null,
      oidc: null,
      sftpPort: null,
      trustedProxies: 0,
      uploadBytes: 256_000_000,
    })
  })

  it('DEMO is on for the embedded database only, unless it is set', () => {
    const DATABASE_URL = 'postgresql://a:b@db.example/c'
    expect(parsed({ DATABASE_URL })).toMatchObject({ demo: false, databaseUrl: DATABASE_URL })
    expect(parsed({ DATABASE_URL, DEMO: '1' })).toMatchObject({ demo: true })
    expect(parsed({ DEMO: '0' })).toMatchObject({ demo: false })
    expect(parsed({ DATABASE_URL, EMBEDDED: '1' })).toMatchObject({ demo: true, databaseUrl: null })
  })

  it('PUBLIC_URL: https, or loopback', () => {
    const keys = { AUTH_SECRET: 'a', SECRETS_KEY: 's' }
    expect(refused({ PUBLIC_URL: 'http://toegang.example', ...keys })).toEqual(['PUBLIC_URL not-https'])
    expect(refused({ HOST: '0.0.0.0', ...keys })).toEqual(['PUBLIC_URL not-https'])
    expect(refused({ PUBLIC_URL: 'ftp://localhost' })).toEqual(['PUBLIC_URL not-understood'])
    expect(refused({ PUBLIC_URL: 'https://toegang.example/console' })).toEqual(['PUBLIC_URL not-understood'])
    expect(parsed({ PUBLIC_URL: 'https://toegang.example/', ...keys }).publicUrl).toBe('https://toegang.example')
    expect(parsed({ HOST: '0.0.0.0', PUBLIC_URL: 'http://localhost:8080' }).publicUrl).toBe('http://localhost:8080')
    expect(parsed({ HOST: '::1', PORT: '4000' }).publicUrl).toBe('http://[::1]:4000')
  })

  it.each([
    ['http://localhost', true],
    ['http://app.localhost:80', true],
    ['http://127.9.9.9', true],
    ['http://[::1]:1', true],
    ['http://127.0.0.1.example', false],
    ['http://localhost.example', false],
    ['http://10.0.0.1', false],
  ])('%s is loopback: %s', (url, is) => expect(isLoopback(url)).toBe(is))

  it('AUTH_SECRET and SECRETS_KEY are required when others reach the address, and named', () => {
    const PUBLIC_URL = 'https://toegang.example'
    expect(refused({ PUBLIC_URL, AUTH_SECRET: '', SECRETS_KEY: '' })).toEqual(['AUTH_SECRET required', 'SECRETS_KEY required'])
    expect(refused({ PUBLIC_URL, SECRETS_KEY: '' })).toEqual(['SECRETS_KEY required'])
  })

  it('they are generated otherwise, kept for their owner alone, and stay the same', () => {
    const first = parsed({ AUTH_SECRET: '', SECRETS_KEY: '' })
    expect(parsed({ AUTH_SECRET: '', SECRETS_KEY: '' })).toEqual(first)
    expect(parsed({ AUTH_SECRET: '' }).authSecret).toBe(first.authSecret)
    expect(first.authSecret).not.toBe(first.secretsKey)
    expect(Buffer.from(first.secretsKey, 'base64url')).toHaveLength(32)
    const file = join(dataDir, 'keys.json')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ authSecret: first.authSecret, secretsKey: first.secretsKey })
  })

  it('a data folder that cannot be used is named', () => {
    expect(refused({ DATA_DIR: join(dataDir, 'keys.json', 'x'), AUTH_SECRET: '' })).toEqual([
      `DATA_DIR (${join(dataDir, 'keys.json', 'x')}) unreadable`,
    ])
  })

  it('all that is not understood is told at once', () => {
    expect(refused({ PORT: '70000', DEMO: 'ja', DATABASE_URL: 'mysql://x', SMTP_URL: 'mail', TRUSTED_PROXIES: '-1' })).toEqual([
      'PORT not-understood',
      'DATABASE_URL not-understood',
      'DEMO not-understood',
      'SMTP_URL not-understood',
      'TRUSTED_PROXIES not-understood',
    ])
  })

  it('a sender of mails is one address, with a name or without', () => {
    for (const MAIL_FROM of ['toegang@voorbeeld.nl', 'Toegang van ons <toegang@voorbeeld.nl>', 'toegang@localhost'])
      expect(parsed({ MAIL_FROM }).mailFrom).toBe(MAIL_FROM)
    for (const MAIL_FROM of ['toegang', 'a@b, c@d', 'a@b\r\nBcc: c@d', '<a@b> <c@d>'])
      expect(refused({ MAIL_FROM })).toEqual(['MAIL_FROM not-understood'])
    expect(parsed({}).mailFrom).toBeNull()
  })

  it('single sign-on needs all three of its settings', () => {
    expect(refused({ OIDC_ISSUER: 'https://id.example' })).toEqual(['OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET together'])
    expect(parsed({ OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'i', OIDC_CLIENT_SECRET: 's' }).oidc).toEqual({
      issuer: 'https://id.example',
      clientId: 'i',
      clientSecret: 's',
    })
  })

  it('a password under 15 characters is refused, 15 signs are enough', () => {
    const before = process.env.ADMIN_PASSWORD
    try {
      process.env.ADMIN_PASSWORD = 'veertien tekens'.slice(0, 14)
      expect(() => refuseShortPassword()).toThrow(WrongSettings)
      process.env.ADMIN_PASSWORD = '🔑'.repeat(14)
      expect(() => refuseShortPassword()).toThrow('ADMIN_PASSWORD')
      process.env.ADMIN_PASSWORD = ' vijftien tekens'.slice(0, 15)
      refuseShortPassword()
      expect(env().adminPassword).toBe(' vijftien teken')
    } finally {
      if (before === undefined) delete process.env.ADMIN_PASSWORD
      else process.env.ADMIN_PASSWORD = before
    }
  })
})
