import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { isSessionOpen } from '@/lib/access/active'
import { guard } from '@/lib/access/guard'
import { type ReachCounts, reachCounts } from '@/lib/access/reach/counts'
import { moment } from '@/lib/kernel/clock'
import type { Context, Level } from '@/lib/kernel/context'
import { fullName } from '@/lib/kernel/full-name'
import { Forbidden } from '@/lib/kernel/result'
import type { Sheet } from '@/lib/kernel/sheet/sheet'
import { speaker } from '@/lib/kernel/words'
import { browserName } from './browser-name'

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
  const { userId } = actor
  const [{ rows }, sessions, reach] = await Promise.all([
    db().execute<Row>(sql`
      select u.login_name as login, ${fullName('u')} as name,
        u.code, u.email, u.level, g.name as "group", r.name as role, c.changed_at as "passwordSince"
      from users u left join user_groups g on g.id = u.group_id left join roles r on r.id = u.role_id
        left join user_credentials c on c.user_id = u.id
      where u.id = ${userId}`),
    ownSessions(actor, 50),
    reachCounts(db(), userId),
  ])
  const own = rows[0]
  if (!own) return null
  return {
    ...own,
    passwordSince: own.passwordSince === null ? null : new Date(own.passwordSince),
    reach,
    sessions,
  }
}

type User = Extract<Context['actor'], { kind: 'user' }>

async function ownSessions({ userId, sessionHash }: User, limit: number): Promise<OwnSession[]> {
  const { rows } = await db().execute<SessionRow>(sql`
    select left(s.id_hash, 16) as name, s.created_at as since, s.seen_at as seen, s.browser, s.address, s.id_hash = ${sessionHash} as current
    from sessions s
    where s.user_id = ${userId} and ${isSessionOpen(sql`s`)}
    order by current desc, s.seen_at desc limit ${limit}`)
  return rows.map((row) => ({ ...row, since: new Date(row.since), seen: new Date(row.seen) }))
}

/** More than anyone has open. */
const exportedAtMost = 10_000

/** One's own sessions that are open, as a sheet, this one on top; nothing by which one could be ended or used. Guarded as the page Profiel. */
export async function ownSessionsSheet(ctx: Context): Promise<Sheet> {
  await guard(db(), ctx, 'profile')
  if (ctx.actor.kind !== 'user') throw new Forbidden('level')
  const say = speaker(ctx.language, 'profile')
  const sessions = await ownSessions(ctx.actor, exportedAtMost)
  return {
    name: say('sessions'),
    header: [say('browser'), say('address'), say('since'), say('seen'), say('note')],
    rows: sessions.map(({ browser, address, since, seen, current }) => [
      browserName(browser) ?? say('unknown'),
      address ?? '',
      moment(since),
      moment(seen),
      current ? say('current') : '',
    ]),
  }
}
