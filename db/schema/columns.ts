import { bigint, timestamp } from 'drizzle-orm/pg-core'

/** Surrogate key; JavaScript numbers hold 2^53, far beyond what an installation reaches. */
export const id = () => bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity()

export const createdAt = () => timestamp({ withTimezone: true }).notNull().defaultNow()
