import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { Client } from 'pg'
import { loadOrganisation } from '@/bench/database'
import { deliveries } from '@/bench/files'
import { closeDatabase, db } from '@/db/client'
import { embedded } from '@/db/embedded'
import { running } from '@/db/embedded/postmaster'
import { migrate } from '@/db/migrate'
import { setAccount } from '@/lib/import/accounts/commands'
import { commitRun } from '@/lib/import/runs/commands/commit'
import { deliver } from '@/lib/import/runs/commands/deliver'
import { planRun } from '@/lib/import/runs/commands/plan'
import { getRun } from '@/lib/import/runs/queries'
import type { Confirmations, RunView } from '@/lib/import/runs/view'
import { programContext } from '@/lib/kernel/context'
import { ensureDefaultRole } from '@/lib/users/commands/ensure-default-role'
import { person } from '../world'

const ROWS = Number(process.env.P2_ROWS ?? 100_000)

/** The first `rows` rows of a delivery, as a file of its own. */
function firstRows(from: string, to: string, rows: number): string {
  writeFileSync(
    to,
    `${readFileSync(from, 'utf8')
      .split('\n')
      .slice(0, rows + 1)
      .join('\n')}\n`,
  )
  return to
}

async function previewed(path: string): Promise<RunView & { confirm: Confirmations }> {
  const delivered = await deliver(programContext, { account: 'p2', path, fileName: 'gebruikers.csv' })
  if (!delivered.ok) throw new Error(JSON.stringify(delivered))
  await delivered.work
  const planned = await planRun(programContext, { run: delivered.run })
  if (!planned.ok) throw new Error(JSON.stringify(planned))
  await planned.work
  const run = await getRun(programContext, delivered.run)
  if (!run.counts) throw new Error(JSON.stringify(run))
  const { deactivations, moves, losses } = run.counts.safeguards
  return { ...run, confirm: { deactivations: deactivations.count, moves: moves.count, losses: losses.count } }
}

/**
 * An installation with an embedded PostgreSQL of its own, durable as it is delivered, in which a plan of 100,000 rows waits for its commit:
 * users to be created, changed, moved, reactivated and deactivated. `restore` brings it back to that moment from a template, within seconds.
 */
export async function makeInstallation() {
  const dataDir = mkdtempSync(join(tmpdir(), `toegangsbeheer-test-${process.pid}-`))
  chmodSync(dataDir, 0o711)
  const server = await embedded({ dataDir })
  process.env.DATABASE_URL = server.url
  await closeDatabase()
  await migrate(server.url)
  const sheets = deliveries(dataDir, ROWS * 1.3)
  await loadOrganisation(sheets)
  await ensureDefaultRole()
  await db().execute(sql`insert into user_groups (name, name_key) values ('HR', 'hr'), ('Leidinggevenden', 'leidinggevenden')`)
  const account = {
    code: 'p2',
    name: 'Demo Zorg',
    groups: ['HR', 'Leidinggevenden'],
    template: 'volledig',
    identification: 'code',
  } as const
  const made = await setAccount(programContext, { ...account, groups: [...account.groups] })
  if (!made.ok) throw new Error(JSON.stringify(made))
  await db().execute(sql`analyze`)
  const first = await previewed(firstRows(join(sheets, 'gebruikers.csv'), join(dataDir, 'eerste.csv'), ROWS * 0.6))
  const loaded = await commitRun(programContext, { run: first.run, confirm: first.confirm })
  if (!loaded.ok || loaded.result.outcome !== 'committed') throw new Error(JSON.stringify(loaded))
  await db().execute(sql`update users set status = 'deactivated', deactivated_at = now() where id % 40 = 0`)
  await db().execute(sql`analyze`)
  const changed = join(deliveries(dataDir, ROWS * 1.3, 20), 'gebruikers.csv')
  const plan = await previewed(firstRows(changed, join(dataDir, 'tweede.csv'), ROWS))
  const { session } = await person('system')
  await closeDatabase()

  /** A statement outside the product's database, over a connection of its own; waits for a server that was killed and is not back yet. */
  const outside = async <T extends object>(statement: string): Promise<T[]> => {
    const url = new URL(server.url)
    url.pathname = '/postgres'
    for (const until = Date.now() + 60_000; ; await sleep(50)) {
      const client = new Client({ connectionString: url.href })
      client.on('error', () => undefined)
      try {
        await client.connect()
        return (await client.query<T>(statement)).rows
      } catch (error) {
        const { code = '', message } = error as { code?: string; message: string }
        if (!/^(57P0[123]|ECONN\w+|ENOENT)$/.test(code) && !/terminated/.test(message)) throw error
        if (Date.now() > until) throw error
      } finally {
        await client.end().catch(() => undefined)
      }
    }
  }
  await outside('alter database toegangsbeheer rename to before_commit')

  const cluster = () => {
    const location = join(dataDir, 'postgres', 'location')
    return existsSync(location) ? readFileSync(location, 'utf8').trim() : join(dataDir, 'postgres', 'cluster')
  }
  return {
    dataDir,
    plan,
    session,
    outside,
    /** Process number of the server that runs now. */
    postmaster: () => running(cluster())?.pid,
    async restore() {
      await closeDatabase()
      // Not WITH (FORCE): it may not end a vacuum, which is the server's own, and gives up; a plain DROP asks it to go.
      for (let n = 0; ; n++) {
        await outside(`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'toegangsbeheer' and usename = current_user`)
        const problem = await outside('drop database if exists toegangsbeheer').then(
          () => null,
          (error) => error,
        )
        if (problem === null) break
        if (n === 10) throw problem
      }
      await outside('create database toegangsbeheer template before_commit strategy file_copy')
    },
    async end() {
      await closeDatabase()
      await server.release()
      // Whoever was killed holds nothing any more; a server that came back after a kill is ours to stop.
      const left = running(cluster())
      if (left) process.kill(left.pid, 'SIGINT')
      for (let n = 0; n < 300 && running(cluster()); n++) await sleep(100)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type Installation = Awaited<ReturnType<typeof makeInstallation>>

/** A digest of everything that a commit writes, but for moments and numbers that are drawn anew; and how many links the chain has. */
export async function stateNow(): Promise<{ digest: string; links: number }> {
  const sum = (content: string) => sql.raw(`coalesce(sum(hashtextextended(${content}, 0)::numeric), 0)::text || ':' || count(*)`)
  const moments = `- '{changed_at,created_at,deactivated_at,id,valid_from}'::text[]`
  const { rows } = await db().execute<{ digest: string; links: number }>(sql`
    select concat_ws(' ',
      (select ${sum(`u.id::text || (to_jsonb(u) ${moments})::text || (deactivated_at is null)::text`)} from users u),
      (select ${sum(`(to_jsonb(g) ${moments})::text`)} from grants g),
      (select ${sum(`concat_ws('|', thing, action, user_id, group_id, employer_id, (before ${moments})::text, (after ${moments})::text)`)}
        from history_records where thing <> 'import-run'),
      (select string_agg(concat_ws('/', status, reason, committed_at is not null, committed_by), ',' order by id) from import_runs)) as digest,
      (select count(*)::int from history_links) as links`)
  return rows[0]!
}
