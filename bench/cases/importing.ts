import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sql } from 'drizzle-orm'
import type { PoolClient } from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { db, pool } from '@/db/client'
import { setAccount } from '@/lib/import/accounts/commands'
import { commitRun } from '@/lib/import/runs/commands/commit'
import { deliver } from '@/lib/import/runs/commands/deliver'
import { planRun } from '@/lib/import/runs/commands/plan'
import { getRun } from '@/lib/import/runs/queries'
import { programContext } from '@/lib/kernel/context'
import { freshDatabase, loadOrganisation } from '../database'
import { deliveries } from '../files'
import { tell } from '../report'

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const since = performance.now()
  await work()
  return (performance.now() - since) / 1000
}

type Timed = { preview: number; commit: number; memory: number; users: Record<string, number> }

/** Reads (not timed), previews and commits a file, and watches what this process, which stands for the web server, takes on memory. */
async function importing(path: string): Promise<Timed> {
  const delivered = await deliver(programContext, { account: 'bench', path, fileName: 'gebruikers.csv' })
  if (!delivered.ok) throw new Error(JSON.stringify(delivered))
  await delivered.work
  globalThis.gc?.()
  const floor = process.memoryUsage()
  let most = 0
  const watch = setInterval(() => {
    const { heapUsed, external } = process.memoryUsage()
    most = Math.max(most, heapUsed + external - floor.heapUsed - floor.external)
  }, 25)
  const preview = await seconds(async () => {
    const planned = await planRun(programContext, { run: delivered.run })
    if (!planned.ok) throw new Error(JSON.stringify(planned))
    await planned.work
  })
  const { counts, status, failure } = await getRun(programContext, delivered.run)
  if (!counts || status !== 'preview') throw new Error(`preview: ${status} ${JSON.stringify(failure)}`)
  const { deactivations, moves, losses } = counts.safeguards
  const commit = await seconds(async () => {
    const confirm = { deactivations: deactivations.count, moves: moves.count, losses: losses.count }
    const committed = await commitRun(programContext, { run: delivered.run, confirm })
    if (!committed.ok || committed.result.outcome !== 'committed') throw new Error(JSON.stringify(committed))
  })
  clearInterval(watch)
  return { preview, commit, memory: most / 2 ** 20, users: counts.users }
}

/** The columns that are written: what the database generates is made anew by the copy. */
async function plainColumns(client: PoolClient, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  )
  return rows.map(({ name }) => name).join(', ')
}

/** Seconds of COPY of the users, grants and history that are there now into copies of those tables: constraints, indexes and generated columns included. */
async function copying(folder: string): Promise<number> {
  const tables = ['users', 'grants', 'history_records']
  const client = await pool().connect()
  try {
    const columns = new Map<string, string>()
    for (const table of tables) {
      const list = await plainColumns(client, table)
      columns.set(table, list)
      const where = table === 'history_records' ? "where thing in ('user', 'grant')" : ''
      await pipeline(
        client.query(copyTo(`copy (select ${list} from ${table} ${where}) to stdout`)),
        createWriteStream(join(folder, `${table}.copy`)),
      )
      await client.query(`create table copy_${table} (like ${table} including all)`)
    }
    const { rows } = await client.query<{ table: string; definition: string }>(
      `
      select conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition from pg_constraint
      where contype = 'f' and conrelid = any($1::regclass[])`,
      [tables],
    )
    for (const { table, definition } of rows)
      await client.query(`alter table copy_${table} add ${definition.replace(/REFERENCES users\b/, 'REFERENCES copy_users')}`)
    return await seconds(async () => {
      await client.query('begin')
      for (const table of tables)
        await pipeline(
          createReadStream(join(folder, `${table}.copy`)),
          client.query(copyFrom(`copy copy_${table} (${columns.get(table)}) from stdin`)),
        )
      await client.query('commit')
    })
  } finally {
    for (const table of [...tables].reverse()) await client.query(`drop table if exists copy_${table}`).catch(() => undefined)
    client.release()
  }
}

async function prepared(name: string, folder: string): Promise<void> {
  await freshDatabase(name)
  await loadOrganisation(deliveries(folder, 100_000))
  await db().execute(sql`insert into user_groups (name, name_key) values ('HR', 'hr'), ('Leidinggevenden', 'leidinggevenden')`)
  await db().execute(sql`insert into roles (name, name_key, is_default) values ('Standaard', 'standaard', true) on conflict do nothing`)
  const made = await setAccount(programContext, { code: 'bench', name: 'Demo Zorg', groups: ['HR', 'Leidinggevenden'] })
  if (!made.ok) throw new Error(JSON.stringify(made))
  await db().execute(sql`analyze`)
}

/** S2 and S3: preview and commit into an empty system, and of the next delivery with 5 % changes; S4: their growth. */
export async function importCases(folder: string, wanted: (id: string) => boolean): Promise<void> {
  const took: Record<number, { load: Timed; change: Timed }> = {}
  for (const rows of [10_000, 100_000]) {
    await prepared(`bench_${rows}`, folder)
    const load = await importing(`${deliveries(folder, rows)}/gebruikers.csv`)
    await db().execute(sql`analyze`)
    const bare = await copying(folder)
    const change = await importing(`${deliveries(folder, rows, 5)}/gebruikers.csv`)
    const bareAfter = await copying(folder)
    took[rows] = { load, change }
    const big = rows === 100_000
    for (const [name, timed, copy] of [
      ['load', load, bare],
      ['change', change, bareAfter],
    ] as const) {
      const detail = { previewSeconds: timed.preview, commitSeconds: timed.commit, copySeconds: copy, users: timed.users }
      if (wanted('S2'))
        tell({ id: 'S2', case: `${name} ${rows}`, value: timed.preview / copy, unit: 'x COPY', target: big ? 2 : null, detail })
      if (wanted('S3'))
        tell({ id: 'S3', case: `${name} ${rows}`, value: timed.commit / copy, unit: 'x COPY', target: big ? 3 : null, detail })
    }
  }
  const [small, large] = [took[10_000], took[100_000]]
  if (!small || !large || !wanted('S4')) return
  for (const name of ['load', 'change'] as const) {
    for (const step of ['preview', 'commit'] as const)
      tell({
        id: 'S4',
        case: `${step} of a ${name}, 10 x the rows`,
        value: Math.log10(large[name][step] / small[name][step]),
        unit: 'exponent',
        target: 1.1,
      })
    tell({
      id: 'S4',
      case: `memory during a ${name} of 100000`,
      value: Math.max(0, large[name].memory - small[name].memory),
      unit: 'MB more than 10000',
      target: 50,
      detail: { small: small[name].memory, large: large[name].memory },
    })
  }
}
