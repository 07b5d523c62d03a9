import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { id } from './columns'

/** Columns that must never stand in a row image; the database refuses them whoever writes (H1). */
const neverRecorded = sql.raw(
  "array['password', 'password_hash', 'wachtwoord', 'secret', 'secret_hash', 'token', 'token_hash', 'id_hash', 'encrypted_copy', 'bsn', 'gebruiker_bsn']",
)

/**
 * One record a changed thing (H1), written in the transaction of the change. `before` and `after` are images of the row (snake_case), so that
 * "who could reach what at T" (A7) is the last record of each thing whose link is not after T. Who, when and by which means stand once a
 * transaction, on its link. `hash` is the SHA-256 of the record's own content (H2).
 */
export const historyRecords = pgTable(
  'history_records',
  {
    id: id(),
    transactionId: uuid().notNull(),
    /** What kind of thing: 'user', 'grant', 'user-group', 'group-employer', … (`lib/history/things`). */
    thing: text().notNull(),
    thingId: text().notNull(),
    action: text().notNull(),
    userId: bigint({ mode: 'number' }),
    groupId: bigint({ mode: 'number' }),
    employerId: bigint({ mode: 'number' }),
    before: jsonb(),
    after: jsonb(),
    hash: text().notNull(),
  },
  (t) => [
    // The records of a link, the last first, however many it has.
    index('history_records_transaction').on(t.transactionId, t.id),
    index('history_records_thing').on(t.thing, t.thingId, t.id),
    index('history_records_kind').on(t.thing, t.id),
    index('history_records_user').on(t.userId, t.id).where(sql`user_id is not null`),
    index('history_records_group').on(t.groupId, t.id).where(sql`group_id is not null`),
    index('history_records_employer').on(t.employerId, t.id).where(sql`employer_id is not null`),
    check('history_records_no_secret', sql`not coalesce(before ?| ${neverRecorded} or after ?| ${neverRecorded}, false)`),
  ],
)

/**
 * The chain (H2): one link a transaction with who, when, from where and by which means; appended last. `at` never runs backwards,
 * for the head is locked while it is set. `digest` is over the transaction's record hashes, `hash` over the previous hash and this link.
 */
export const historyLinks = pgTable(
  'history_links',
  {
    number: bigint({ mode: 'number' }).primaryKey(),
    transactionId: uuid().notNull().unique(),
    at: timestamp({ withTimezone: true }).notNull(),
    actorKind: text({ enum: ['user', 'command-line', 'api-client', 'program'] }).notNull(),
    actorId: bigint({ mode: 'number' }),
    actorName: text().notNull(),
    means: text({ enum: ['screen', 'import', 'api', 'command-line', 'program'] }).notNull(),
    address: text(),
    runId: bigint({ mode: 'number' }),
    records: bigint({ mode: 'number' }).notNull(),
    digest: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    index('history_links_at').on(t.at),
    // What history is filtered by, along the chain.
    index('history_links_actor').on(t.actorId, t.number).where(sql`actor_id is not null`),
    index('history_links_actor_name').on(t.actorName, t.number).where(sql`actor_kind <> 'user'`),
    index('history_links_means').on(t.means, t.number),
    index('history_links_run').on(t.runId, t.number).where(sql`run_id is not null`),
  ],
)

/** Where the chain ends: one row, locked by whoever appends, so that removed last links are missed as well. */
export const historyHead = pgTable(
  'history_head',
  {
    id: integer().primaryKey().default(1),
    number: bigint({ mode: 'number' }).notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    hash: text().notNull(),
  },
  () => [check('history_head_one', sql`id = 1`)],
)
