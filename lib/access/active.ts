import { type SQL, sql } from 'drizzle-orm'

/** Today in the Netherlands, as SQL: the days that validity counts in (A1). */
export const today: SQL = sql`(now() at time zone 'Europe/Amsterdam')::date`

/** Whether the user row `u` may do anything at all on a day: active and within its validity, both dates inclusive (A1). */
export const isActive = (u: SQL, day: SQL = today): SQL =>
  sql`(${u}.status = 'active' and coalesce(${u}.valid_from <= ${day}, true) and coalesce(${u}.valid_until >= ${day}, true))`
