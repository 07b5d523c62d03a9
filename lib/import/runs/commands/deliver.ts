import { and, eq } from 'drizzle-orm'
import { db, pool } from '@/db/client'
import { importRuns } from '@/db/schema'
import { guard } from '@/lib/access/guard'
import { assertWithinReach } from '@/lib/access/reach/within'
import { actorName, actorUserId, type Context } from '@/lib/kernel/context'
import { copyAll, copyText } from '@/lib/kernel/copy'
import { type Result, refuse } from '@/lib/kernel/result'
import { cut, storable, storableJson } from '@/lib/kernel/storable'
import { coversAccount, scopeToKeep } from '../../accounts/access'
import { type AccountSettings, loadAccount } from '../../accounts/queries'
import { droppedColumns } from '../../map/bind'
import { storableHeader } from '../../map/sensitive'
import { readFile } from '../../read/read-file'
import { type FileFacts, type ReadRow, UnreadableFile } from '../../read/reading'
import { technicalFailure } from '../failure'
import { beginWork } from '../progress'
import { overridesSchema } from '../schema'
import type { RunSettings, SettingOverrides } from '../view'

export type Delivery = {
  account: string
  /** Where the file stands on disk; a path of ours, never made from a name of the user. */
  path: string
  /** The name as delivered, only to show. */
  fileName: string
  sheet?: string
  encoding?: string
  overrides?: SettingOverrides
}

/** The settings of a run: the account's, with what is otherwise this time. */
export function settingsOf(account: AccountSettings, overrides: SettingOverrides): RunSettings {
  const { code, name, template, element, identification, loginName, prefix, ssoDomain, contact, mapping } = account
  const settings = { account: code, accountName: name, template, element, identification, loginName, prefix, ssoDomain, contact, mapping }
  return { ...settings, ...Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined)) } as RunSettings
}

/**
 * Takes in a delivered file (I1): makes the run and reads the file into `import_rows`, in the background; `work` settles when it is read.
 * A file that cannot be read leaves the run 'failed' with what is wrong.
 * @throws Forbidden when the caller may not import for the account (I22); problems: unknown-account, and those of the settings
 */
export async function deliver(ctx: Context, delivery: Delivery): Promise<Result<{ run: string; work: Promise<void> }>> {
  await guard(db(), ctx, 'import')
  const overrides = overridesSchema.safeParse(delivery.overrides ?? {})
  if (!overrides.success) return refuse('invalid-settings')
  const account = await loadAccount(db(), delivery.account)
  // I22: one beyond the caller's reach answers like one that does not exist.
  if (!account || !(await coversAccount(db(), ctx, account.id))) return refuse('unknown-account', { account: delivery.account }, 'account')
  // L7: membership of a group hands out what the group is authorised for.
  await assertWithinReach(
    db(),
    ctx,
    account.groups.map((group) => ({ groupId: group.id })),
  )
  const settings = settingsOf(account, overrides.data as SettingOverrides)
  if (settings.loginName === 'prefix' && !settings.prefix) return refuse('prefix-missing', undefined, 'prefix')
  const [made] = await db()
    .insert(importRuns)
    .values({
      accountId: account.id,
      scopeEmployers: scopeToKeep(account.id),
      fileName: cut(storable(delivery.fileName), 255),
      settings,
      startedById: actorUserId(ctx.actor),
      startedBy: actorName(ctx.actor),
    })
    .returning({ id: importRuns.id, publicId: importRuns.publicId })
  if (!made) throw new Error('no run was made')
  return { ok: true, run: made.publicId, work: readInto(made.id, delivery) }
}

async function readInto(runId: number, delivery: Delivery): Promise<void> {
  const under = await beginWork(runId, 'reading')
  const aborter = new AbortController()
  try {
    const reading = await readFile(delivery.path, {
      name: delivery.fileName,
      sheet: delivery.sheet,
      encoding: delivery.encoding,
      signal: aborter.signal,
    })
    const read = JSON.parse(storableJson(reading.facts)) as FileFacts
    const facts = { ...read, header: storableHeader(read.header) }
    const dropped = droppedColumns(facts.header)
    const client = await pool().connect()
    let rows = 0
    try {
      await client.query('begin')
      const lines = async function* () {
        for await (const batch of reading.batches) {
          yield batch.map((row) => line(runId, row, dropped, facts.header.length)).join('')
          rows += batch.length
          under.at('rows', rows)
        }
      }
      await copyAll(client, 'copy import_rows (run_id, row, cells) from stdin', lines())
      const kept = await client.query(
        `update import_runs set phase = 'read', file = $2, rows_total = $3 where id = $1 and status = 'preview' and phase = 'reading'`,
        [runId, JSON.stringify({ ...facts, dropped: [...dropped] }), rows],
      )
      // Cancelled meanwhile: nothing of the file stays behind.
      await client.query(kept.rowCount === 1 ? 'commit' : 'rollback')
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      throw error
    } finally {
      reading.close()
      client.release()
    }
  } catch (error) {
    const failure = error instanceof UnreadableFile ? { code: error.code, values: error.values } : technicalFailure('reading', error)
    await db()
      .update(importRuns)
      .set({ status: 'failed', failure: JSON.parse(storableJson(failure)) })
      .where(and(eq(importRuns.id, runId), eq(importRuns.status, 'preview')))
  } finally {
    await under.end()
  }
}

/** A row for COPY: the cells that may be stored (I16), as JSON; places of error cells move along. */
function line(runId: number, { row, cells, errors }: ReadRow, dropped: Set<number>, columns: number): string {
  const kept: string[] = []
  const wrong: number[] = []
  const broken = new Set(errors)
  for (let i = 0; i < cells.length && i < columns; i++) {
    if (dropped.has(i)) continue
    if (broken.has(i)) wrong.push(kept.length)
    kept.push(cells[i] ?? '')
  }
  return `${runId}\t${row}\t${copyText(JSON.stringify(wrong.length > 0 ? { c: kept, e: wrong } : kept))}\n`
}
