import { and, eq, inArray, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { importRuns } from '@/db/schema'
import { liveLevel } from '@/lib/access/guard'
import { actorUserId, type Context } from '@/lib/kernel/context'
import { type Result, refuse } from '@/lib/kernel/result'
import { scopeToKeep } from '../../accounts/access'
import { loadAccount } from '../../accounts/queries'
import type { FileFacts } from '../../read/reading'
import { makePlan } from '../../users/plan'
import { technicalFailure } from '../failure'
import { findRun, type RunRow } from '../find'
import { beginWork, type UnderWay } from '../progress'
import { planSchema } from '../schema'
import { BUSY, inTurn, takesTurn } from '../turn'
import type { RunSettings, SettingOverrides } from '../view'
import { settingsOf } from './deliver'

const statuses: RunRow['status'][] = ['preview', 'refused']
const phases: RunRow['phase'][] = ['read', 'planned', 'planning']
/** Whether a run, as it was read, can be planned. */
export const isPlannable = ({ status, phase }: RunRow): boolean => statuses.includes(status) && phases.includes(phase)

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
    .where(and(eq(importRuns.id, run.id), inArray(importRuns.status, statuses), inArray(importRuns.phase, phases)))
    .returning({ id: importRuns.id })
  if (begun.length === 0) return refuse('not-plannable')
  return { ok: true, work: plan(ctx, run) }
}

async function plan(ctx: Context, run: RunRow): Promise<void> {
  const under = await beginWork(run.id, 'planning')
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        return await inTurn(() => once(ctx, run, under))
      } catch (error) {
        if (attempt === ATTEMPTS || !overtaken(error)) throw error
      }
    }
  } catch (error) {
    await db()
      .update(importRuns)
      .set({ status: 'failed', failure: technicalFailure('planning', error) })
      .where(and(eq(importRuns.id, run.id), eq(importRuns.status, 'preview'), eq(importRuns.phase, 'planning')))
  } finally {
    await under.end()
  }
}

const ATTEMPTS = 10

/** The scope that a run has, with that of its account now: of either its report may tell. */
const widened = (accountId: number) => sql`(
  select case when s.before is not null and s.now is not null then array(select unnest(s.before) union select unnest(s.now)) end
  from (select ${importRuns.scopeEmployers} as before, ${scopeToKeep(accountId)} as now) s)`

/** The run was changed after this plan began: serialization failure, deadlock, or rows of another plan that it could not see. */
function overtaken(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: { code?: string } }
  return ['40001', '40P01', '23505'].includes(cause?.code ?? code ?? '')
}

/**
 * Makes the plan with the settings that the run has by now: asked for twice with other settings, the last ones count. Nothing is left to do
 * when the run has been planned, cancelled or set otherwise meanwhile.
 */
const once = (ctx: Context, { id, accountCode }: RunRow, under: UnderWay): Promise<undefined | typeof BUSY> =>
  db().transaction(
    async (tx) => {
      if (!(await takesTurn(tx, 'import-plan', id))) return BUSY
      const [run] = await tx.select().from(importRuns).where(eq(importRuns.id, id))
      if (run?.status !== 'preview' || run.phase !== 'planning') return
      const account = await loadAccount(tx, accountCode)
      if (!account) throw new Error('the account is gone')
      const { name: accountName, ssoDomain, contact } = account
      const settings: RunSettings = { ...(run.settings as RunSettings), accountName, ssoDomain, contact }
      const made = await makePlan(tx, {
        runId: id,
        header: (run.file as FileFacts).header,
        account,
        settings,
        actorUserId: actorUserId(ctx.actor),
        adminId: (await liveLevel(tx, ctx)) === 'system' ? null : actorUserId(ctx.actor),
        progress: (rows) => under.at(rows === null ? 'users' : 'rows', rows ?? run.rowsTotal ?? 0, run.rowsTotal),
      })
      const { counts, fingerprint, named } = made
      await tx
        .update(importRuns)
        .set({
          phase: 'planned',
          scopeEmployers: widened(account.id),
          settings,
          counts,
          fingerprint,
          named,
          plannedAt: sql`clock_timestamp()`,
        })
        .where(eq(importRuns.id, id))
    },
    { isolationLevel: 'repeatable read' },
  )
