import type { Fields, Grant, World } from './world'

/** The codes of interface.md in its order, which decides between several errors of one cell. */
export const REMARK_CODES = [
  'unknown-employer',
  'employer-out-of-scope',
  'unknown-department',
  'unknown-employee',
  'unknown-personnel-number',
  'unknown-group',
  'group-not-allowed',
  'unknown-role',
  'missing-value',
  'invalid-level',
  'invalid-email',
  'invalid-gender',
  'conflicting-rows',
  'duplicate-row',
  'unused-column',
  'unknown-column',
  'ignored-column',
  'needs-custom-mapping',
  'login-name-taken',
  'login-name-too-long',
  'login-name-missing',
  'higher-level-user',
  'protected-user',
  'netid-taken',
  'validity-ended',
  'move-not-allowed',
  'ambiguous-code',
  'ambiguous-employee',
  'cell-error',
  'value-too-long',
  'invalid-character',
] as const
export type RemarkCode = (typeof REMARK_CODES)[number]

/**
 * `open` marks a remark about which the rules leave room: it follows from a value or a match that another error already puts in
 * doubt, so an implementation may leave it out. It never decides an outcome: its user is in error anyway.
 */
export type Remark = {
  row: number | null
  column: string | null
  severity: 'error' | 'warning'
  code: RemarkCode
  value: string | null
  open?: boolean
}

export const OUTCOMES = ['error', 'protected', 'deactivate', 'create', 'reactivate', 'move', 'update', 'unchanged'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** One user of the plan. `key` is what identifies it in the file (I13), or its login name when it is not delivered. */
export type UserPlan = {
  key: string
  firstRow: number | null
  outcome: Outcome
  protection: 'level' | 'api-client' | 'self' | null
  /** The login name it has, or gets when created (I12); null when it gets none. */
  login: string | null
  /** What it looks like after the commit; null for a user in error that is not there yet. */
  code: string | null
  group: string | null
  role: string | null
  netId: string | null
  ssoDomain: string | null
  fields: Fields | null
  grants: Grant[]
  added: number
  removed: number
  kept: number
  /** Loses at least one grant in the sense of I20. */
  loses: boolean
}

export type CommitOptions = { skipErrors?: boolean; confirmDeactivations?: number; confirmMoves?: number; confirmLosses?: number }
export type Reason = 'empty' | 'shared-group' | 'undetermined-rows' | 'errors' | 'safeguard'

export type OraclePlan = {
  rows: { total: number; ok: number; warning: number; error: number }
  users: Record<Outcome, number>
  grants: { add: number; remove: number; keep: number }
  remarks: Remark[]
  plan: UserPlan[]
  /** Rows whose user cannot be determined (I11). */
  undeterminedRows: number
  /** Active users in the account's groups, what I20 takes its percentages of. */
  activeUsers: number
  losses: number
  /** The world once committed, users in error left out. */
  after: World
  /** Why a commit with these options is refused; null when it goes through (I19, I20, interface.md). */
  commitReason: (options: CommitOptions) => Reason | null
}
