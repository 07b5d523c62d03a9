import { type Decided, grantInScope, grantsInScope, hasClient } from './decide'
import { inAccount } from './identity'
import type { Outcome, UserPlan } from './outcome'
import { FIELDS, type Grant, type Settings, sameCi, sameGrant, sameThing, type User, type World } from './world'

/** What becomes of a delivered user (I7, I9, I18; the order of interface.md decides between outcomes). */
export function planDelivered(one: Decided, world: World, settings: Settings): UserPlan {
  const { existing } = one.match
  const base = { key: one.user.key, firstRow: one.user.facts[0]!.row.row, protection: null }
  if (one.failed) return { ...base, outcome: 'error', ...asItIs(existing), added: 0, removed: 0, kept: 0, loses: false }
  const own = grantsInScope(existing, world, settings)
  const has = (list: Grant[], grant: Grant) => list.some((other) => sameGrant(other, grant))
  const kept = own.filter((grant) => has(one.user.grants, grant)).length
  return {
    ...base,
    outcome: outcomeOf(one, own.length - kept + one.user.grants.length - kept > 0),
    login: one.login,
    code: existing ? existing.code : one.user.code,
    group: one.group,
    role: one.role,
    netId: one.netId,
    ssoDomain: one.ssoDomain,
    fields: one.fields,
    grants: [...outsideScope(existing, world, settings), ...one.user.grants],
    added: one.user.grants.length - kept,
    removed: own.length - kept,
    kept,
    loses: own.some((grant) => isLost(grant, one.user.grants)),
  }
}

/** I18 in the order of interface.md: create before reactivate before move before update before unchanged. */
function outcomeOf(one: Decided, regranted: boolean): Outcome {
  const { existing } = one.match
  if (!existing) return 'create'
  if (existing.status === 'deactivated') return 'reactivate'
  if (!sameCi(existing.group, one.group)) return 'move'
  const changed =
    FIELDS.some((field) => existing.fields[field] !== one.fields[field]) ||
    !sameCi(existing.role, one.role) ||
    existing.netId !== one.netId ||
    existing.ssoDomain !== one.ssoDomain
  return changed || regranted ? 'update' : 'unchanged'
}

/** I20: withdrawn, unless the same department is kept at a larger depth. */
function isLost(grant: Grant, wanted: Grant[]): boolean {
  const successor = wanted.find((other) => sameThing(other, grant))
  return !successor || (successor.autorisatieNiveau ?? 1) < (grant.autorisatieNiveau ?? 1)
}

const outsideScope = (user: User | null, world: World, settings: Settings): Grant[] =>
  (user?.grants ?? []).filter((grant) => !grantInScope(grant, world, settings))

function asItIs(user: User | null): Pick<UserPlan, 'login' | 'code' | 'group' | 'role' | 'netId' | 'ssoDomain' | 'fields' | 'grants'> {
  if (!user) return { login: null, code: null, group: null, role: null, netId: null, ssoDomain: null, fields: null, grants: [] }
  const { login, code, group, role, netId, ssoDomain, fields, grants } = user
  return { login, code, group, role, netId, ssoDomain, fields, grants }
}

/** I8: under the full template, active users of the account's groups that are not delivered; an empty file deactivates no one (I20). */
export function planAbsent(decided: Decided[], rows: number, world: World, settings: Settings): UserPlan[] {
  if (settings.template !== 'volledig' || rows === 0) return []
  const delivered = new Set(decided.flatMap((one) => one.match.delivered))
  return world.users
    .filter((user) => user.status === 'active' && inAccount(user.group, settings) && !delivered.has(user))
    .map((user) => planDeactivation(user, world, settings))
}

function planDeactivation(user: User, world: World, settings: Settings): UserPlan {
  const protection = protectionOf(user, world)
  const withdrawn = protection ? [] : grantsInScope(user, world, settings)
  return {
    key: user.login,
    firstRow: null,
    outcome: protection ? 'protected' : 'deactivate',
    protection,
    ...asItIs(user),
    grants: protection ? user.grants : outsideScope(user, world, settings),
    added: 0,
    removed: withdrawn.length,
    kept: 0,
    loses: false,
  }
}

/** I10: never deactivated: Admin and System, the user behind an API client that is not revoked, the person running the import (told first). */
function protectionOf(user: User, world: World): UserPlan['protection'] {
  if (world.actor !== null && sameCi(user.login, world.actor)) return 'self'
  if (user.level !== 'user') return 'level'
  return hasClient(user) ? 'api-client' : null
}

/** The world once the plan is applied: created users are active, of level User, without a validity (A1). */
export function apply(plan: UserPlan[], world: World): World {
  const users = world.users.map((user) => {
    const change = plan.find((one) => one.login === user.login && one.outcome !== 'create')
    if (!change || change.outcome === 'error' || change.outcome === 'protected') return user
    const { group, role, netId, ssoDomain, grants } = change
    const status = change.outcome === 'deactivate' ? ('deactivated' as const) : ('active' as const)
    return { ...user, group, role, netId, ssoDomain, grants, status, fields: change.fields! }
  })
  return { ...world, users: [...users, ...plan.filter((one) => one.outcome === 'create').map(created)] }
}

function created(one: UserPlan): User {
  return {
    login: one.login!,
    code: one.code,
    level: 'user',
    status: 'active',
    group: one.group,
    role: one.role,
    netId: one.netId,
    ssoDomain: one.ssoDomain,
    validFrom: null,
    validUntil: null,
    fields: one.fields!,
    grants: one.grants,
    apiClient: null,
  }
}
