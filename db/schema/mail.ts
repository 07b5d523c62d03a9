import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { createdAt, id } from './columns'
import { passwordLinks, users } from './users'

/**
 * Mails, written in the transaction of what they tell and sent after it. `values` fill the sentences of `kind` and never hold a secret: a
 * one-time link stands in `sealed`, encrypted with a key that is not in the database, until the mail is sent or given up.
 */
export const mails = pgTable(
  'mails',
  {
    id: id(),
    kind: text({ enum: ['invitation', 'reset', 'forgotten', 'password-set', 'email-changed'] }).notNull(),
    recipient: text().notNull(),
    language: text({ enum: ['nl', 'en'] }).notNull(),
    values: jsonb().notNull().$type<Record<string, string | number>>(),
    sealed: text(),
    userId: bigint({ mode: 'number' }).references(() => users.id),
    linkId: bigint({ mode: 'number' }).references(() => passwordLinks.id),
    /** `kept`: there was no mail server when it was written; it is only shown. `withdrawn`: its link was worthless before it was sent. */
    status: text({ enum: ['waiting', 'sent', 'failed', 'withdrawn', 'kept'] }).notNull(),
    attempts: integer().notNull().default(0),
    /** When it is tried (again); while it is being sent, when another process may take it for left behind. */
    nextAt: createdAt(),
    /** The code of what went wrong last ("ECONNREFUSED", "550"); never the server's own words, which can repeat the mail. */
    problem: text(),
    createdAt: createdAt(),
    doneAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index('mails_waiting').on(t.nextAt).where(sql`status = 'waiting'`),
    index('mails_user').on(t.userId),
    index('mails_created').on(t.createdAt),
    check('mails_sealed', sql`sealed is null or status = 'waiting'`),
  ],
)
