import { type OraclePlan, OUTCOMES, type Remark } from './outcome'
import { type Expectation, grantText } from './scenarios/scenario'
import type { World } from './world'

/** What a run turned out to be, whoever worked it out: the oracle or the real import. */
export type Observed = Pick<OraclePlan, 'rows' | 'users' | 'grants' | 'remarks'> & { after: World }

/** The parts of what was observed that the scenario speaks of, in the form in which it speaks of them; to be equal to `expected`. */
export function observed(run: Observed, then: Expectation): Expectation {
  const after = Object.keys(then.after ?? {}).map((login) => [login, userAsTold(run.after, login, then)] as const)
  return {
    ...(then.users ? { users: run.users } : {}),
    ...(then.rows ? { rows: [run.rows.ok, run.rows.warning, run.rows.error] } : {}),
    ...(then.grants ? { grants: [run.grants.add, run.grants.remove, run.grants.keep] } : {}),
    remarks: run.remarks.map((remark) => remarkText(remark, then.remarks ?? [])).sort(),
    ...(then.after ? { after: Object.fromEntries(after) } : {}),
  }
}

export function expected(then: Expectation): Expectation {
  const { commits, ...rest } = then
  const after = Object.entries(then.after ?? {}).map(([login, user]) => [
    login,
    user?.grants ? { ...user, grants: [...user.grants].sort() } : user,
  ])
  return {
    ...rest,
    ...(then.users ? { users: { ...Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])), ...then.users } } : {}),
    remarks: [...(then.remarks ?? [])].sort(),
    ...(then.after ? { after: Object.fromEntries(after) } : {}),
  }
}

/** "row column code", with "*" for the column where the scenario leaves it free. */
function remarkText(remark: Remark, wanted: string[]): string {
  const end = `${remark.code}${remark.severity === 'warning' ? '?' : ''}`
  const free = `${remark.row ?? '-'} * ${end}`
  return wanted.includes(free) ? free : `${remark.row ?? '-'} ${remark.column} ${end}`
}

function userAsTold(world: World, login: string, then: Expectation) {
  const user = world.users.find((one) => one.login === login)
  const told = then.after?.[login]
  if (!user || !told) return user ? { login } : null
  const named = Object.keys(told).map((name) => {
    if (name === 'grants') return [name, user.grants.map(grantText).sort()]
    if (name !== 'fields') return [name, user[name as keyof typeof user]]
    return [name, Object.fromEntries(Object.keys(told.fields!).map((field) => [field, user.fields[field as keyof typeof user.fields]]))]
  })
  return Object.fromEntries(named)
}
