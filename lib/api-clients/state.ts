import { type SQL, sql } from 'drizzle-orm'
import { isActive } from '@/lib/access/active'

/** Whether a client lets anyone in, and if not why (W6). */
export type ClientState = 'active' | 'suspended' | 'expired' | 'revoked'

const dayOf = (moment: SQL): SQL => sql`(${moment} at time zone 'Europe/Amsterdam')::date`

/**
 * The state of a client row `c` with its user `u` and its application `a`, at a moment: live, also where no command ran, for a validity
 * passes by itself and an import may have taken the group (W6). What is withdrawn counts as revoked (W1).
 */
export const clientState = (moment: SQL = sql`now()`): SQL => sql`(case
  when c.revoked_at is not null or a.withdrawn_at is not null then 'revoked'
  when c.expires_at <= ${moment} then 'expired'
  when c.suspended_at is not null or u.level <> 'user' or u.group_id is null or not ${isActive(sql`u`, dayOf(moment))} then 'suspended'
  else 'active' end)`

/** The tables that the state is read from. */
export const clientTables: SQL = sql`api_clients c join users u on u.id = c.user_id join external_applications a on a.id = c.application_id`

/** The end of a day, in Dutch time, as a moment: the client works on that day still. */
export const endOfDay = (day: SQL | string): SQL => sql`((${day}::date + 1)::timestamp at time zone 'Europe/Amsterdam')`

/** The end of the day that is so many days from now. */
export const endOfDayIn = (days: number): SQL => endOfDay(sql`(${dayOf(sql`now()`)} + ${days}::int)`)

/** The last day on which what ends at this moment works. */
export const lastDay = (moment: SQL): SQL => dayOf(sql`(${moment} - interval '1 millisecond')`)
