import type { Context } from '@/lib/kernel/context'
import type { Result } from '@/lib/kernel/result'
import { findRun } from '../find'
import type { Mapping, RunSettings } from '../view'
import { planRun } from './plan'

/**
 * Makes the preview with the settings that the run has, and with another mapping when one is given (null: Standaard); `work` settles when it is made.
 * @throws Forbidden; problems: those of `planRun`
 */
export async function previewRun(
  ctx: Context,
  { run: publicId, mapping: given }: { run: string; mapping?: Mapping | null },
): Promise<Result<{ work: Promise<void> }>> {
  const run = await findRun(ctx, publicId)
  const { template, element, identification, loginName, prefix, mapping } = run.settings as RunSettings
  const overrides = { template, element, identification, loginName, ...(prefix === null ? {} : { prefix }) }
  return planRun(ctx, { run: run.publicId, overrides: { ...overrides, mapping: given === undefined ? mapping : given } })
}
