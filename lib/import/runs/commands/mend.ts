import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { importEdits, importRows, importRuns } from '@/db/schema'
import { actorName, type Context } from '@/lib/kernel/context'
import { parse } from '@/lib/kernel/parse'
import { type Result, refuse } from '@/lib/kernel/result'
import { bind } from '../../map/bind'
import type { FileFacts } from '../../read/reading'
import { findRun } from '../find'
import { mendSchema } from '../schema'
import type { RunSettings } from '../view'
import { planRun } from './plan'

export type MendInput = { run: string; row: number; column: string; value: string }

/**
 * Mends one value in the preview (I18): it is kept beside the delivered cells, and the plan is made anew; `work` settles when it is.
 * @throws Forbidden; problems: not-plannable, unknown-row, column-not-delivered, and those of the input
 */
export async function mendValue(ctx: Context, input: MendInput): Promise<Result<{ work: Promise<void> }>> {
  const parsed = parse(mendSchema, input)
  if (!parsed.ok) return parsed
  const { row, column, value } = parsed.value
  const run = await findRun(ctx, parsed.value.run)
  if (run.status !== 'preview' || run.phase !== 'planned') return refuse('not-plannable')
  const settings = run.settings as RunSettings
  const { sources } = bind((run.file as FileFacts).header, settings.mapping)
  if (!sources.has(column)) return refuse('column-not-delivered', { column }, 'column')
  const [known] = await db()
    .select({ row: importRows.row })
    .from(importRows)
    .where(and(eq(importRows.runId, run.id), eq(importRows.row, row)))
  if (!known) return refuse('unknown-row', { row }, 'row')
  const edit = { value, changedBy: actorName(ctx.actor), changedAt: new Date() }
  const kept = await db().transaction(async (tx) => {
    // From here on the plan there is does not count: what is mended and what is committed cannot differ.
    const taken = await tx
      .update(importRuns)
      .set({ phase: 'read' })
      .where(and(eq(importRuns.id, run.id), eq(importRuns.status, 'preview'), eq(importRuns.phase, 'planned')))
      .returning({ id: importRuns.id })
    if (taken.length === 0) return false
    await tx
      .insert(importEdits)
      .values({ runId: run.id, row, column, ...edit })
      .onConflictDoUpdate({ target: [importEdits.runId, importEdits.row, importEdits.column], set: edit })
    return true
  })
  if (!kept) return refuse('not-plannable')
  const { template, element, identification, loginName, prefix, mapping } = settings
  return planRun(ctx, {
    run: run.publicId,
    overrides: { template, element, identification, loginName, ...(prefix === null ? {} : { prefix }), mapping },
  })
}
