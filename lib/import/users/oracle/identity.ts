import type { Target } from './columns'
import { type FileUser, gathered, hasError } from './gather'
import type { Remark, RemarkCode } from './outcome'
import { ci, type Settings, sameCi, type User, type World } from './world'

/** Whom the rows mean. `delivered` are all users that count as delivered (I8); `doubtful`: an error leaves open who is meant. */
export type Match = { existing: User | null; delivered: User[]; doubtful: boolean; remarks: Remark[] }

/** A remark about a user stands on its first row (interface.md). */
export const aboutUser = (user: FileUser, column: Target, code: RemarkCode, severity: Remark['severity'] = 'error'): Remark => ({
  row: user.facts[0]!.row.row,
  column,
  severity,
  code,
  value: user.facts[0]!.row.values.get(column) || null,
})

export const inAccount = (group: string | null, settings: Settings): boolean => settings.groups.some((name) => sameCi(name, group))

/** I13: looked up among all users, deactivated ones included; a code found in several groups is an error. */
export function match(user: FileUser, world: World, settings: Settings): Match {
  const sameCode = world.users.filter((one) => one.code !== null && ci(one.code) === ci(user.code))
  const found = settings.identification === 'code' ? sameCode : sameCode.filter((one) => sameCi(one.group, user.group))
  const conflicting = user.remarks.some((remark) => remark.severity === 'error' && remark.column === 'Gebruiker_GebruikersGroep')
  const unsure = conflicting || user.facts.some((fact) => hasError(fact, 'Gebruiker_GebruikersGroep'))
  if (found.length > 1)
    return { existing: null, delivered: found, doubtful: true, remarks: [aboutUser(user, 'Gebruiker_Code', 'ambiguous-code')] }
  const existing = found[0] ?? null
  const remarks = existing ? [...levelErrors(user, existing, unsure), ...moveErrors(user, existing, settings, unsure)] : []
  return { existing, delivered: found, doubtful: unsure || existing?.level === 'admin' || existing?.level === 'system', remarks }
}

/** I10: an import changes users of level User only. */
function levelErrors(user: FileUser, existing: User, open: boolean): Remark[] {
  return existing.level === 'user' ? [] : [{ ...aboutUser(user, 'Gebruiker_Code', 'higher-level-user'), open }]
}

/** I13: a user is not moved out of a group that is not the account's; a user in no group may be moved in. */
function moveErrors(user: FileUser, existing: User, settings: Settings, open: boolean): Remark[] {
  const stays = sameCi(existing.group, user.group)
  if (stays || existing.group === null || inAccount(existing.group, settings)) return []
  return [{ ...aboutUser(user, 'Gebruiker_GebruikersGroep', 'move-not-allowed'), open: open || existing.level !== 'user' }]
}

export type Claim = { user: FileUser; match: Match; netId: string; doubtful: boolean }

/** I17: the NetIds that the file gives out; an empty one keeps what the user has. */
export function netIdClaims(users: { user: FileUser; match: Match }[]): Claim[] {
  return users.flatMap(({ user, match }) => {
    const netId = gathered(user, 'Gebruiker_NetId')
    const broken = user.facts.some((fact) => hasError(fact, 'Gebruiker_NetId'))
    const conflicting = user.remarks.some((remark) => remark.column === 'Gebruiker_NetId')
    return netId ? [{ user, match, netId, doubtful: broken || conflicting }] : []
  })
}

/** I5: two users with one NetId, both in the file or one of them there already (U1: within the domain). */
export function netIdErrors(claim: Claim, claims: Claim[], world: World, settings: Settings): Remark[] {
  const rivals = claims.filter((other) => other.user !== claim.user && ci(other.netId) === ci(claim.netId))
  const holder = world.users.some(
    (one) =>
      one !== claim.match.existing &&
      one.netId !== null &&
      ci(one.netId) === ci(claim.netId) &&
      ci(one.ssoDomain ?? '') === ci(settings.ssoDomain ?? ''),
  )
  if (!holder && !rivals.length) return []
  const certain = rivals.some((rival) => !rival.doubtful) || (holder && !claim.match.doubtful)
  return [{ ...aboutUser(claim.user, 'Gebruiker_NetId', 'netid-taken'), open: claim.doubtful || !certain }]
}
