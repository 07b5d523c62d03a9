import { and, eq, inArray, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { importRuns } from '@/db/schema'
import { actorUserId, type Context } from '@/lib/kernel/context'
import { type Result, refuse } from '@/lib/kernel/result'
import { loadAccount } from '../../accounts/queries'
import type { FileFacts } from '../../read/reading'
import { makePlan } from '../../users/plan'
import { technicalFailure } from '../failure'
import { findRun, type RunRow } from '../find'
import { beginWork } from '../progress'
import { planSchema } from '../schema'
import type { SettingOverrides } from '../view'
import { settingsOf } from './deliver'

/**
 * Makes the plan of a run that has been read, or makes it anew with other settings (I18); `work` settles when it is made. Changes nothing but the run.
 * Overrides that are not given go back to what the account says now.
 * @throws Forbidden; problems: not-plannable when the run is committed, cancelled, failed or still being read, and prefix-missing
 */
export async function planRun(
  ctx: Context,
  input: { run: string; overrides?: SettingOverrides },
): Promise<Result<{ work: Promise<void> }>> {
  const parsed = planSchema.safeParse(input)
  if (!parsed.success) return refuse('invalid-settings')
  const run = await findRun(ctx, parsed.data.run)
  const account = await loadAccount(db(), run.accountCode)
  if (!account) return refuse('unknown-account', { account: run.accountCode })
  const settings = settingsOf(account, parsed.data.overrides as SettingOverrides)
  if (settings.loginName === 'prefix' && !settings.prefix) return refuse('prefix-missing', undefined, 'prefix')
  const begun = await db()
    .update(importRuns)
    .set({ phase: 'planning', settings, reason: null, status: 'preview' })
    .where(
      and(
        eq(importRuns.id, run.id),
        inArray(importRuns.status, ['preview', 'refused']),
        inArray(importRuns.phase, ['read', 'planned', 'planning']),
      ),
    )
    .returning({ id: importRuns.id })
  if (begun.length === 0) return refuse('not-plannable')
  return { ok: true, work: plan(ctx, { ...run, settings }) }
}

async function plan(ctx: Context, run: RunRow & { settings: ReturnType<typeof settingsOf> }): Promise<void> {
  const under = await beginWork(run.id, 'planning')
  try {
    await db().transaction(
      async (tx) => {
        // Two plans of one run at a time would write each other's tables.
        await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('import-plan', ${run.id}))`)
        const account = await loadAccount(tx, run.accountCode)
        if (!account) throw new Error('the account is gone')
        const facts = run.file as FileFacts
        const made = await makePlan(tx, {
          runId: run.id,
          header: facts.header,
          account,
          settings: run.settings,
          actorUserId: actorUserId(ctx.actor),
          progress: (rows) => under.at(rows === null ? 'users' : 'rows', rows ?? run.rowsTotal ?? 0, run.rowsTotal),
        })
        const kept = await tx
          .update(importRuns)
          .set({
            phase: 'planned',
            counts: made.counts,
            fingerprint: made.fingerprint,
            named: made.named,
            plannedAt: sql`clock_timestamp()`,
          })
          .where(and(eq(importRuns.id, run.id), eq(importRuns.status, 'preview')))
          .returning({ id: importRuns.id })
        if (kept.length === 0) tx.rollback()
      },
      { isolationLevel: 'repeatable read' },
    )
  } catch (error) {
    await db()
      .update(importRuns)
      .set({ status: 'failed', failure: technicalFailure('planning', error) })
      .where(and(eq(importRuns.id, run.id), eq(importRuns.status, 'preview')))
  } finally {
    await under.end()
  }
}
