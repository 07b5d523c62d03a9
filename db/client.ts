import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { Pool } from 'pg'
import * as schema from './schema'

export type Database = NodePgDatabase<typeof schema>
/** What a statement runs in: a transaction (one pinned client). */
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0]

type Held = { pool: Pool; database: Database; url: string }
const holder = globalThis as typeof globalThis & { __toegangsbeheerDatabase?: Held }

/**
 * The pool of this process, made at first use from DATABASE_URL; kept on globalThis because server actions and
 * route handlers are separate bundles.
 */
function held(): Held {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set; the starting script sets it, for the embedded database too')
  const present = holder.__toegangsbeheerDatabase
  if (present && present.url === url) return present
  const pool = new Pool({ connectionString: url, max: Number(process.env.DATABASE_POOL ?? 16), application_name: 'toegangsbeheer' })
  // A broken connection is replaced at the next use; without listeners, idle or in use, it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const database = drizzle(pool, { schema, casing: 'snake_case' })
  // drizzle keeps a client whose BEGIN fails for ever; a restart of the server under load would use up the pool.
  database.transaction = async (work, config) => {
    const client = await pool.connect()
    try {
      return await (drizzle(client, { casing: 'snake_case' }) as unknown as Database).transaction(work, config)
    } finally {
      client.release()
    }
  }
  const made = { pool, url, database }
  holder.__toegangsbeheerDatabase = made
  return made
}

export const db = (): Database => held().database
export const pool = (): Pool => held().pool

/** Ends the pool, so that a command can exit. */
export async function closeDatabase(): Promise<void> {
  const present = holder.__toegangsbeheerDatabase
  holder.__toegangsbeheerDatabase = undefined
  await present?.pool.end()
}
