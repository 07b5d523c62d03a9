import { Client } from 'pg'
import { embedded } from '@/db/embedded'
import { migrate } from '@/db/migrate'
import { ensureApplications } from '@/lib/api-clients/commands/ensure-applications'
import { ensureFirstUsers } from '@/lib/auth/first-users'
import { loadDemo } from '@/lib/import/demo/commands'
import { programContext } from '@/lib/kernel/context'
import { env, refuseShortPassword } from '@/lib/kernel/env'
import { speaker } from '@/lib/kernel/words'
import { ensureDefaultRole } from '@/lib/users/commands/ensure-default-role'
import { languageOf } from './words'

/** What this process did to the database when it opened it; `migrate` reports it. */
export const prepared: { migrations: string[] } = { migrations: [] }

/** A database that is there and current. `lost` settles when an embedded server went away. */
export type Opened = { url: string; embedded: boolean; lost: Promise<void>; release(): Promise<void> }

/**
 * Opens the database of this installation and puts its address in DATABASE_URL: the given one, or the embedded one,
 * started when it does not run. Throws `EmbeddedProblem`, `WrongSettings`.
 */
export async function openDatabase(): Promise<Opened> {
  const { databaseUrl, dataDir } = env()
  if (databaseUrl) return { url: databaseUrl, embedded: false, lost: new Promise(() => undefined), release: async () => undefined }
  const server = await embedded({ dataDir })
  process.env.DATABASE_URL = server.url
  process.env.EMBEDDED = '1'
  return { url: server.url, embedded: true, lost: server.lost, release: server.release }
}

const usersExist = async (client: Client) => (await client.query('select exists (select from users) as found')).rows[0].found as boolean

async function found(say: (line: string) => void): Promise<void> {
  const { adminPassword, demo } = env()
  refuseShortPassword()
  await ensureDefaultRole()
  await ensureApplications()
  const loaded = demo && (await loadDemo(programContext)) !== 'occupied'
  const { generatedPassword } = await ensureFirstUsers({ adminPassword, demo: loaded })
  if (generatedPassword) say(speaker(languageOf(process.env), 'running')('generatedPassword', { password: generatedPassword }))
}

/**
 * Makes the database ready for use, one process at a time: migrations, and on a new installation the demo (as DEMO says)
 * and, last of all, the first users. Does nothing that is done already. `say` gets what a person must read once.
 */
export async function prepare(url: string, say: (line: string) => void): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'toegangsbeheer prepare' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(7346, 4)')
    prepared.migrations = await migrate(url)
    if (!(await usersExist(client))) await found(say)
  } finally {
    await client.end()
  }
}
