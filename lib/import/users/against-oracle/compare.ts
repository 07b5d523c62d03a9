import type { CommitOptions, OraclePlan, Remark, RemarkCode, UserPlan } from '../oracle/outcome'
import { ci, type ImportFile, type User, type World } from '../oracle/world'
import type { ReadUser } from './database'
import type { RealPlan } from './runs'

type Told = Pick<Remark, 'row' | 'column' | 'severity' | 'code'>

/** The rules name no column for these; each side may choose. */
const WITHOUT_COLUMN: RemarkCode[] = ['duplicate-row', 'higher-level-user', 'protected-user', 'validity-ended', 'ambiguous-code']

const told = ({ row, column, severity, code }: Told): string => {
  const place = WITHOUT_COLUMN.includes(code) ? '*' : ci(column ?? '').replace(/[\s_]/g, '')
  return `row ${row} ${place} ${severity} ${code}`
}

/** What of a list is left when another is taken from it, each item as often as it stands there. */
function without(list: string[], other: string[]): string[] {
  const rest = [...other]
  return list.filter((item) => {
    const place = rest.indexOf(item)
    if (place >= 0) rest.splice(place, 1)
    return place < 0
  })
}

/** Remarks are compared as a bag; those that the oracle calls open may be there or not. */
function remarkDifferences(oracle: OraclePlan, real: RealPlan): string[] {
  const sure = oracle.remarks.filter((remark) => !remark.open).map(told)
  const open = oracle.remarks.filter((remark) => remark.open).map(told)
  const found = real.remarks.map(told)
  return [
    ...without(sure, found).map((remark) => `no remark: ${remark}`),
    ...without(without(found, sure), open).map((remark) => `remark too many: ${remark}`),
  ]
}

/** Rows count by the remarks that stand on them (interface.md); which remarks those are is compared elsewhere. */
function rowsByRemarks(real: RealPlan, rows: number[]): OraclePlan['rows'] {
  const counts = { total: rows.length, ok: 0, warning: 0, error: 0 }
  for (const row of rows) {
    const own = real.remarks.filter((remark) => remark.row === row)
    counts[own.some((remark) => remark.severity === 'error') ? 'error' : own.length ? 'warning' : 'ok']++
  }
  return counts
}

const differ = (what: string, oracle: unknown, real: unknown): string[] => {
  const [wanted, got] = [JSON.stringify(sorted(oracle)), JSON.stringify(sorted(real))]
  return wanted === got ? [] : [`${what}: the rules say ${wanted}, the import ${got}`]
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  )
}

/** One user of either plan in the same words: outcome, login name, what changes from which old value, and its grants. */
type Line = { who: string | number | null; outcome: string; protection: string | null; login: string | null; old: object; grants: number[] }

function oracleLine(one: UserPlan, world: World): Line {
  const before = world.users.find((user) => user.login === one.login)
  const changes = before && one.fields && !['error', 'deactivate', 'protected'].includes(one.outcome)
  return {
    who: one.firstRow ?? one.login,
    outcome: one.outcome,
    protection: one.protection,
    login: one.outcome === 'error' ? null : one.login,
    old: changes ? oldValues(before, one) : {},
    grants: [one.added, one.removed, one.kept],
  }
}

/** I18 old → new per field: the old values of the fields that change; group and role are ids in the real plan, so only that they change. */
function oldValues(before: User, after: UserPlan): object {
  const now = { netId: after.netId, ssoDomein: after.ssoDomain, ...after.fields }
  const then = { netId: before.netId, ssoDomein: before.ssoDomain, ...before.fields }
  const names = (Object.keys(then) as (keyof typeof then)[]).filter((name) => now[name] !== then[name])
  return {
    ...Object.fromEntries(names.map((name) => [name, then[name]])),
    ...(before.group === after.group ? {} : { gebruikersgroep: true }),
    ...(before.role === after.role ? {} : { rol: true }),
  }
}

function realLine(one: RealPlan['users'][number]): Line {
  const isError = one.outcome === 'error'
  const old = Object.entries((isError ? null : (one.changed as Record<string, [unknown]> | null)) ?? {})
  return {
    who: one.firstRow ?? one.login,
    outcome: one.outcome,
    protection: one.protection,
    login: isError ? null : one.login,
    old: Object.fromEntries(old.map(([name, [value]]) => [name, name === 'gebruikersgroep' || name === 'rol' ? true : value])),
    grants: [one.grantsAdded, one.grantsRemoved, one.grantsKept],
  }
}

/** Everything in which a preview is not what the rules say, in words; empty when they agree. */
export function planDifferences(oracle: OraclePlan, real: RealPlan, { world, file }: { world: World; file: ImportFile }): string[] {
  const { counts } = real
  const order = (a: Line, b: Line) => (String(a.who) < String(b.who) ? -1 : 1)
  const rows = file.rows.map((line) => line.row)
  return [
    ...remarkDifferences(oracle, real),
    ...differ('remarksTotal', real.remarks.length, counts.remarksTotal),
    ...differ('rows', rowsByRemarks(real, rows), counts.rows),
    ...differ('users', oracle.users, counts.users),
    ...differ('plan', oracle.plan.map((one) => oracleLine(one, world)).sort(order), real.users.map(realLine).sort(order)),
    ...differ('grants', oracle.grants, counts.grants),
    ...differ('undetermined rows', oracle.undeterminedRows, counts.undeterminedRows),
    ...differ('active users', oracle.activeUsers, counts.activeUsers),
    ...differ('losses', oracle.losses, counts.safeguards.losses.count),
  ]
}

/** Everything in which the users in the database are not those of this world. */
export function worldDifferences(world: World, real: ReadUser[]): string[] {
  const wanted = world.users.map(({ validFrom, validUntil, apiClient, ...user }) => ({ ...user, grants: inOrder(user.grants) }))
  const found = real.map((user) => ({ ...user, grants: inOrder(user.grants) }))
  const byLogin = (a: { login: string }, b: { login: string }) => (a.login < b.login ? -1 : 1)
  return [
    ...differ('users there', wanted.map((user) => user.login).sort(), found.map((user) => user.login).sort()),
    ...wanted.sort(byLogin).flatMap((user) => {
      const same = found.find((one) => one.login === user.login)
      return same ? differ(`user ${user.login}`, user, same) : []
    }),
  ]
}

const inOrder = <T>(list: T[]): T[] => [...list].sort((a, b) => (JSON.stringify(sorted(a)) < JSON.stringify(sorted(b)) ? -1 : 1))

/** Commits to try one after the other until one goes through: the plain one, and then with everything typed. */
export function wishes(oracle: OraclePlan): CommitOptions[] {
  const { deactivate, move } = oracle.users
  const confirmed = { confirmDeactivations: deactivate, confirmMoves: move, confirmLosses: oracle.losses }
  return [{}, { skipErrors: true }, { skipErrors: true, ...confirmed, confirmMoves: move + 1 }, { skipErrors: true, ...confirmed }]
}
