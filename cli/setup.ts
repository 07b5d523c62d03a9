import { Client } from 'pg'
import { embedded } from '@/db/embedded'
import { migrate } from '@/db/migrate'
import { env } from '@/lib/kernel/env'

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

/**
 * Makes the database ready for use, one process at a time: migrations, the first users, the demo. Does nothing that is
 * done already. `say` gets what a person must read once (a generated password).
 */
export async function prepare(url: string, _say: (line: string) => void): Promise<void> {
  const lock = new Client({ connectionString: url, application_name: 'toegangsbeheer prepare' })
  await lock.connect()
  try {
    await lock.query('select pg_advisory_lock(7346504)')
    prepared.migrations = await migrate(url)
  } finally {
    await lock.end()
  }
}
