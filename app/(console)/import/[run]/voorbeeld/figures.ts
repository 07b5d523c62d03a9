import type { RefusalReason, RunCounts } from '@/lib/import/runs/view'

/** What the foot of the preview needs of a plan's counts. */
export type Figures = Pick<RunCounts, 'users' | 'rows' | 'grants' | 'safeguards' | 'undeterminedRows' | 'adopted'>
/** A safeguard that is confirmed by typing its number (I20); that of rows with errors cannot be. */
export type Guard = 'deactivations' | 'moves' | 'losses'

const GUARDS: readonly Guard[] = ['deactivations', 'moves', 'losses']

export const exceeded = ({ safeguards }: Figures): Guard[] => GUARDS.filter((guard) => safeguards[guard].exceeded)

/** What stands in the way whatever the person ticks or types. */
export type Hindrance = 'empty' | 'undetermined-rows' | 'error-rows'

/** The hindrance known beforehand, told on the page; the command decides (`users/safeguards`). `full`: the full template. */
export function hindranceOf({ rows, undeterminedRows, safeguards }: Figures, full: boolean): Hindrance | null {
  if (rows.total === 0) return 'empty'
  if (full && undeterminedRows > 0) return 'undetermined-rows'
  return safeguards.errorRows.exceeded ? 'error-rows' : null
}

/** Where on the page the hindrance stands. */
export const hindrancePlace = 'belemmering'

/** The refusal that the foot has to tell; what the hindrance tells already is not said twice. */
export function refusalAtFoot(
  reason: RefusalReason | null,
  hindrance: Hindrance | null,
): Exclude<RefusalReason, 'empty' | 'undetermined-rows'> | null {
  if (reason === 'empty' || reason === 'undetermined-rows') return null
  return hindrance && (reason === 'errors' || reason === 'safeguard') ? null : reason
}

const WRITTEN = ['create', 'update', 'move', 'reactivate', 'deactivate'] as const

/** How many users are written. */
export const writtenUsers = ({ users }: Figures): number => WRITTEN.reduce((sum, outcome) => sum + users[outcome], 0)
