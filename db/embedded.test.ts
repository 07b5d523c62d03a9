import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type Embedded, embedded } from './embedded'
import { running, stop } from './embedded/postmaster'

const settings = { fsync: 'off', shared_buffers: '16MB' }
const folder = mkdtempSync(join(tmpdir(), 'embedded-'))
if (process.getuid?.() === 0) chmodSync(folder, 0o711)
const dataDir = join(folder, 'data')
const cluster = join(dataDir, 'postgres', 'cluster')
const hold = () => embedded({ dataDir, settings, patience: 30_000 })

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return Object.values((await client.query(statement)).rows[0] ?? {})[0]
  } finally {
    await client.end()
  }
}

describe('the embedded database', () => {
  let server: Embedded
  beforeAll(async () => {
    server = await hold()
  })
  afterAll(async () => {
    await server.release()
    rmSync(folder, { recursive: true })
  })

  it('is UTF-8 with a locale of its own, whatever the environment says', async () => {
    expect(await ask(server.url, 'show server_encoding')).toBe('UTF8')
    expect(await ask(server.url, `select datlocprovider::text || datlocale from pg_database where datname = current_database()`)).toBe(
      'bC.UTF-8',
    )
    expect(await ask(server.url, `select lower('ÉLAN')`)).toBe('élan')
  })

  it('gives the product a role that is no superuser, and keeps the passwords to the owner', async () => {
    expect(await ask(server.url, 'select rolsuper from pg_roles where rolname = current_user')).toBe(false)
    expect(statSync(join(dataDir, 'postgres', 'passwords.json')).mode & 0o777).toBe(0o600)
    const wrong = server.url.replace(/:[^:@/]+@/, ':guess@')
    await expect(ask(wrong, 'select 1')).rejects.toThrow('password authentication failed')
  })

  it('listens on no address that another machine can reach', async () => {
    expect(['', '127.0.0.1']).toContain(await ask(server.url, 'show listen_addresses'))
  })

  it('is one server for all who ask, and outlives the one that started it', async () => {
    const others = await Promise.all([hold(), hold(), hold()])
    expect(new Set([server, ...others].map(({ pid }) => pid)).size).toBe(1)
    const before = server
    await server.release()
    server = others[0]!
    for (const other of others.slice(1)) await other.release()
    expect(await ask(before.url, 'select 1')).toBe(1)
  })

  it('stops with the last', async () => {
    const { pid } = server
    await server.release()
    expect(running(cluster)).toBeUndefined()
    server = await hold()
    expect(server.started).toBe(true)
    expect(server.pid).not.toBe(pid)
  })

  it('a holder that is killed holds nothing any more, and its server is adopted', async () => {
    await server.release()
    const script = join(folder, 'holder.mjs')
    const { build } = await import('esbuild')
    const entry = {
      contents: `import { embedded } from './db/embedded'; await embedded(${JSON.stringify({ dataDir, settings })}); console.log('held'); setInterval(() => {}, 1000)`,
    }
    await build({
      stdin: { ...entry, resolveDir: process.cwd() },
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      outfile: script,
      logLevel: 'error',
    })
    // Packages are found from the folder that the file lies in.
    const holder = spawn(process.execPath, ['--input-type=module', '-e', readFileSync(script, 'utf8')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((done) => holder.stdout.once('data', done))
    const left = running(cluster)
    holder.kill('SIGKILL')
    await new Promise((done) => holder.once('exit', done))
    server = await hold()
    expect(server).toMatchObject({ started: false, pid: left?.pid })
    await server.release()
    expect(running(cluster)).toBeUndefined()
    server = await hold()
  })

  it('tells its holder when the server is killed, and comes back with what was acknowledged, at the same address', async () => {
    await ask(server.url, 'create table kept as select 1 as one')
    const { url, pid } = server
    process.kill(pid, 'SIGKILL')
    await server.lost
    server = await hold()
    expect(server.url).toBe(url)
    expect(server.pid).not.toBe(pid)
    expect(await ask(url, 'select one from kept')).toBe(1)
  })

  it('a stale postmaster.pid does not hinder, even when its number belongs to another process now', async () => {
    await server.release()
    const file = join(cluster, 'postmaster.pid')
    const lines = (pid: number) => `${pid}\n${cluster}\n1700000000\n5432\n${cluster}\n\n  5432001 0\nready   \n`
    for (const pid of [process.pid, process.ppid, 2 ** 22 - 1]) {
      writeFileSync(file, lines(pid), { mode: 0o600 })
      if (process.getuid?.() === 0) chmodSync(file, 0o644)
      server = await hold()
      expect(server.started).toBe(true)
      await server.release()
    }
    server = await hold()
  })

  it('frees what a killed client held, within seconds', async () => {
    await ask(server.url, 'create table held (id int)')
    const killed = new Client({ connectionString: server.url })
    killed.on('error', () => undefined)
    await killed.connect()
    await killed.query('begin')
    await killed.query('lock table held')
    killed.query('select pg_sleep(60)').catch(() => undefined)
    await new Promise((done) => setTimeout(done, 100))
    ;(killed as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
    const started = Date.now()
    await ask(server.url, 'lock table held').catch(() => undefined)
    expect(await ask(server.url, `select count(*)::int from held`)).toBe(0)
    expect(Date.now() - started).toBeLessThan(8000)
  })

  it('writes no value of a failed statement into its log', async () => {
    await expect(ask(server.url, `insert into kept values ('canary-in-the-log'::int)`)).rejects.toThrow()
    await expect(
      ask(server.url, `create table unique_once (v text unique); insert into unique_once values ('canary'), ('canary')`),
    ).rejects.toThrow()
    expect(readFileSync(join(dataDir, 'postgres', 'server.log'), 'utf8').match(/canary(?!-in-the-log")/g)).toBeNull()
  })
})

describe('a data folder', () => {
  const fresh = () => {
    const made = mkdtempSync(join(tmpdir(), 'embedded-'))
    if (process.getuid?.() === 0) chmodSync(made, 0o711)
    onTestFinished(() => rmSync(made, { recursive: true, force: true }))
    return made
  }

  it('with a path too long for a socket is served over loopback, always at the same port', async () => {
    const long = join(fresh(), 'x'.repeat(100))
    const first = await embedded({ dataDir: long, settings })
    expect(new URL(first.url).searchParams.get('host')).toBeNull()
    expect(await ask(first.url, 'select 1')).toBe(1)
    process.kill(first.pid, 'SIGKILL')
    await first.lost
    const second = await embedded({ dataDir: long, settings })
    expect(second.url).toBe(first.url)
    await second.release()
  })

  it('is made whole by one of many that start at once, what a killed maker left is cleared', async () => {
    const made = fresh()
    mkdirSync(join(made, 'postgres.making.4194303.abc', 'cluster'), { recursive: true })
    const servers = await Promise.all([made, made].map((dataDir) => embedded({ dataDir, settings })))
    expect(new Set(servers.map(({ url }) => url)).size).toBe(1)
    for (const server of servers) await server.release()
    expect(existsSync(join(made, 'postgres.making.4194303.abc'))).toBe(false)
  }, 60_000)

  it('of someone else is refused with a code that has words', async () => {
    const closed = join(fresh(), 'file')
    writeFileSync(closed, '')
    await expect(embedded({ dataDir: closed })).rejects.toMatchObject({ code: 'not-readable', values: { folder: closed } })
  })

  it.runIf(process.getuid?.() === 0)('that PostgreSQL’s own user cannot enter has its cluster elsewhere', async () => {
    const closed = fresh()
    chmodSync(closed, 0o700)
    const server = await embedded({ dataDir: join(closed, 'data'), settings })
    const location = readFileSync(join(closed, 'data', 'postgres', 'location'), 'utf8')
    onTestFinished(() => rmSync(location, { recursive: true, force: true }))
    expect(await ask(server.url, 'select 1')).toBe(1)
    expect(statSync(location)).toMatchObject({ mode: 0o40700 })
    const { pid } = server
    await server.release()
    const again = await embedded({ dataDir: join(closed, 'data'), settings })
    expect(again.pid).not.toBe(pid)
    await again.release()
    await stop(location, again.pid)
  })
})
