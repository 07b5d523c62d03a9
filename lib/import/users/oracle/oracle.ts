import { readRows, unusedColumns } from './cells'
import { layout } from './columns'
import { decide } from './decide'
import { gather } from './gather'
import { inAccount } from './identity'
import {
  type CommitOptions,
  type OraclePlan,
  OUTCOMES,
  type Outcome,
  REMARK_CODES,
  type Remark,
  type RemarkCode,
  type UserPlan,
} from './outcome'
import { apply, planAbsent, planDelivered } from './plan'
import { type Fact, resolveRow } from './rows'
import { commitReason } from './safeguards'
import type { ImportFile, Settings, World } from './world'

/**
 * What the user import should do, worked out from the rules (domain.md I3–I20) one user at a time, in memory, with no regard for speed.
 * The set-based implementation is compared with it; neither knows the other's code.
 */
export function oraclePlan(world: World, settings: Settings, file: ImportFile): OraclePlan {
  const columns = layout(file.header, settings)
  const facts = readRows(file, columns, settings.mapping).map((row) => resolveRow(row, world, settings))
  const { users, undetermined } = gather(facts, settings)
  const decided = decide(users, world, settings)
  const plan = [...decided.map((one) => planDelivered(one, world, settings)), ...planAbsent(decided, file.rows.length, world, settings)]
  const remarks = oneErrorPerCell([
    ...columns.remarks,
    ...unusedColumns(file, columns),
    ...decided.flatMap((one) => one.remarks),
    ...undetermined.flatMap((fact) => fact.errors),
  ])
  const counts = {
    rows: countRows(facts, remarks),
    users: countUsers(plan),
    grants: countGrants(plan),
    undeterminedRows: undetermined.length,
    activeUsers: world.users.filter((user) => user.status === 'active' && inAccount(user.group, settings)).length,
    losses: plan.filter((one) => one.loses).length,
  }
  return {
    ...counts,
    remarks,
    plan,
    after: apply(plan, world),
    commitReason: (options: CommitOptions) => commitReason(counts, world, settings, options),
  }
}

/** What is wrong with a cell by itself comes before what was looked up, and within each the order of interface.md. */
const BY_ITSELF: RemarkCode[] = ['cell-error', 'invalid-character', 'value-too-long', 'invalid-level', 'invalid-email', 'invalid-gender']
const ORDER = [...BY_ITSELF, ...REMARK_CODES.filter((code) => !BY_ITSELF.includes(code))]

/** At most one error per cell, the first in that order; one that is open does not hide one that is certain. */
function oneErrorPerCell(remarks: Remark[]): Remark[] {
  const place = (remark: Remark) => JSON.stringify([remark.row, remark.column])
  const order = (remark: Remark) => ORDER.indexOf(remark.code)
  const kept = new Map<string, Remark[]>()
  const errors = remarks.filter((remark) => remark.severity === 'error').sort((a, b) => order(a) - order(b))
  for (const remark of errors) {
    const before = kept.get(place(remark)) ?? []
    if (before.every((other) => other.open)) kept.set(place(remark), [...before, before.length ? { ...remark, open: true } : remark])
  }
  return [...remarks.filter((remark) => remark.severity === 'warning'), ...[...kept.values()].flat()]
}

/** A row counts once: error before warning before ok (interface.md). */
function countRows(facts: Fact[], remarks: Remark[]): OraclePlan['rows'] {
  const counts = { total: facts.length, ok: 0, warning: 0, error: 0 }
  for (const { row } of facts) {
    const own = remarks.filter((remark) => remark.row === row.row)
    counts[own.some((remark) => remark.severity === 'error') ? 'error' : own.length ? 'warning' : 'ok']++
  }
  return counts
}

const countUsers = (plan: UserPlan[]): Record<Outcome, number> =>
  Object.fromEntries(OUTCOMES.map((outcome) => [outcome, plan.filter((one) => one.outcome === outcome).length])) as Record<Outcome, number>

/** Own grants of all users in the plan, those in error and protected excepted (they carry zeros). */
function countGrants(plan: UserPlan[]): OraclePlan['grants'] {
  const sum = (pick: (one: UserPlan) => number) => plan.reduce((total, one) => total + pick(one), 0)
  return { add: sum((one) => one.added), remove: sum((one) => one.removed), keep: sum((one) => one.kept) }
}
