import { and, eq, inArray } from 'drizzle-orm'
import { importEdits, importRows, importRuns } from '@/db/schema'
import { change } from '@/lib/history/change'
import type { Context } from '@/lib/kernel/context'
import { parse } from '@/lib/kernel/parse'
import { type Result, refuse } from '@/lib/kernel/result'
import { findRun } from '../find'
import { cancelSchema } from '../schema'

/**
 * Ends a run that has not been committed: its rows and edits go, the run itself stays in the list. Work under way notices when it wants to keep its result.
 * @throws Forbidden; problems: not-cancellable when the run is committed, failed or cancelled already
 */
export async function cancelRun(ctx: Context, input: { run: string }): Promise<Result> {
  const parsed = parse(cancelSchema, input)
  if (!parsed.ok) return parsed
  const run = await findRun(ctx, parsed.value.run)
  return change(ctx, async ({ tx, record }) => {
    const ended = await tx
      .update(importRuns)
      .set({ status: 'cancelled' })
      .where(and(eq(importRuns.id, run.id), inArray(importRuns.status, ['preview', 'refused', 'needs-approval'])))
      .returning({ id: importRuns.id })
    if (ended.length === 0) return refuse('not-cancellable')
    await tx.delete(importEdits).where(eq(importEdits.runId, run.id))
    await tx.delete(importRows).where(eq(importRows.runId, run.id))
    await record([{ thing: 'import-run', thingId: run.publicId, action: 'cancel', after: { account: run.accountCode } }])
    return { ok: true }
  })
}
