import { and, eq, ne, sql } from 'drizzle-orm'
import { db, type Tx } from '@/db/client'
import { customerAccountGroups, importProgress, importRuns } from '@/db/schema'
import { guard } from '@/lib/access/guard'
import { assertWithinReach } from '@/lib/access/reach/within'
import { change } from '@/lib/history/change'
import { actorName, actorUserId, type Context } from '@/lib/kernel/context'
import { Forbidden, type Result, refuse } from '@/lib/kernel/result'
import { coversAccount } from '../../accounts/access'
import { applyPlan, holdStill } from '../../users/apply'
import { fingerprint, type Named } from '../../users/fingerprint'
import { type CommitWishes, refusal } from '../../users/safeguards'
import { findRun, type RunRow } from '../find'
import { beginWork, type UnderWay } from '../progress'
import { commitSchema } from '../schema'
import { BUSY, inTurn, takesTurn } from '../turn'
import type { Confirmations, RefusalReason, RunCounts, RunSettings } from '../view'

/** `plannedAt` is that of the plan which the person saw (`RunView`): another one is refused. */
export type CommitInput = { run: string; plannedAt?: string; skipErrors?: boolean; confirm?: Confirmations }

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
  if (parsed.data.plannedAt !== undefined && parsed.data.plannedAt !== run.plannedAt?.toISOString())
    return { ok: true, result: { outcome: 'refused', reason: 'conflict' } }
  const result = await inTurn<Committed>(
    () => once(ctx, run, wishes),
    async () => ((await committingAnother(run)) ? { outcome: 'refused', reason: 'running' } : null),
  )
  if (result.outcome === 'refused' && ctx.means !== 'screen')
    await db()
      .update(importRuns)
      .set({ status: 'refused', reason: result.reason })
      .where(and(eq(importRuns.id, run.id), eq(importRuns.status, 'preview')))
  return { ok: true, result }
}

/** One attempt; runs of one account never overlap (I19, I25). */
async function once(ctx: Context, run: RunRow, wishes: CommitWishes): Promise<Committed | typeof BUSY> {
  let under: UnderWay | undefined
  try {
    return await change({ ...ctx, means: 'import', runId: run.id }, async (w) => {
      if (!(await takesTurn(w.tx, 'import-commit', run.accountId))) return BUSY
      under ??= await beginWork(run.id, 'committing')
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
  } finally {
    await under?.end()
  }
}

/** Whether another run of the account is being committed. The same run sent twice waits for itself. */
async function committingAnother(run: RunRow): Promise<boolean> {
  const [other] = await db()
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
  return other !== undefined
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
  const refused = async () => refusal(settings.template, run.counts as RunCounts, await sharesGroup(tx, run.accountId), wishes)
  const early = await refused()
  if (early) return { outcome: 'refused', reason: early }
  await holdStill(tx)
  const reason = await refused()
  if (reason) return { outcome: 'refused', reason }
  // Who commits, and with what reach, as it is now that nothing can change any more (L5, I22).
  await guard(tx, ctx, 'import')
  if (!(await coversAccount(tx, ctx, run.accountId))) throw new Forbidden('not-found')
  // L7: membership hands out what a group is authorised for, and that may have become more since the preview.
  const groups = await tx
    .select({ groupId: customerAccountGroups.groupId })
    .from(customerAccountGroups)
    .where(eq(customerAccountGroups.accountId, run.accountId))
  // And who is reactivated, or gets another NetId or another address for links, comes into all that the user reaches;
  // whoever is left out with an error gets none of it.
  const revived = sql`
    select p.user_id from import_plan_users p
    where p.run_id = ${run.id} and (p.outcome = 'reactivate' or (p.outcome in ('update', 'move') and p.changed ?| '{netId,ssoDomein,email}'))`
  await assertWithinReach(tx, ctx, [...groups, { userIds: revived }])
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
