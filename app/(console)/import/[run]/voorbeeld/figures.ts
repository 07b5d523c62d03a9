import type { RefusalReason, RunCounts } from '@/lib/import/runs/view'

/** What the foot of the preview needs of a plan's counts. */
export type Figures = Pick<RunCounts, 'users' | 'rows' | 'grants' | 'safeguards' | 'undeterminedRows'>
/** A safeguard that is confirmed by typing its number (I20); that of rows with errors cannot be. */
export type Guard = 'deactivations' | 'moves' | 'losses'

const GUARDS: readonly Guard[] = ['deactivations', 'moves', 'losses']

export const exceeded = ({ safeguards }: Figures): Guard[] => GUARDS.filter((guard) => safeguards[guard].exceeded)

/** What stands in the way whatever the person says, known beforehand; the command decides (`users/safeguards`). `full`: the full template. */
export function hindrance({ rows, undeterminedRows, safeguards }: Figures, full: boolean): RefusalReason | null {
  if (rows.total === 0) return 'empty'
  if (full && undeterminedRows > 0) return 'undetermined-rows'
  return safeguards.errorRows.exceeded ? 'safeguard' : null
}

const WRITTEN = ['create', 'update', 'move', 'reactivate', 'deactivate'] as const

/** How many users are written. */
export const writtenUsers = ({ users }: Figures): number => WRITTEN.reduce((sum, outcome) => sum + users[outcome], 0)
