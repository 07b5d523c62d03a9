'use server'
import { setTimeout as sleep } from 'node:timers/promises'
import { action } from '@/lib/auth/action'
import { cancelRun } from '@/lib/import/runs/commands/cancel'
import { commitRun } from '@/lib/import/runs/commands/commit'
import { configureRun } from '@/lib/import/runs/commands/configure'
import { mendValue } from '@/lib/import/runs/commands/mend'
import { previewRun } from '@/lib/import/runs/commands/preview'
import { cancelSchema, commitSchema, mendSchema, planSchema, previewSchema } from '@/lib/import/runs/schema'
import type { Result } from '@/lib/kernel/result'

/** How long an action waits for the plan, in milliseconds; of what takes longer the page shows how far it is. */
const PATIENCE = 2_500

async function waitFor(begun: Result<{ work: Promise<void> }>): Promise<Result> {
  if (!begun.ok) return begun
  await Promise.race([begun.work, sleep(PATIENCE, null, { ref: false })])
  return { ok: true }
}

export const configure = action(planSchema, (ctx, input) => configureRun(ctx, input))
export const preview = action(previewSchema, async (ctx, input) => waitFor(await previewRun(ctx, input)))
export const mend = action(mendSchema, async (ctx, input) => waitFor(await mendValue(ctx, input)))
export const cancel = action(cancelSchema, cancelRun)
export const commit = action(commitSchema, commitRun)
