import { asc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { importPlanUsers, importRemarks, importRows, importRuns, users } from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { loadAccount } from '../../accounts/queries'
import { droppedColumns } from '../../map/bind'
import { commitRun } from '../../runs/commands/commit'
import { settingsOf } from '../../runs/commands/deliver'
import { planRun } from '../../runs/commands/plan'
import type { RunCounts } from '../../runs/view'
import type { CommitOptions, Remark } from '../oracle/outcome'
import type { ImportFile } from '../oracle/world'
import { makePlan } from '../plan'

/** The command line runs it, asking like a screen: a refused preview can be committed with other wishes. */
const ctx: Context = { actor: { kind: 'command-line', name: 'test' }, means: 'screen', address: null, language: 'nl' }

export type RealPlan = {
  run: string
  counts: RunCounts
  remarks: Pick<Remark, 'row' | 'column' | 'severity' | 'code'>[]
  users: (Pick<
    typeof importPlanUsers.$inferSelect,
    'firstRow' | 'outcome' | 'protection' | 'changed' | 'grantsAdded' | 'grantsRemoved' | 'grantsKept'
  > & { login: string | null })[]
}

/** Stores the file as a run that has been read, and previews it with the real import. `actor` is the login name of whoever runs it. */
export async function preview(code: string, file: ImportFile, actor: string | null): Promise<RealPlan> {
  const account = await loadAccount(db(), code)
  if (!account) throw new Error(`no account ${code}`)
  const dropped = droppedColumns(file.header)
  const facts = { format: 'csv', sheet: null, encoding: null, delimiter: null, headerRow: 1, header: file.header, dropped: [...dropped] }
  const values = {
    accountId: account.id,
    fileName: 'test.csv',
    file: facts,
    rowsTotal: file.rows.length,
    startedBy: 'test',
    phase: 'read' as const,
  }
  const [run] = await db()
    .insert(importRuns)
    .values({ ...values, settings: settingsOf(account, {}) })
    .returning()
  if (!run) throw new Error('no run')
  if (file.rows.length)
    await db()
      .insert(importRows)
      .values(file.rows.map((line) => ({ runId: run.id, row: line.row, cells: stored(line, file.header, dropped) })))
  if (actor === null) {
    const planned = await planRun(ctx, { run: run.publicId })
    if (!planned.ok) throw new Error(JSON.stringify(planned))
    await planned.work
  } else await planAs(actor, run, account)
  return readPlan(run.id)
}

/** As a delivery stores a row: cells of dropped columns left out, places of broken cells moved along. */
function stored({ cells, errors }: ImportFile['rows'][number], header: string[], dropped: Set<number>): string {
  const places = cells.map((_, place) => place).filter((place) => place < header.length && !dropped.has(place))
  const kept = places.map((place) => cells[place])
  const broken = (errors ?? []).map((place) => places.indexOf(place)).filter((place) => place >= 0)
  return JSON.stringify(broken.length ? { c: kept, e: broken } : kept)
}

/** The plan as this user would make it; most of them may not, but any could stand behind a delivery (I10). */
async function planAs(
  actor: string,
  run: typeof importRuns.$inferSelect,
  account: NonNullable<Awaited<ReturnType<typeof loadAccount>>>,
): Promise<void> {
  const [user] = await db()
    .select({ id: users.id })
    .from(users)
    .where(eq(users.loginKey, fold(actor)))
  if (!user) throw new Error(`no user ${actor}`)
  const request = {
    runId: run.id,
    header: (run.file as ImportFile).header,
    account,
    settings: settingsOf(account, {}),
    actorUserId: user.id,
    adminId: null,
  }
  await db().transaction(
    async (tx) => {
      const made = await makePlan(tx, request)
      await tx
        .update(importRuns)
        .set({ ...made, phase: 'planned', plannedAt: sql`clock_timestamp()` })
        .where(eq(importRuns.id, run.id))
    },
    { isolationLevel: 'repeatable read' },
  )
}

async function readPlan(runId: number): Promise<RealPlan> {
  const [run] = await db().select().from(importRuns).where(eq(importRuns.id, runId))
  if (run?.phase !== 'planned') throw new Error(`not planned: ${JSON.stringify(run?.failure)}`)
  const { row, column, severity, code } = importRemarks
  const { firstRow, outcome, protection, loginName: login, changed, grantsAdded, grantsRemoved, grantsKept } = importPlanUsers
  return {
    run: run.publicId,
    counts: run.counts as RunCounts,
    remarks: (await db()
      .select({ row, column, severity, code })
      .from(importRemarks)
      .where(eq(importRemarks.runId, runId))) as RealPlan['remarks'],
    users: await db()
      .select({ firstRow, outcome, protection, login, changed, grantsAdded, grantsRemoved, grantsKept })
      .from(importPlanUsers)
      .where(eq(importPlanUsers.runId, runId))
      .orderBy(asc(importPlanUsers.number)),
  }
}

/** Commits with these wishes; answers why it was refused, or null when it went through. */
export async function commit(run: string, options: CommitOptions): Promise<string | null> {
  const { confirmDeactivations: deactivations, confirmMoves: moves, confirmLosses: losses } = options
  const done = await commitRun(ctx, { run, skipErrors: options.skipErrors ?? false, confirm: { deactivations, moves, losses } })
  if (!done.ok) throw new Error(JSON.stringify(done))
  return done.result.outcome === 'refused' ? done.result.reason : null
}
