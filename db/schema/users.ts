import { sql } from 'drizzle-orm'
import { bigint, boolean, check, date, index, integer, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, id } from './columns'

/**
 * Keys (`…Key`) are values folded by `lib/kernel/fold` (NFC, trimmed, lower case), so that case-insensitive matching
 * does not depend on the locale of the database.
 */
export const roles = pgTable(
  'roles',
  {
    id: id(),
    name: text().notNull(),
    nameKey: text().notNull().unique(),
    isDefault: boolean().notNull().default(false),
  },
  (t) => [uniqueIndex('roles_one_default').on(t.isDefault).where(sql`is_default`)],
)

export const userGroups = pgTable('user_groups', {
  id: id(),
  name: text().notNull(),
  nameKey: text().notNull().unique(),
  description: text(),
  version: integer().notNull().default(1),
  createdAt: createdAt(),
})

/**
 * Text as one looks for it: without diacritics and capitals. `lib/kernel/fold` says the same of what one types (`foldForSearch`); letters
 * without a decomposition as in I12. All of it immutable, so that it can be a generated column.
 */
const searchable = (...columns: string[]) =>
  `lower(translate(regexp_replace(normalize(${columns.map((column) => `coalesce(${column}, '')`).join(" || ' ' || ")}, NFKD), '[\\u0300-\\u036f]', '', 'g'), 'łŁøØđĐðÐı', 'lLoOdDdDi'))`

/**
 * A user: one level, at most one group and one role, a status and, if wanted, a validity (A1). Both dates are inclusive, in Dutch time.
 * Secrets stand elsewhere (`user_credentials`), so that a user row can never carry one.
 */
export const users = pgTable(
  'users',
  {
    id: id(),
    code: text(),
    codeKey: text(),
    loginName: text().notNull(),
    loginKey: text().notNull().unique('users_login'),
    level: text({ enum: ['system', 'admin', 'user'] }).notNull(),
    groupId: bigint({ mode: 'number' }).references(() => userGroups.id),
    roleId: bigint({ mode: 'number' }).references(() => roles.id),
    status: text({ enum: ['active', 'deactivated'] })
      .notNull()
      .default('active'),
    validFrom: date({ mode: 'string' }),
    validUntil: date({ mode: 'string' }),
    netId: text(),
    netKey: text(),
    ssoDomain: text(),
    ssoKey: text(),
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
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    changedAt: createdAt(),
    deactivatedAt: timestamp({ withTimezone: true }),
    // What the list of users searches (each word begins after a space) and sorts by; who has no name or no code comes last (U1, S6).
    // A migration has three times as many samples of the first taken as of other columns: how many a search finds is guessed from them.
    searchText: text()
      .notNull()
      .generatedAlwaysAs(
        sql.raw(`' ' || ${searchable('login_name', 'code', 'first_name', 'initials', 'prefixes', 'last_name', 'email', 'email2')}`),
      ),
    sortName: text()
      .notNull()
      .generatedAlwaysAs(sql.raw(`coalesce(nullif(btrim(${searchable('last_name', 'first_name', 'initials')}), ''), chr(1114111))`)),
  },
  (t) => [
    // S6: the orders of the list, and any three characters of what it searches. Level and status stand in indexes that count by them.
    index('users_by_name').on(t.sortName, t.id, t.level, t.status, t.validFrom, t.validUntil),
    index('users_by_code').on(sql`coalesce(code_key, chr(1114111))`, t.id),
    index('users_search').using('gin', t.searchText.op('gin_trgm_ops')),
    index('users_not_user').on(t.level).where(sql`level <> 'user'`),
    index('users_deactivated').on(t.loginKey).where(sql`status = 'deactivated'`),
    index('users_validity').on(t.validUntil).where(sql`valid_until is not null`),
    index('users_future').on(t.validFrom).where(sql`valid_from is not null`),
    // U1, I13: unique within the group, ignoring case; "no group" counts as a group (U6)
    uniqueIndex('users_group_code').on(sql`coalesce(group_id, 0)`, t.codeKey).where(sql`code_key is not null`),
    uniqueIndex('users_net_id').on(t.netKey, sql`coalesce(sso_key, '')`).where(sql`net_key is not null`),
    index('users_code').on(t.codeKey).where(sql`code_key is not null`),
    index('users_group').on(t.groupId, t.status),
    // Names that begin alike, whatever the locale of the database (I12)
    index('users_login_prefix').on(t.loginKey.op('text_pattern_ops')),
    index('users_role').on(t.roleId, t.status),
    check('users_level', sql`level in ('system', 'admin', 'user')`),
    check('users_status', sql`status in ('active', 'deactivated')`),
    check('users_login_length', sql`char_length(login_name) between 1 and 32`),
    check('users_code_filled', sql`(code is null) = (code_key is null) and code <> ''`),
    check('users_validity', sql`valid_from <= valid_until`),
    check('users_gender', sql`gender in ('M', 'V', 'O', 'X')`),
  ],
)

export const userCredentials = pgTable('user_credentials', {
  userId: bigint({ mode: 'number' })
    .primaryKey()
    .references(() => users.id),
  passwordHash: text().notNull(),
  changedAt: createdAt(),
})

/**
 * A link that sets a password once (U4); only the hash of its token is kept. Who may have seen it: the mailbox that it was mailed to, or else
 * whoever made it; null is the installation itself, or the command line.
 */
export const passwordLinks = pgTable('password_links', {
  id: id(),
  userId: bigint({ mode: 'number' })
    .notNull()
    .references(() => users.id),
  tokenHash: text().notNull().unique(),
  madeBy: bigint({ mode: 'number' }).references(() => users.id),
  mailedTo: text(),
  createdAt: createdAt(),
  expiresAt: timestamp({ withTimezone: true }).notNull(),
  usedAt: timestamp({ withTimezone: true }),
})

/** One row a signed-in browser; `idHash` is the SHA-256 of the random id in the cookie. */
export const sessions = pgTable(
  'sessions',
  {
    idHash: text().primaryKey(),
    userId: bigint({ mode: 'number' })
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    seenAt: createdAt(),
    endsAt: timestamp({ withTimezone: true }).notNull(),
    endedAt: timestamp({ withTimezone: true }),
    address: text(),
    browser: text(),
  },
  (t) => [index().on(t.userId)],
)

/** Browsers that signed in before, known by a cookie of their own (P13); several people may share one. */
export const knownBrowsers = pgTable(
  'known_browsers',
  {
    tokenHash: text().notNull(),
    userId: bigint({ mode: 'number' })
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    seenAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tokenHash, t.userId] }), index().on(t.userId)],
)

/** Counters of the throttle (P13); `expire` in milliseconds since 1970. */
export const rateLimits = pgTable(
  'rate_limits',
  {
    key: text().primaryKey(),
    points: integer().notNull().default(0),
    expire: bigint({ mode: 'number' }),
  },
  (t) => [index('rate_limits_expire').on(t.expire)],
)
