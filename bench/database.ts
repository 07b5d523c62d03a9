import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { closeDatabase } from '@/db/client'
import { migrate } from '@/db/migrate'
import { commitOrganisation } from '@/lib/import/organisation/commands'
import { programContext } from '@/lib/kernel/context'

/** A migrated database of its own on the bench's server; `db()` speaks to it from here on. */
export async function freshDatabase(name: string): Promise<void> {
  await closeDatabase()
  const server = process.env.BENCH_SERVER as string
  const client = new Client({ connectionString: server })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const url = new URL(server)
  url.pathname = `/${name}`
  process.env.DATABASE_URL = url.href
  await migrate(url.href)
}

/** Loads the three sheets of a folder as the command line does. */
export async function loadOrganisation(folder: string): Promise<void> {
  const files = readdirSync(folder)
    .filter((name) => name !== 'gebruikers.csv')
    .map((name) => ({ path: join(folder, name), name }))
  const report = await commitOrganisation(programContext, files, { full: false })
  if (report.status !== 'committed') throw new Error(`organisation: ${report.reason}`)
}
