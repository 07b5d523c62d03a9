import type { FileFacts } from '../read/reading'

/** What screens, the HTTP interface and the command line get to see of a run: values, never rows of the database. */

export const OUTCOMES = ['error', 'protected', 'deactivate', 'create', 'reactivate', 'move', 'update', 'unchanged'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** The outcomes in the order in which people are told them. */
export const OUTCOME_ORDER = [
  'create',
  'update',
  'move',
  'reactivate',
  'unchanged',
  'deactivate',
  'protected',
  'error',
] as const satisfies Outcome[]

export type RunStatus = 'preview' | 'needs-approval' | 'committing' | 'committed' | 'refused' | 'failed' | 'cancelled' | 'undone'
export type RunPhase = 'reading' | 'read' | 'planning' | 'planned'
/** Why nothing was applied (interface.md). */
export type RefusalReason = 'errors' | 'safeguard' | 'conflict' | 'empty' | 'undetermined-rows' | 'shared-group' | 'running'

export type Template = 'standaard' | 'volledig'
export type Element = 'werkgever' | 'afdeling' | 'werknemer'
export type Identification = 'groep-en-code' | 'code'
export type LoginNameMethod = 'account' | 'prefix' | 'kolom'
export type ContactPolicy = 'never' | 'always' | 'delivered'

/** Custom mapping (I4): target → column of the file, target → constant, target → value in the file → our value. */
export type Mapping = {
  columns?: Record<string, string>
  constants?: Record<string, string>
  values?: Record<string, Record<string, string>>
}

/** The settings a run used: the account's, with what was overridden for this run. */
export type RunSettings = {
  account: string
  accountName: string
  template: Template
  element: Element
  identification: Identification
  loginName: LoginNameMethod
  prefix: string | null
  ssoDomain: string | null
  contact: ContactPolicy
  mapping: Mapping | null
}
export type SettingOverrides = Partial<Pick<RunSettings, 'template' | 'element' | 'identification' | 'loginName' | 'prefix' | 'mapping'>>

/** One safeguard of I20 as it stands for this plan: how many users, how many go through without typing, whether beyond. */
export type Safeguard = { count: number; limit: number | null; exceeded: boolean }

export type RunCounts = {
  rows: { total: number; ok: number; warning: number; error: number }
  users: Record<'create' | 'update' | 'move' | 'reactivate' | 'unchanged' | 'deactivate' | 'protected' | 'error', number>
  grants: { add: number; remove: number; keep: number }
  remarksTotal: number
  /** Rows whose user cannot be determined (I11). */
  undeterminedRows: number
  /** Active users in the account's groups, what the percentages are taken of. */
  activeUsers: number
  safeguards: { deactivations: Safeguard; moves: Safeguard; losses: Safeguard; errorRows: Safeguard }
  /** Users taken out of no group whom someone below System made or changed last; absent in runs of before this was counted. */
  adopted?: number
}

/** A user that was there already, in no group, and that the run takes into one: who made it (`made`), or changed it last. */
export type Adopted = { by: string; made: boolean }

export type RunProgress = {
  work: 'reading' | 'planning' | 'committing'
  step: string | null
  done: number
  of: number | null
  startedAt: string
}

export type RunView = {
  /** The public id, a UUID: what addresses and the command line use. */
  run: string
  status: RunStatus
  phase: RunPhase
  reason: RefusalReason | null
  /** A technical failure or an unreadable file: code and values of its sentence (words: reading, problems). */
  failure: { code: string; values: Record<string, string | number> } | null
  account: { code: string; name: string }
  fileName: string
  file: FileFacts | null
  /** Non-empty rows below the header; null until the file has been read. */
  rows: number | null
  settings: RunSettings
  counts: RunCounts | null
  progress: RunProgress | null
  /** Null: someone whom the reader does not see (L7). */
  startedBy: string | null
  committedBy: string | null
  createdAt: string
  plannedAt: string | null
  committedAt: string | null
}

/** One user of the plan in the list. */
export type PlanUserView = {
  number: number
  firstRow: number | null
  outcome: Outcome
  protection: 'level' | 'api-client' | 'self' | null
  name: string
  code: string | null
  loginName: string | null
  group: string | null
  /** The first difference or error, for the column "Wat verandert". */
  summary: { field: string; old: string | null; new: string | null } | null
  /** How many fields differ beside that one; of a new user nothing differs. */
  more: number
  /** Created here and deactivated in another group, or the reverse, under the same code: that group. */
  otherGroup: string | null
  remark: RemarkView | null
  adopted: Adopted | null
  added: number
  removed: number
  kept: number
}

export type FieldChange = { field: string; old: string | null; new: string | null }

export type PlanGrantView = {
  action: 'add' | 'remove' | 'keep'
  element: Element
  employerCode: string
  employerName: string
  departmentCode: string | null
  departmentName: string | null
  depth: number | null
  employeeNumber: string | null
  employeeName: string | null
  row: number | null
}

/** One user of the plan opened: old → new per field, and its grants. */
export type PlanUserDetail = PlanUserView & {
  fields: FieldChange[]
  /** The employee whose data lead (I14), or null: the file. */
  source: { employerCode: string; number: string } | null
  role: string | null
  grants: PlanGrantView[]
  remarks: RemarkView[]
  rows: number[]
}

export type RemarkView = {
  number: number
  row: number | null
  column: string | null
  severity: 'error' | 'warning'
  code: string
  value: string | null
  hint: string | null
}

/** A page of a list: `next` is the cursor of the page after, null at the end. */
export type Page<T> = { items: T[]; next: string | null; total: number }

/** A page in the middle of a list: whether there is one before it, and how many items stand before its first. */
export type PlacedPage<T> = Page<T> & { previous: string | null; skipped: number }

export type Confirmations = { deactivations?: number; moves?: number; losses?: number }
