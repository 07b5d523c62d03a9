import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'

type Migration = { tag: string; when: number; statements: string[]; hash: string }

/** The generated migrations in their order; `folder` holds drizzle-kit's journal. */
function migrations(folder: string): Migration[] {
  const journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as { entries: { tag: string; when: number }[] }
  return journal.entries.map(({ tag, when }) => {
    const text = readFileSync(join(folder, `${tag}.sql`), 'utf8')
    return { tag, when, statements: text.split('--> statement-breakpoint'), hash: createHash('sha256').update(text).digest('hex') }
  })
}

const ownFolder = () => join(process.cwd(), 'db', 'migrations')

async function missing(client: Client, folder: string): Promise<Migration[]> {
  const table = await client.query(`select to_regclass('drizzle.__drizzle_migrations') as name`)
  if (!table.rows[0].name) return migrations(folder)
  const applied = await client.query<{ created_at: string }>('select created_at from drizzle.__drizzle_migrations')
  const known = new Set(applied.rows.map((row) => Number(row.created_at)))
  return migrations(folder).filter((migration) => !known.has(migration.when))
}

/**
 * Brings the database to the present schema and returns the names applied, none when it was current. One transaction,
 * under a lock, so that two starting processes do not cross. Keeps drizzle's own table, but applies every migration that
 * is not in it; drizzle itself skips one that is older than the newest applied.
 */
export async function migrate(url: string, folder = ownFolder()): Promise<string[]> {
  const client = new Client({ connectionString: url, application_name: 'toegangsbeheer migrate' })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock(7346, 3)')
    const todo = await missing(client, folder)
    if (todo.length > 0) {
      await client.query('create schema if not exists drizzle')
      await client.query(
        'create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)',
      )
    }
    for (const migration of todo) {
      for (const statement of migration.statements) await client.query(statement)
      await client.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [migration.hash, migration.when])
    }
    await client.query('commit')
    return todo.map((migration) => migration.tag)
  } finally {
    await client.end()
  }
}

/** Whether the database has every migration of this version; for readiness. */
export async function migrationsCurrent(url: string, folder = ownFolder()): Promise<boolean> {
  const client = new Client({ connectionString: url, application_name: 'toegangsbeheer migrate' })
  await client.connect()
  try {
    return (await missing(client, folder)).length === 0
  } finally {
    await client.end()
  }
}
