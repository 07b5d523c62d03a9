import type { Context } from '@/lib/kernel/context'
import { type Result, refuse } from '@/lib/kernel/result'
import { setAccount } from '../../accounts/commands'
import { findRun } from '../find'
import type { Mapping, RunSettings } from '../view'
import { isPlannable, planRun } from './plan'

/**
 * Makes the preview with the settings that the run has, and with another mapping when one is given (null: Standaard); `work` settles when it is made. With
 * `remember` the account keeps that mapping first, for whoever may change accounts (I4): the plan rests on the account as it is then (I19).
 * @throws Forbidden; problems: those of `planRun` and `setAccount`
 */
export async function previewRun(
  ctx: Context,
  { run: publicId, mapping: given, remember = false }: { run: string; mapping?: Mapping | null; remember?: boolean },
): Promise<Result<{ work: Promise<void> }>> {
  const run = await findRun(ctx, publicId)
  if (remember && given) {
    // Nothing half done: a run that is not planned any more has nothing remembered either.
    if (!isPlannable(run)) return refuse('not-plannable')
    const kept = await setAccount(ctx, { code: run.accountCode, mapping: given as never })
    if (!kept.ok) return kept
  }
  const { template, element, identification, loginName, prefix, mapping } = run.settings as RunSettings
  const overrides = { template, element, identification, loginName, ...(prefix === null ? {} : { prefix }) }
  return planRun(ctx, { run: run.publicId, overrides: { ...overrides, mapping: given === undefined ? mapping : given } })
}
