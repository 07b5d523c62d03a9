import { readLimit } from '../accounts/rules'
import type { Confirmations, RefusalReason, RunCounts, Safeguard, Template } from '../runs/view'

/** Safeguards as set on an account; null is the default of I20. */
export type SafeguardSettings = {
  maxDeactivated: string | null
  maxMoved: string | null
  maxLosses: string | null
  maxErrorRows: string | null
}

type Numbers = { deactivate: number; move: number; losses: number; active: number; errorRows: number; rows: number }

/** The most users that go through without typing a number; null when there is no limit. "At most N" lets N itself through (interface.md). */
function most(setting: string | null, active: number): number | null {
  const limit = setting === null ? null : readLimit(setting)
  if (limit === null) {
    // 10 or 10 %, whichever is larger, and never 50 % or more (I20)
    return Math.min(Math.max(10, Math.floor(active / 10)), Math.ceil(active / 2) - 1)
  }
  if (limit.kind === 'off') return null
  return limit.kind === 'count' ? limit.count : Math.floor((limit.percent * active) / 100 + 1e-9)
}

const judge = (count: number, limit: number | null): Safeguard => ({
  count,
  limit: limit === null ? null : Math.max(0, limit),
  exceeded: limit !== null && count > Math.max(0, limit),
})

/** Judges a plan's numbers by the account's safeguards (I20). Pure. */
export function limits(settings: SafeguardSettings, n: Numbers): RunCounts['safeguards'] {
  const errors = settings.maxErrorRows === null ? { kind: 'percent' as const, percent: 10 } : readLimit(settings.maxErrorRows)
  const errorLimit = errors?.kind === 'percent' ? Math.floor((errors.percent * n.rows) / 100 + 1e-9) : null
  return {
    deactivations: judge(n.deactivate, most(settings.maxDeactivated, n.active)),
    moves: judge(n.move, most(settings.maxMoved, n.active)),
    losses: judge(n.losses, most(settings.maxLosses, n.active)),
    errorRows: judge(n.errorRows, errorLimit),
  }
}

/** What the person who commits said. */
export type CommitWishes = { skipErrors: boolean; confirm: Confirmations }

/**
 * Why a plan may not be committed, or null (I8, I11, I19, I20). Checks in the order in which a person can do least about it. Pure.
 * `sharedGroup`: under the full template a group of the account belongs to another account too.
 */
export function refusal(template: Template, counts: RunCounts, sharedGroup: boolean, wishes: CommitWishes): RefusalReason | null {
  if (counts.rows.total === 0) return 'empty'
  if (template === 'volledig' && sharedGroup) return 'shared-group'
  if (template === 'volledig' && counts.undeterminedRows > 0) return 'undetermined-rows'
  if ((counts.rows.error > 0 || counts.users.error > 0) && !wishes.skipErrors) return 'errors'
  const { deactivations, moves, losses, errorRows } = counts.safeguards
  if (errorRows.exceeded) return 'safeguard'
  for (const [guard, confirmed] of [
    [deactivations, wishes.confirm.deactivations],
    [moves, wishes.confirm.moves],
    [losses, wishes.confirm.losses],
  ] as const) {
    if (confirmed !== undefined && confirmed !== guard.count) return 'safeguard'
    if (guard.exceeded && confirmed === undefined) return 'safeguard'
  }
  return null
}
