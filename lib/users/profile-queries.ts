import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { Context, Level } from '@/lib/kernel/context'

export type OwnSession = { since: Date; seen: Date; browser: string | null; address: string | null; current: boolean }
export type OwnProfile = {
  login: string
  name: string | null
  code: string | null
  email: string | null
  level: Level
  group: string | null
  role: string | null
  sessions: OwnSession[]
}

type Row = Omit<OwnProfile, 'sessions'> & { userId: string }
type SessionRow = { since: string; seen: string; browser: string | null; address: string | null; current: boolean }

/** What someone may know of themselves, with their sessions that are open; null for who is no user. Needs no page: it is one's own. */
export async function ownProfile({ actor }: Context): Promise<OwnProfile | null> {
  if (actor.kind !== 'user') return null
  const { rows } = await db().execute<Row>(sql`
    select u.id as "userId", u.login_name as login, nullif(concat_ws(' ', coalesce(u.first_name, u.initials), u.prefixes, u.last_name), '') as name,
      u.code, u.email, u.level, g.name as "group", r.name as role
    from users u left join user_groups g on g.id = u.group_id left join roles r on r.id = u.role_id where u.id = ${actor.userId}`)
  if (!rows[0]) return null
  const { userId, ...own } = rows[0]
  const sessions = await db().execute<SessionRow>(sql`
    select s.created_at as since, s.seen_at as seen, s.browser, s.address, s.id_hash = ${actor.sessionHash} as current
    from sessions s where s.user_id = ${userId}::bigint and s.ended_at is null and s.ends_at > now() order by s.seen_at desc limit 50`)
  return { ...own, sessions: sessions.rows.map((row) => ({ ...row, since: new Date(row.since), seen: new Date(row.seen) })) }
}
