import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'

/** Of all processes on a database. */
const key = sql.raw('7346, 6')

/**
 * Before the first lock or write of a transaction that changes users, groups, rights or the organisation: such transactions go on side by side, but not beside one
 * that holds everything still. Without it an edit that has locked a row, and is yet to write, and a commit that holds the tables, and is yet to
 * lock that row, wait for each other until PostgreSQL ends one of them after a second.
 */
export const amongOthers = (tx: Tx): Promise<unknown> => tx.execute(sql`select pg_advisory_xact_lock_shared(${key})`)

/** Waits for those that are under way, such as those of someone who is about to be closed; others wait, holding nothing, until the transaction ends. */
export const alone = (tx: Tx): Promise<unknown> => tx.execute(sql`select pg_advisory_xact_lock(${key})`)
