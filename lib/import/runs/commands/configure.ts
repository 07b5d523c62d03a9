import { isDeepStrictEqual } from 'node:util'
import { and, eq, inArray } from 'drizzle-orm'
import { db } from '@/db/client'
import { importRuns } from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { parse } from '@/lib/kernel/parse'
import { type Result, refuse } from '@/lib/kernel/result'
import { findRun } from '../find'
import { planSchema } from '../schema'
import type { RunSettings, SettingOverrides } from '../view'

/**
 * Keeps other settings for a run that has been read, without making its plan: what is not named stays as it is. A plan made with
 * the settings of before no longer counts. Nothing happens when all of it is so already.
 * @throws Forbidden; problems: not-plannable while it is read or planned or when it has ended, prefix-missing, and those of the input
 */
export async function configureRun(ctx: Context, input: { run: string; overrides?: SettingOverrides }): Promise<Result> {
  const parsed = parse(planSchema, input)
  if (!parsed.ok) return parsed
  const run = await findRun(ctx, parsed.value.run)
  const before = run.settings as RunSettings
  const given = Object.entries(parsed.value.overrides).filter(([, value]) => value !== undefined)
  const settings = { ...before, ...Object.fromEntries(given) } as RunSettings
  settings.prefix ||= null
  if (settings.loginName === 'prefix' && !settings.prefix) return refuse('prefix-missing', undefined, 'prefix')
  if (isDeepStrictEqual(settings, before)) return { ok: true }
  const kept = await db()
    .update(importRuns)
    .set({ settings, phase: 'read', status: 'preview', reason: null, counts: null, fingerprint: null, plannedAt: null })
    .where(
      and(eq(importRuns.id, run.id), inArray(importRuns.status, ['preview', 'refused']), inArray(importRuns.phase, ['read', 'planned'])),
    )
    .returning({ id: importRuns.id })
  return kept.length > 0 ? { ok: true } : refuse('not-plannable')
}
