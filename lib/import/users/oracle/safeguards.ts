import type { CommitOptions, OraclePlan, Reason } from './outcome'
import { type Settings, sameCi, type World } from './world'

type Judged = Pick<OraclePlan, 'rows' | 'users' | 'undeterminedRows' | 'activeUsers' | 'losses'>

/** Why a commit is refused (I8, I11, I19, I20); null when it goes through. */
export function commitReason(plan: Judged, world: World, settings: Settings, options: CommitOptions): Reason | null {
  if (plan.rows.total === 0) return 'empty'
  if (sharesGroup(world, settings)) return 'shared-group'
  if (settings.template === 'volledig' && plan.undeterminedRows > 0) return 'undetermined-rows'
  if (plan.rows.error + plan.users.error > 0 && !options.skipErrors) return 'errors'
  return isSafe(plan, settings, options) ? null : 'safeguard'
}

/** I8: a group of an account with the full template belongs to no other account. */
const sharesGroup = (world: World, settings: Settings): boolean =>
  settings.template === 'volledig' &&
  world.otherAccounts.some((other) => other.groups.some((group) => settings.groups.some((own) => sameCi(own, group))))

/** I20: each number within its limit, or typed; a number that is typed always equals the plan; rows with errors cannot be typed away. */
function isSafe(plan: Judged, { safeguards }: Settings, options: CommitOptions): boolean {
  const judged: [number, string | null, number | undefined][] = [
    [plan.users.deactivate, safeguards.maxDeactivated, options.confirmDeactivations],
    [plan.users.move, safeguards.maxMoved, options.confirmMoves],
    [plan.losses, safeguards.maxLosses, options.confirmLosses],
  ]
  const users = judged.every(([count, limit, typed]) => (typed === undefined ? isWithin(count, limit, plan.activeUsers) : typed === count))
  return users && areErrorsWithin(plan, safeguards.maxErrorRows)
}

/** At most 10 or 10 %, whichever is larger, and never 50 % or more; a limit that is set replaces all of that. */
function isWithin(count: number, limit: string | null, active: number): boolean {
  if (count === 0 || limit === 'off') return true
  if (limit === null) return (count <= 10 || count * 10 <= active) && count * 2 < active
  return limit.endsWith('%') ? count * 100 <= Number.parseFloat(limit) * active : count <= Number(limit)
}

function areErrorsWithin({ rows }: Judged, limit: string | null): boolean {
  if (limit === 'off') return true
  return rows.error * 100 <= Number.parseFloat(limit ?? '10%') * rows.total
}
