import { type SQL, sql } from 'drizzle-orm'

/** Today in the Netherlands, as SQL: the days that validity counts in (A1). */
export const today: SQL = sql`(now() at time zone 'Europe/Amsterdam')::date`

/** Whether the user row `u` may do anything at all on a day: active and within its validity, both dates inclusive (A1). */
export const isActive = (u: SQL, day: SQL = today): SQL =>
  sql`(${u}.status = 'active' and coalesce(${u}.valid_from <= ${day}, true) and coalesce(${u}.valid_until >= ${day}, true))`

/** A session ends after so many minutes without a request (decided). */
const idleMinutes = 60

/** Whether the session row `s` is open still: nobody ended it, and neither its time nor an hour without a request has. */
export const isSessionOpen = (s: SQL): SQL =>
  sql`(${s}.ended_at is null and ${s}.ends_at > now() and ${s}.seen_at > now() - make_interval(mins => ${idleMinutes}))`
