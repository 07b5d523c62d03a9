import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id } from './columns'
import { employerGroups, employers } from './organisation'
import { userGroups, users } from './users'

/** The settings of one import link ("klantaccount"). Safeguards: null means the default of I20. */
export const customerAccounts = pgTable('customer_accounts', {
  id: id(),
  code: text().notNull(),
  codeKey: text().notNull().unique(),
  name: text().notNull(),
  template: text({ enum: ['standaard', 'volledig'] })
    .notNull()
    .default('standaard'),
  element: text({ enum: ['werkgever', 'afdeling', 'werknemer'] })
    .notNull()
    .default('afdeling'),
  identification: text({ enum: ['groep-en-code', 'code'] })
    .notNull()
    .default('groep-en-code'),
  loginName: text({ enum: ['account', 'prefix', 'kolom'] })
    .notNull()
    .default('account'),
  prefix: text(),
  ssoDomain: text(),
  contact: text({ enum: ['never', 'always', 'delivered'] })
    .notNull()
    .default('delivered'),
  /** Custom mapping `{ columns, constants, values }`; null is "Standaard" (I4). */
  mapping: jsonb(),
  scope: text({ enum: ['all', 'groups', 'employers'] })
    .notNull()
    .default('all'),
  /** "10", "5%" or "off" (I20); null is the default. */
  maxDeactivated: text(),
  maxMoved: text(),
  maxLosses: text(),
  maxErrorRows: text(),
  recipients: text().array().notNull().default([]),
  language: text({ enum: ['nl', 'en'] })
    .notNull()
    .default('nl'),
  version: integer().notNull().default(1),
  createdAt: createdAt(),
})

export const customerAccountGroups = pgTable(
  'customer_account_groups',
  {
    accountId: bigint({ mode: 'number' })
      .notNull()
      .references(() => customerAccounts.id),
    groupId: bigint({ mode: 'number' })
      .notNull()
      .references(() => userGroups.id),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.groupId] }), index().on(t.groupId)],
)

export const customerAccountEmployers = pgTable(
  'customer_account_employers',
  {
    accountId: bigint({ mode: 'number' })
      .notNull()
      .references(() => customerAccounts.id),
    employerId: bigint({ mode: 'number' })
      .notNull()
      .references(() => employers.id),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.employerId] })],
)

export const customerAccountEmployerGroups = pgTable(
  'customer_account_employer_groups',
  {
    accountId: bigint({ mode: 'number' })
      .notNull()
      .references(() => customerAccounts.id),
    employerGroupId: bigint({ mode: 'number' })
      .notNull()
      .references(() => employerGroups.id),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.employerGroupId] })],
)

/**
 * One delivery and what became of it. `status` is what people see; `phase` where the work stands while the status is still
 * 'preview'. Work under way has a row in `import_progress`.
 */
export const importRuns = pgTable(
  'import_runs',
  {
    id: id(),
    publicId: uuid().notNull().unique().defaultRandom(),
    accountId: bigint({ mode: 'number' })
      .notNull()
      .references(() => customerAccounts.id),
    /** The employers of the account's scope when the file came and whenever it was planned; null: all of them. The account's own scope can be another by now (I22). */
    scopeEmployers: bigint({ mode: 'number' }).array(),
    status: text({ enum: ['preview', 'needs-approval', 'committing', 'committed', 'refused', 'failed', 'cancelled', 'undone'] })
      .notNull()
      .default('preview'),
    phase: text({ enum: ['reading', 'read', 'planning', 'planned'] })
      .notNull()
      .default('reading'),
    reason: text(),
    /** A technical failure in words for the reader, never a stack. */
    failure: jsonb(),
    fileName: text().notNull(),
    fileHash: text(),
    /** `FileFacts` of `lib/import/read`, and `dropped`: the places of the columns that were never stored (I16). */
    file: jsonb(),
    rowsTotal: integer(),
    settings: jsonb().notNull(),
    /** The counts of `interface.md`: `{ rows, users, grants, remarksTotal, safeguards }`. */
    counts: jsonb(),
    fingerprint: text(),
    /** Folded names of groups and roles in the file: the plan rests on whether they exist (I19). */
    named: jsonb(),
    startedById: bigint({ mode: 'number' }).references(() => users.id),
    startedBy: text().notNull(),
    committedById: bigint({ mode: 'number' }).references(() => users.id),
    committedBy: text(),
    skippedErrors: boolean(),
    createdAt: createdAt(),
    plannedAt: timestamp({ withTimezone: true }),
    committedAt: timestamp({ withTimezone: true }),
  },
  (t) => [index().on(t.accountId, t.id)],
)

/**
 * Where the work on a run stands, in a table of its own because it is written outside the transaction of that work.
 * The work is alive only until `leaseUntil`, which its process keeps extending (I19: a died process frees its account within 30 s).
 */
export const importProgress = pgTable('import_progress', {
  runId: bigint({ mode: 'number' })
    .primaryKey()
    .references(() => importRuns.id, { onDelete: 'cascade' }),
  work: text({ enum: ['reading', 'planning', 'committing'] }).notNull(),
  step: text(),
  done: integer().notNull().default(0),
  of: integer(),
  startedAt: createdAt(),
  leaseUntil: timestamp({ withTimezone: true }).notNull(),
})

// The tables of a run have no foreign key to it: a plan of 100,000 rows would check the same parent 240,000 times.
// Runs are only ever deleted by the retention, which deletes these first.
const runId = () => bigint({ mode: 'number' }).notNull()

/** The cells as read: a JSON array of text per row, or `{ c: cells, e: places of spreadsheet errors }`; the columns of I16 are left out before they get here. */
export const importRows = pgTable(
  'import_rows',
  {
    runId: runId(),
    row: integer().notNull(),
    cells: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.row] })],
)

/** Which row speaks of which user of the plan, and what authorisation it names. `user` null: cannot be determined (I11). */
export const importPlanRows = pgTable(
  'import_plan_rows',
  {
    runId: runId(),
    row: integer().notNull(),
    user: integer(),
    employerCode: text(),
    departmentCode: text(),
    employeeNumber: text(),
    severity: text({ enum: ['ok', 'warning', 'error'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.row] })],
)

/**
 * The plan, one row a user: what would happen (I18) and every value that apply writes. `number` counts in the order of the file;
 * users who are not in the file follow. For 'create' `userId` is reserved beforehand. `changed` names the fields that differ, with their old values.
 */
export const importPlanUsers = pgTable(
  'import_plan_users',
  {
    runId: runId(),
    number: integer().notNull(),
    firstRow: integer(),
    userId: bigint({ mode: 'number' }),
    outcome: text({ enum: ['error', 'protected', 'deactivate', 'create', 'reactivate', 'move', 'update', 'unchanged'] }).notNull(),
    protection: text({ enum: ['level', 'api-client', 'self'] }),
    code: text(),
    codeKey: text(),
    groupId: bigint({ mode: 'number' }),
    groupName: text(),
    roleId: bigint({ mode: 'number' }),
    loginName: text(),
    loginKey: text(),
    /** Method 1 and 2 (I12): the stem and the number after it (1: none), for the fingerprint's list of names looked up. */
    loginStem: text(),
    loginNumber: integer(),
    netId: text(),
    netKey: text(),
    ssoDomain: text(),
    ssoKey: text(),
    /** The employee whose data lead (I14), and at which stage of the search it was found: 1 first row's employer, 2 the user's others, 3 the scope, null nowhere; 0: no number was delivered. */
    employeeId: bigint({ mode: 'number' }),
    employeeStage: integer(),
    personnelNumber: text(),
    lastName: text(),
    prefixes: text(),
    initials: text(),
    firstName: text(),
    gender: text(),
    email: text(),
    email2: text(),
    phone: text(),
    phone2: text(),
    changed: jsonb(),
    grantsAdded: integer().notNull().default(0),
    grantsRemoved: integer().notNull().default(0),
    grantsKept: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.number] }),
    index('import_plan_users_outcome').on(t.runId, t.outcome, t.number),
    index('import_plan_users_user').on(t.userId),
  ],
)

export const importPlanGrants = pgTable(
  'import_plan_grants',
  {
    runId: runId(),
    user: integer().notNull(),
    action: text({ enum: ['add', 'remove', 'keep'] }).notNull(),
    grantId: bigint({ mode: 'number' }),
    employerId: bigint({ mode: 'number' }),
    departmentId: bigint({ mode: 'number' }),
    employeeId: bigint({ mode: 'number' }),
    depth: integer(),
    row: integer(),
  },
  (t) => [index('import_plan_grants_user').on(t.runId, t.user)],
)

export const importRemarks = pgTable(
  'import_remarks',
  {
    runId: runId(),
    number: integer().notNull(),
    row: integer(),
    column: text(),
    severity: text({ enum: ['error', 'warning'] }).notNull(),
    code: text().notNull(),
    value: text(),
    hint: text(),
    user: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.number] }),
    index('import_remarks_user').on(t.runId, t.user),
    index('import_remarks_row').on(t.runId, t.row),
  ],
)

/** Values mended in the preview (I18), laid over the cells when the plan is made anew. */
export const importEdits = pgTable(
  'import_edits',
  {
    runId: runId(),
    row: integer().notNull(),
    column: text().notNull(),
    value: text().notNull(),
    changedBy: text().notNull(),
    changedAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.row, t.column] })],
)
