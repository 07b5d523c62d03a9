import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { isSessionOpen } from '@/lib/access/active'
import { type ReachCounts, reachCounts } from '@/lib/access/reach/counts'
import type { Context, Level } from '@/lib/kernel/context'
import { fullName } from '@/lib/kernel/full-name'

/** One of one's own sessions that are open; `name` is what it is ended by. */
export type OwnSession = { name: string; since: Date; seen: Date; browser: string | null; address: string | null; current: boolean }
export type OwnProfile = {
  login: string
  name: string | null
  code: string | null
  email: string | null
  level: Level
  group: string | null
  role: string | null
  /** When the password was set; null for who signs in without one. */
  passwordSince: Date | null
  reach: ReachCounts
  sessions: OwnSession[]
}

type Row = Omit<OwnProfile, 'sessions' | 'reach' | 'passwordSince'> & { passwordSince: string | null }
type SessionRow = Omit<OwnSession, 'since' | 'seen'> & { since: string; seen: string }

/** What someone may know of themselves, with their sessions that are open; null for who is no user. Needs no page: it is one's own. */
export async function ownProfile({ actor }: Context): Promise<OwnProfile | null> {
  if (actor.kind !== 'user') return null
  const { userId, sessionHash } = actor
  const [{ rows }, sessions, reach] = await Promise.all([
    db().execute<Row>(sql`
      select u.login_name as login, ${fullName('u')} as name,
        u.code, u.email, u.level, g.name as "group", r.name as role, c.changed_at as "passwordSince"
      from users u left join user_groups g on g.id = u.group_id left join roles r on r.id = u.role_id
        left join user_credentials c on c.user_id = u.id
      where u.id = ${userId}`),
    db().execute<SessionRow>(sql`
      select left(s.id_hash, 16) as name, s.created_at as since, s.seen_at as seen, s.browser, s.address, s.id_hash = ${sessionHash} as current
      from sessions s
      where s.user_id = ${userId} and ${isSessionOpen(sql`s`)}
      order by current desc, s.seen_at desc limit 50`),
    reachCounts(db(), userId),
  ])
  const own = rows[0]
  if (!own) return null
  return {
    ...own,
    passwordSince: own.passwordSince === null ? null : new Date(own.passwordSince),
    reach,
    sessions: sessions.rows.map((row) => ({ ...row, since: new Date(row.since), seen: new Date(row.seen) })),
  }
}
