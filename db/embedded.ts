import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { binariesFor } from './embedded/binaries'
import { makeCluster } from './embedded/cluster'
import { dataFolder, existingPlace, type Passwords, type Place, passwordsOf } from './embedded/place'
import { type Postmaster, running, start, stop } from './embedded/postmaster'
import { EmbeddedProblem } from './embedded/problem'

/**
 * The embedded database: PostgreSQL itself, one server per DATA_DIR, shared by every process that asks for it.
 * Each holds a shared advisory lock through a connection of its own, which ends with the process however that ends;
 * whoever releases last stops the server.
 */
export type Embedded = {
  /** For `DATABASE_URL`: an ordinary role that owns the product's database and may create others. */
  url: string
  /** Process number of the server. */
  pid: number
  /** Whether it was started for this call, not found running. */
  started: boolean
  /** Resolves when the server went away without `release`; asking for `embedded` again brings it back at the same address. */
  lost: Promise<void>
  /** Gives it back; stops the server when nobody else holds it. */
  release(): Promise<void>
}

export type EmbeddedRequest = {
  dataDir: string
  /** Server settings over our own; tests use `fsync: 'off'`. Without fsync the cluster is not synced when made either. */
  settings?: Record<string, string | number>
  /** How long a server may take to answer, in milliseconds; recovery after a crash counts. */
  patience?: number
}

const role = 'toegangsbeheer'

function addressOf(postmaster: Postmaster, user: string, password: string, database: string): string {
  const base = `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${postmaster.port}/${database}`
  return postmaster.socketFolder ? `${base}?host=${encodeURIComponent(postmaster.socketFolder)}` : base
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'toegangsbeheer lease', connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** The role and the database of the product; done again where an earlier process was killed half-way. */
async function furnish(postmaster: Postmaster, passwords: Passwords): Promise<void> {
  const client = await connect(addressOf(postmaster, 'postgres', passwords.administrator, 'postgres'))
  try {
    await client.query('select pg_advisory_lock(7346, 2)')
    const known = await client.query('select 1 from pg_roles where rolname = $1', [role])
    // The password is of our own making: base64url, nothing to escape.
    if (!known.rowCount) await client.query(`create role ${role} login createdb password '${passwords.application}'`)
    const present = await client.query('select 1 from pg_database where datname = $1', [role])
    if (!present.rowCount) await client.query(`create database ${role} owner ${role}`)
  } finally {
    await client.end()
  }
}

async function lease(postmaster: Postmaster, passwords: Passwords): Promise<Client> {
  const url = addressOf(postmaster, role, passwords.application, 'postgres')
  const client = await connect(url).catch(async (error) => {
    if (error?.code !== '28P01') throw error
    await furnish(postmaster, passwords)
    return connect(url)
  })
  try {
    await client.query('select pg_advisory_lock_shared(7346, 1)')
    const present = await client.query('select 1 from pg_database where datname = $1', [role])
    if (!present.rowCount) await furnish(postmaster, passwords)
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}

/** Starting, stopping or just gone: worth another try. Anything else is a failure. */
const passing = (error: unknown): boolean => {
  // A server that was killed a moment ago: its process, or its memory, is not quite gone.
  if (error instanceof EmbeddedProblem) return /lock file .* already exists|still in use/.test(error.values.output ?? '')
  const code = String((error as { code?: string }).code ?? '')
  return /^(57P0[123]|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/.test(code) || /Connection terminated|timeout/.test(String(error))
}

function held(place: Place, postmaster: Postmaster, client: Client, passwords: Passwords, started: boolean): Embedded {
  let released = false
  const lost = new Promise<void>((resolve) => {
    client.once('end', () => !released && resolve())
  })
  return {
    url: addressOf(postmaster, role, passwords.application, role),
    pid: postmaster.pid,
    started,
    lost,
    async release() {
      if (released) return
      released = true
      try {
        await client.query('select pg_advisory_unlock_shared(7346, 1)')
        const alone = await client.query('select pg_try_advisory_lock(7346, 1) as alone')
        if (alone.rows[0].alone) await stop(place.cluster, postmaster.pid)
      } catch {
        // The connection is gone: so is the server, or another process is stopping it.
      }
      await client.end().catch(() => undefined)
    },
  }
}

/**
 * Takes hold of the embedded database of `dataDir`: makes it when there is none, starts it when it does not run,
 * adopts it when a process that is gone left it running. Throws `EmbeddedProblem`.
 */
export async function embedded({ dataDir, settings = {}, patience = 60_000 }: EmbeddedRequest): Promise<Embedded> {
  const folder = dataFolder(dataDir)
  const place = existingPlace(folder) ?? (await makeCluster(folder, binariesFor, settings.fsync !== 'off'))
  const passwords = passwordsOf(place.home)
  const until = Date.now() + patience
  let started = false
  for (;;) {
    try {
      let present = running(place.cluster)
      if (!present) {
        present = await start(place, binariesFor(place.owner), settings, patience)
        started = present !== undefined
      }
      if (present) return held(place, present, await lease(present, passwords), passwords, started)
    } catch (error) {
      if (!passing(error)) throw error
    }
    if (Date.now() > until) throw new EmbeddedProblem('not-answering', { folder: place.cluster, log: `${place.home}/server.log` })
    await sleep(50)
  }
}
