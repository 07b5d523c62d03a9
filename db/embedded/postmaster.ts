import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, fchownSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries'
import { asOwner } from './owner'
import type { Place } from './place'
import { EmbeddedProblem } from './problem'

/** A running server as its `postmaster.pid` tells it. */
export type Postmaster = { pid: number; port: number; socketFolder: string; ready: boolean }

export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  // A process that ended and that nobody has waited for yet (a container whose process 1 does not) still has its number.
  return !(existsSync(`/proc/${pid}/stat`) && /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')))
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout ?? ''
  }
}

/**
 * The server that runs on this cluster, whoever started it. Undefined when none does: no file, its process is gone, or
 * its number belongs to another program by now (numbers come round quickly in containers).
 */
export function running(cluster: string): Postmaster | undefined {
  let lines: string[]
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Math.abs(Number(lines[0]))
  if (!pid || !alive(pid) || !(process.platform === 'win32' || commandOf(pid).includes(cluster))) return undefined
  return { pid, port: Number(lines[3]), socketFolder: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' }
}

/**
 * PostgreSQL takes the file of a process that is gone as stale by itself, but refuses to start over one that names a
 * living process. Naming ourselves, its parent, makes it take the file as stale while it still checks that nothing of
 * the old server uses the shared memory.
 */
function disarm(cluster: string): void {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return
  const [pid, ...rest] = readFileSync(file, 'utf8').split('\n')
  const foreign = Number(pid) > 0 && alive(Number(pid)) && !running(cluster)
  // Another process may just have started a server: then the file is new.
  if (foreign && readFileSync(file, 'utf8').split('\n')[0] === pid) writeFileSync(file, [String(process.pid), ...rest].join('\n'))
}

/** Resolves with the port when it is free (any free one for 0), else undefined. */
const freePort = (wanted: number): Promise<number | undefined> =>
  new Promise((done) => {
    const server = createServer().on('error', () => done(undefined))
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })

/** The port of last time if it is free: whoever runs with that address finds a server that was restarted. */
async function portFor(home: string): Promise<number> {
  const file = join(home, 'port')
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  const port = (await freePort(last)) ?? (await freePort(0))!
  if (port !== last) writeFileSync(file, String(port))
  return port
}

/** A Unix socket, where only the owner and root come; its path may hold about 100 bytes, so else loopback. */
async function address({ home, cluster }: Place): Promise<string[]> {
  const socket = process.platform !== 'win32' && Buffer.byteLength(join(cluster, '.s.PGSQL.5432.lock')) < 100
  if (socket) return ['-c', 'listen_addresses=', '-c', `unix_socket_directories=${cluster}`, '-c', 'port=5432']
  return ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', `port=${await portFor(home)}`]
}

/** Megabytes of memory of the machine, or of the container where that has less. */
function memory(): number {
  const allowed = process.constrainedMemory() || totalmem()
  return Math.min(allowed, totalmem()) / 2 ** 20
}
const megabytes = (wanted: number, least: number, most: number) => `${Math.round(Math.min(Math.max(wanted, least), most))}MB`

const settings: Record<string, string | number> = {
  max_connections: 100,
  // An eighth: lists over a million users stay in it (S6), and the web server keeps its own.
  shared_buffers: megabytes(memory() / 8, 128, 2048),
  effective_cache_size: megabytes(memory() / 2, 512, 16_384),
  work_mem: '32MB',
  maintenance_work_mem: '128MB',
  random_page_cost: 1.1,
  max_wal_size: '2GB',
  wal_level: 'minimal',
  max_wal_senders: 0,
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Statements and details hold people's data; the log names the error alone.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  // A client that was killed during a statement gives its transaction and locks back within seconds.
  ...(process.platform === 'win32' ? {} : { client_connection_check_interval: '2s' }),
  // Containers often have a /dev/shm of 64 MB only.
  ...(process.platform === 'linux' ? { dynamic_shared_memory_type: 'sysv' } : {}),
}

function logFile(home: string): { path: string; handle: number } {
  const path = join(home, 'server.log')
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) renameSync(path, `${path}.1`)
  const handle = openSync(path, 'a', 0o600)
  // Root may start the server of an ordinary user, who must be able to write here tomorrow.
  if (process.getuid?.() === 0) fchownSync(handle, statSync(home).uid, statSync(home).gid)
  return { path, handle }
}

/** Starts a server in a session of its own (Ctrl-C must reach us first). Undefined when another process was quicker. */
export async function start(
  place: Place,
  binaries: Binaries,
  extra: Record<string, string | number>,
  patience: number,
): Promise<Postmaster | undefined> {
  disarm(place.cluster)
  const options = Object.entries({ ...settings, ...extra }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = logFile(place.home)
  const from = statSync(log.path).size
  const child = spawn(binaries.postgres, ['-D', place.cluster, ...(await address(place)), ...options], {
    ...asOwner(place.owner),
    detached: true,
    stdio: ['ignore', log.handle, log.handle],
  })
  closeSync(log.handle)
  let ended = false
  child.on('error', () => (ended = true))
  child.on('exit', () => (ended = true))
  child.unref()
  const until = Date.now() + patience
  while (Date.now() < until) {
    const present = running(place.cluster)
    if (present?.ready) return present
    if (ended) {
      if (present) return undefined
      const output = readFileSync(log.path).subarray(from).toString('utf8').trim()
      throw new EmbeddedProblem('start-failed', { log: log.path, output: output.slice(-2000) })
    }
    await sleep(20)
  }
  throw new EmbeddedProblem('not-answering', { folder: place.cluster, log: log.path })
}

/** Ends a server: connections are cut, everything acknowledged is on disk. */
export async function stop(cluster: string, pid: number): Promise<void> {
  const gone = () => running(cluster)?.pid !== pid
  for (const [signal, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    if (gone()) return
    process.kill(pid, signal)
    for (const until = Date.now() + patience; Date.now() < until; await sleep(20)) if (gone()) return
  }
}
