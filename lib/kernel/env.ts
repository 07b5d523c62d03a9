import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { type Keys, keysOf } from './keys'

/** The settings of an installation, as `docs/settings.md` and the README list them. */
export type Environment = {
  port: number
  host: string
  /** Address that users and clients see, without a slash at its end. */
  publicUrl: string
  /** Null: the embedded database. */
  databaseUrl: string | null
  /** Absolute. */
  dataDir: string
  /** For the first System user; looked at only while there is no user: `refuseShortPassword`. */
  adminPassword: string | null
  requireSecondFactor: boolean
  demo: boolean
  /** Signs what sessions need signed. */
  authSecret: string
  /** Encrypts what must be shown again (W2); any text, derive a key from it. */
  secretsKey: string
  smtpUrl: string | null
  mailFrom: string | null
  oidc: { issuer: string; clientId: string; clientSecret: string } | null
  sftpPort: number | null
  /** How many proxies stand before the server; 0: forwarded headers are dropped. */
  trustedProxies: number
  /** The most bytes that a delivered file may have. */
  uploadBytes: number
}

/** What is wrong with a setting; words: `running.json`. */
export type SettingProblem = {
  name: string
  code: 'short-password' | 'not-https' | 'required' | 'not-understood' | 'together' | 'unreadable'
}

export class WrongSettings extends Error {
  constructor(readonly problems: SettingProblem[]) {
    super(`wrong settings: ${problems.map((problem) => `${problem.name} (${problem.code})`).join(', ')}`)
    this.name = 'WrongSettings'
  }
}

const switchSetting = z.enum(['0', '1']).transform((value) => value === '1')
const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((value) => value <= 65_535)
const address = (...protocols: string[]) => z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol))

const settings = {
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: address('http:', 'https:')
    .refine((value) => new URL(value).href === `${new URL(value).origin}/`)
    .transform((value) => new URL(value).origin)
    .optional(),
  DATABASE_URL: address('postgres:', 'postgresql:').optional(),
  DATA_DIR: z.string().default('./data'),
  ADMIN_PASSWORD: z.string().optional(),
  REQUIRE_SECOND_FACTOR: switchSetting.default(false),
  DEMO: switchSetting.optional(),
  AUTH_SECRET: z.string().optional(),
  SECRETS_KEY: z.string().optional(),
  SMTP_URL: address('smtp:', 'smtps:').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>@\r\n]*<)?[^\s<>@,;]+@[^\s<>@,;]+>?$/)
    .optional(),
  OIDC_ISSUER: address('https:', 'http:').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  SFTP_PORT: port.optional(),
  TRUSTED_PROXIES: z.string().regex(/^\d$/).transform(Number).default(0),
  UPLOAD_MEGABYTES: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .transform(Number)
    .default(256),
}
type Name = keyof typeof settings
const names = Object.keys(settings) as Name[]

export function isLoopback(url: string): boolean {
  const host = new URL(url).hostname
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'))
}

const defaultUrl = (host: string, at: number) => new URL(`http://${isIP(host) === 6 ? `[${host}]` : host}:${at}`).origin

function generatedKeys(dataDir: string): Keys {
  try {
    return keysOf(dataDir)
  } catch {
    throw new WrongSettings([{ name: `DATA_DIR (${dataDir})`, code: 'unreadable' }])
  }
}

/**
 * Reads the settings out of `source`; an empty value counts as not set. The embedded database's address may stand in
 * DATABASE_URL by then: EMBEDDED=1, which the starting script sets, tells so. Throws `WrongSettings` with everything that is wrong.
 */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const problems: SettingProblem[] = []
  const read = <N extends Name>(name: N): z.output<(typeof settings)[N]> => {
    const parsed = settings[name].safeParse(source[name]?.trim() || undefined)
    if (!parsed.success) problems.push({ name, code: 'not-understood' })
    return parsed.data as z.output<(typeof settings)[N]>
  }
  const values = Object.fromEntries(names.map((name) => [name, read(name)])) as { [N in Name]: z.output<(typeof settings)[N]> }
  if (problems.length > 0) throw new WrongSettings(problems)

  const publicUrl = values.PUBLIC_URL ?? defaultUrl(values.HOST, values.PORT)
  const loopback = isLoopback(publicUrl)
  if (!loopback && !publicUrl.startsWith('https:')) problems.push({ name: 'PUBLIC_URL', code: 'not-https' })
  else if (!loopback)
    for (const name of ['AUTH_SECRET', 'SECRETS_KEY'] as const) if (!values[name]) problems.push({ name, code: 'required' })
  const oidc = [values.OIDC_ISSUER, values.OIDC_CLIENT_ID, values.OIDC_CLIENT_SECRET]
  if (oidc.some(Boolean) && !oidc.every(Boolean))
    problems.push({ name: 'OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET', code: 'together' })
  if (problems.length > 0) throw new WrongSettings(problems)

  const embedded = !values.DATABASE_URL || source.EMBEDDED === '1'
  const dataDir = resolve(values.DATA_DIR)
  const generated = values.AUTH_SECRET && values.SECRETS_KEY ? undefined : generatedKeys(dataDir)
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl,
    databaseUrl: embedded ? null : values.DATABASE_URL!,
    dataDir,
    // A password may begin or end with a blank.
    adminPassword: source.ADMIN_PASSWORD || null,
    requireSecondFactor: values.REQUIRE_SECOND_FACTOR,
    demo: values.DEMO ?? embedded,
    authSecret: values.AUTH_SECRET ?? generated!.authSecret,
    secretsKey: values.SECRETS_KEY ?? generated!.secretsKey,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? null,
    oidc: oidc.every(Boolean)
      ? { issuer: values.OIDC_ISSUER!, clientId: values.OIDC_CLIENT_ID!, clientSecret: values.OIDC_CLIENT_SECRET! }
      : null,
    sftpPort: values.SFTP_PORT ?? null,
    trustedProxies: values.TRUSTED_PROXIES,
    uploadBytes: values.UPLOAD_MEGABYTES * 1_000_000,
  }
}

let last: { key: string; value: Environment } | undefined

/** The settings of this process; read anew only when a variable changed. Throws `WrongSettings`. */
export function env(): Environment {
  const key = JSON.stringify([...names, 'EMBEDDED'].map((name) => process.env[name]))
  if (last?.key !== key) last = { key, value: parseEnvironment(process.env) }
  return last.value
}

/** Throws `WrongSettings` when a password is given for the first users and is too short; for an installation that has none yet. */
export function refuseShortPassword(): void {
  const { adminPassword } = env()
  if (adminPassword !== null && [...adminPassword].length < 15)
    throw new WrongSettings([{ name: 'ADMIN_PASSWORD', code: 'short-password' }])
}
