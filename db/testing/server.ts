import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { embedded } from '../embedded'
import { alive, running, stop } from '../embedded/postmaster'
import { migrate } from '../migrate'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server of this run and the migrated database that each test file's own is copied from. */
    database: { url: string; template: string }
  }
}

const prefix = 'toegangsbeheer-test-'
const template = 'toegangsbeheer_template'

/** Servers of test runs that were killed. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const maker = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]
    if (!maker || alive(Number(maker))) continue
    const folder = join(tmpdir(), name)
    try {
      const location = join(folder, 'postgres', 'location')
      const cluster = existsSync(location) ? readFileSync(location, 'utf8') : join(folder, 'postgres', 'cluster')
      const left = running(cluster)
      if (left) await stop(cluster, left.pid)
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // Another user's: not ours to clear.
    }
  }
}

async function ownServer() {
  await sweep()
  const dataDir = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  if (process.getuid?.() === 0) chmodSync(dataDir, 0o711)
  const server = await embedded({
    dataDir,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 300, shared_buffers: '128MB' },
  })
  return {
    url: server.url,
    async end() {
      await server.release()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/**
 * Once per run: a PostgreSQL without durability in a folder of its own, and in it one migrated database.
 * TEST_DATABASE_URL names another server to run the tests on; its user must be allowed to create databases.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const server = given ? { url: given, end: async () => undefined } : await ownServer()
  const name = given ? `${template}_${process.pid}` : template
  const client = new Client({ connectionString: server.url })
  await client.connect()
  await client.query(`create database ${name}`)
  const url = new URL(server.url)
  url.pathname = `/${name}`
  await migrate(url.href)
  project.provide('database', { url: server.url, template: name })
  return async () => {
    if (given) await client.query(`drop database if exists ${name} with (force)`)
    await client.end()
    await server.end()
  }
}
