import { bigint, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id } from './columns'

/**
 * One record a changed thing (H1), written in the transaction of the change. `before` and `after` hold the whole state that
 * access depends on, so that "who could reach what at T" (A7) is the last record of each thing whose link is not after T.
 * `hash` is the SHA-256 of the record's own content (H2).
 */
export const historyRecords = pgTable(
  'history_records',
  {
    id: id(),
    transactionId: uuid().notNull(),
    at: createdAt(),
    actorKind: text({ enum: ['user', 'command-line', 'api-client', 'program'] }).notNull(),
    actorId: bigint({ mode: 'number' }),
    actorName: text().notNull(),
    means: text({ enum: ['screen', 'import', 'api', 'command-line', 'program'] }).notNull(),
    address: text(),
    runId: bigint({ mode: 'number' }),
    /** What kind of thing: 'user', 'grant', 'user-group', 'group-employer', … (`lib/history/record`). */
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
    index('history_records_transaction').on(t.transactionId),
    index('history_records_thing').on(t.thing, t.thingId, t.id),
    index('history_records_user').on(t.userId, t.id),
  ],
)

/** The chain (H2): one link a transaction, appended last; `at` never runs backwards, for the lock is held while it is set. */
export const historyLinks = pgTable('history_links', {
  number: bigint({ mode: 'number' }).primaryKey(),
  transactionId: uuid().notNull().unique(),
  at: timestamp({ withTimezone: true }).notNull(),
  records: bigint({ mode: 'number' }).notNull(),
  digest: text().notNull(),
  hash: text().notNull(),
})
