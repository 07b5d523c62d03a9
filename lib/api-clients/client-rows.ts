import { type SQL, sql } from 'drizzle-orm'
import { today } from '@/lib/access/active'
import { usersBeyond } from '@/lib/access/reach/within'
import type { Level } from '@/lib/kernel/context'
import { clientState, clientTables, lastDay } from './state'

/** A row of the tables of clients, as SQL gives it; `rules.ts` says which state that is. */
export type ClientRow = {
  key: string
  id: number
  clientId: string
  userId: number
  user: string
  group: string | null
  groupId: number | null
  state: 'active' | 'suspended' | 'expired' | 'revoked'
  expiresOn: string | null
  daysLeft: number | null
  liveSecrets: number
  received: boolean
  copy: boolean
  used: boolean
  prefix: string | null
  lastUsed: Date | null
}

const live = sql`s.revoked_at is null and coalesce(s.expires_at > now(), true)`

/** The clients `c`, of those that `which` names, that someone may know of: of an Admin those whose user lies wholly within its reach (L7). */
export function visible(level: Level, userId: number | null, which: SQL): SQL {
  if (level === 'system') return sql`true`
  if (userId === null) return sql`false`
  return sql`c.user_id not in (${usersBeyond(sql`select c.user_id from api_clients c where ${which}`, userId)})`
}

/** The clients that `where` names, over `c`, `u` and `a`; `key` is what they are sorted by. */
export const clientRows = (where: SQL, key: SQL = sql`u.login_key`): SQL => sql`
  select ${key} as key, c.id::float8 as id, c.client_id as "clientId", u.id::float8 as "userId", u.login_name as "user", g.name as "group",
    g.id::float8 as "groupId", ${clientState()} as state, ${lastDay(sql`c.expires_at`)}::text as "expiresOn",
    (${lastDay(sql`c.expires_at`)} - ${today})::int as "daysLeft", x.live as "liveSecrets",
    coalesce(n.received, false) as received, coalesce(x.copy, false) as copy, x.last_used is not null as used, n.prefix, x.last_used as "lastUsed"
  from ${clientTables}
    left join user_groups g on g.id = u.group_id
    left join lateral (
      select count(*) filter (where ${live})::int as live, max(s.last_used_at) as last_used,
        bool_or(${live} and s.encrypted_copy is not null and s.copy_until > now()) as copy
      from api_client_secrets s where s.api_client_id = c.id) x on true
    left join lateral (
      select s.prefix, num_nonnulls(s.received_at, s.handed_over_at, s.last_used_at) > 0 as received
      from api_client_secrets s where s.api_client_id = c.id order by (${live}) desc, s.id desc limit 1) n on true
  where ${where}`
