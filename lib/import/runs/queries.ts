import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { importProgress, importRemarks } from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { findRun, type RunRow } from './find'
import { firstOf, placed } from './placed'
import { sightOf, tellsOfUser } from './sight'
import type { PlacedPage, RemarkView, RunCounts, RunProgress, RunSettings, RunView } from './view'

/** The run as it stands, with the work under way on it. @throws Forbidden */
export async function getRun(ctx: Context, publicId: string): Promise<RunView> {
  const run = await findRun(ctx, publicId)
  return runView(run, await progressOf(run.id))
}

async function progressOf(runId: number): Promise<(RunProgress & { alive: boolean }) | null> {
  const [row] = await db()
    .select({
      work: importProgress.work,
      step: importProgress.step,
      done: importProgress.done,
      of: importProgress.of,
      startedAt: importProgress.startedAt,
      alive: sql<boolean>`${importProgress.leaseUntil} > now()`,
    })
    .from(importProgress)
    .where(eq(importProgress.runId, runId))
  return row ? { ...row, startedAt: row.startedAt.toISOString() } : null
}

/** A run as a person sees it, with the work under way on it. */
export function runView(run: RunRow, progress: (RunProgress & { alive: boolean }) | null): RunView {
  const { alive, ...under } = progress ?? { alive: false }
  const committing = run.status === 'preview' && alive && progress?.work === 'committing'
  // Reading or planning whose process died: it will not go on by itself (I19).
  const stopped = run.status === 'preview' && !alive && (run.phase === 'reading' || run.phase === 'planning')
  return {
    run: run.publicId,
    status: committing ? 'committing' : stopped ? 'failed' : run.status,
    phase: run.phase,
    reason: run.reason as RunView['reason'],
    failure: stopped ? { code: 'interrupted', values: {} } : (run.failure as RunView['failure']),
    account: { code: run.accountCode, name: run.accountName },
    fileName: run.fileName,
    file: run.file as RunView['file'],
    rows: run.rowsTotal,
    settings: run.settings as RunSettings,
    counts: run.counts as RunCounts | null,
    progress: alive ? (under as RunProgress) : null,
    startedBy: run.startedBy,
    committedBy: run.committedBy,
    createdAt: run.createdAt.toISOString(),
    plannedAt: run.plannedAt?.toISOString() ?? null,
    committedAt: run.committedAt?.toISOString() ?? null,
  }
}

/**
 * Remarks of the plan in the order of the file, those about columns first: at most `limit`, after a number or before one.
 * @throws Forbidden
 */
export async function listRemarks(
  ctx: Context,
  publicId: string,
  page: { after?: number; before?: number; limit?: number; severity?: 'error' | 'warning' } = {},
): Promise<PlacedPage<RemarkView>> {
  const run = await findRun(ctx, publicId)
  const limit = Math.min(page.limit ?? 100, 1000)
  const sight = await sightOf(db(), ctx)
  const unseen = sql`select p.number from import_plan_users p where p.run_id = ${run.id} and ${sight.unseen}`
  const of = and(
    eq(importRemarks.runId, run.id),
    page.severity ? eq(importRemarks.severity, page.severity) : undefined,
    sql`not (${tellsOfUser(sql`${importRemarks}`)} and ${importRemarks.user} in (${unseen}))`,
  )
  const { row, column, severity, value, hint, number } = importRemarks
  const code = sight.codeOfRemark(sql`${importRemarks}`)
  const back = page.before !== undefined
  const rows = await db()
    .select({ number, row, column, severity, code, value, hint })
    .from(importRemarks)
    .where(and(of, back ? lt(number, page.before ?? 0) : gt(number, page.after ?? 0)))
    .orderBy(back ? desc(number) : asc(number))
    .limit(limit + 1)
  const [count] = await db()
    .select({
      total: sql<number>`count(*)::int`,
      skipped: sql<number>`(count(*) filter (where ${number} < ${firstOf(rows, limit, back)}))::int`,
    })
    .from(importRemarks)
    .where(of)
  return placed(rows, limit, back, count)
}
