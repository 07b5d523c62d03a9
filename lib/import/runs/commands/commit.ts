import { and, eq, ne, sql } from 'drizzle-orm'
import { db, type Tx } from '@/db/client'
import { customerAccountGroups, importProgress, importRuns } from '@/db/schema'
import { guard } from '@/lib/access/guard'
import { assertWithinReach } from '@/lib/access/reach/within'
import { change } from '@/lib/history/change'
import { actorName, actorUserId, type Context } from '@/lib/kernel/context'
import { type Result, refuse } from '@/lib/kernel/result'
import { applyPlan, holdStill } from '../../users/apply'
import { fingerprint, type Named } from '../../users/fingerprint'
import { type CommitWishes, refusal } from '../../users/safeguards'
import { findRun, type RunRow } from '../find'
import { beginWork } from '../progress'
import { commitSchema } from '../schema'
import type { Confirmations, RefusalReason, RunCounts, RunSettings } from '../view'

export type CommitInput = { run: string; skipErrors?: boolean; confirm?: Confirmations }

/** What became of a commit: applied now, applied before (pressed twice), or refused and nothing applied. */
export type Committed = { outcome: 'committed' | 'already' } | { outcome: 'refused'; reason: RefusalReason }

/**
 * Applies exactly the plan that was previewed, in one transaction, once (I19). Sent again, or by two at once, it answers 'already'.
 * A refusal for a screen leaves the preview as it is; elsewhere the run ends 'refused'.
 * @throws Forbidden; problems: not-committable when there is no plan to commit
 */
export async function commitRun(ctx: Context, input: CommitInput): Promise<Result<{ result: Committed }>> {
  const parsed = commitSchema.safeParse(input)
  if (!parsed.success) return refuse('invalid-input')
  const wishes = { skipErrors: parsed.data.skipErrors, confirm: parsed.data.confirm as Confirmations }
  const run = await findRun(ctx, parsed.data.run)
  if (run.status === 'committed') return { ok: true, result: { outcome: 'already' } }
  if (run.status !== 'preview' || run.phase !== 'planned') return refuse('not-committable')
  const under = await beginWork(run.id, 'committing')
  try {
    const result = await change({ ...ctx, means: 'import', runId: run.id }, async (w) => {
      const reason = await takeTurn(w.tx, run)
      if (reason) return { outcome: 'refused', reason } as const
      const refused = await check(w.tx, ctx, run, wishes)
      if (refused) return refused
      await applyPlan(w, run.id)
      const finish = {
        status: 'committed',
        reason: null,
        committedById: actorUserId(ctx.actor),
        committedBy: actorName(ctx.actor),
        skippedErrors: wishes.skipErrors,
      } as const
      await w.tx
        .update(importRuns)
        .set({ ...finish, committedAt: sql`clock_timestamp()` })
        .where(eq(importRuns.id, run.id))
      await w.record([
        {
          thing: 'import-run',
          thingId: run.publicId,
          action: 'commit',
          after: { account: run.accountCode, counts: run.counts, settings: run.settings },
        },
      ])
      return { outcome: 'committed' } as const
    })
    if (result.outcome === 'refused' && ctx.means !== 'screen')
      await db()
        .update(importRuns)
        .set({ status: 'refused', reason: result.reason })
        .where(and(eq(importRuns.id, run.id), eq(importRuns.status, 'preview')))
    return { ok: true, result }
  } finally {
    await under.end()
  }
}

/** Runs of one account never overlap. The same run sent twice waits for itself; another run is refused (I19, I25). */
async function takeTurn(tx: Tx, run: RunRow): Promise<RefusalReason | null> {
  // A client that was killed is noticed in the middle of a statement too, so that its locks go.
  await tx.execute(sql`set local client_connection_check_interval = '2s'`)
  const key = sql`hashtextextended('import-commit', ${run.accountId})`
  const { rows } = await tx.execute<{ got: boolean }>(sql`select pg_try_advisory_xact_lock(${key}) as got`)
  if (rows[0]?.got) return null
  const [other] = await tx
    .select({ id: importRuns.id })
    .from(importProgress)
    .innerJoin(importRuns, eq(importRuns.id, importProgress.runId))
    .where(
      and(
        eq(importRuns.accountId, run.accountId),
        ne(importRuns.id, run.id),
        eq(importProgress.work, 'committing'),
        sql`lease_until > now()`,
      ),
    )
    .limit(1)
  if (other) return 'running'
  await tx.execute(sql`select pg_advisory_xact_lock(${key})`)
  return null
}

async function check(
  tx: Tx,
  ctx: Context,
  run: RunRow,
  wishes: CommitWishes,
): Promise<{ outcome: 'already' } | { outcome: 'refused'; reason: RefusalReason } | null> {
  const [now] = await tx.select().from(importRuns).where(eq(importRuns.id, run.id)).for('update')
  if (now?.status === 'committed') return { outcome: 'already' }
  if (now?.status !== 'preview' || now.phase !== 'planned') return { outcome: 'refused', reason: 'conflict' }
  // What may be committed is what the person saw: a plan made anew in the meantime is another plan.
  if (now.fingerprint !== run.fingerprint || now.plannedAt?.getTime() !== run.plannedAt?.getTime())
    return { outcome: 'refused', reason: 'conflict' }
  const settings = run.settings as RunSettings
  const reason = refusal(settings.template, run.counts as RunCounts, await sharesGroup(tx, run.accountId), wishes)
  if (reason) return { outcome: 'refused', reason }
  await holdStill(tx)
  await guard(tx, ctx, 'import')
  // L7: membership hands out what a group is authorised for, and that may have become more since the preview.
  const groups = await tx
    .select({ groupId: customerAccountGroups.groupId })
    .from(customerAccountGroups)
    .where(eq(customerAccountGroups.accountId, run.accountId))
  await assertWithinReach(tx, ctx, groups)
  if ((await fingerprint(tx, run.id, run.accountId, run.named as Named)) !== run.fingerprint)
    return { outcome: 'refused', reason: 'conflict' }
  return null
}

/** Whether another account has one of this account's groups too (I8). */
async function sharesGroup(tx: Tx, accountId: number): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    select from customer_account_groups mine join customer_account_groups other using (group_id)
    where mine.account_id = ${accountId} and other.account_id <> ${accountId} limit 1`)
  return rows.length > 0
}
