import { eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { userGroups, users } from '@/db/schema'
import { isSessionOpen } from '@/lib/access/active'
import { guard } from '@/lib/access/guard'
import { isReached } from '@/lib/access/reach/conditions'
import { isWithinReach } from '@/lib/access/reach/within'
import { actorUserId, type Context, type Level } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { storable } from '@/lib/kernel/storable'
import { mayChange, mayRearrange } from './rules'

const columns = {
  userId: users.id,
  version: users.version,
  login: users.loginName,
  code: users.code,
  level: users.level,
  groupId: users.groupId,
  group: userGroups.name,
  roleId: users.roleId,
  status: users.status,
  netId: users.netId,
  ssoDomain: users.ssoDomain,
  personnelNumber: users.personnelNumber,
  lastName: users.lastName,
  prefixes: users.prefixes,
  initials: users.initials,
  firstName: users.firstName,
  gender: users.gender,
  email: users.email,
  email2: users.email2,
  phone: users.phone,
  phone2: users.phone2,
  validFrom: users.validFrom,
  validUntil: users.validUntil,
}

const formOf = (login: string) =>
  db()
    .select(columns)
    .from(users)
    .leftJoin(userGroups, eq(userGroups.id, users.groupId))
    .where(eq(users.loginKey, fold(login)))

/** A user as its form shows it, every field that can be changed by hand; empty ones are null. */
export type UserForm = Awaited<ReturnType<typeof formOf>>[number]

/** What stands around the form of a user. */
export type UserAbout = {
  /** Whoever looks may change level, group and own grants (L7). */
  rearrangeable: boolean
  /** It reaches what an Admin who looks does not, who is told of no API client behind it (L7). */
  beyond: boolean
  grants: number
  /** The newest of them, so that a copy takes none along that was not on screen. */
  newestGrant: number
  sessions: number
  lastSignIn: Date | null
  /** Who changed it last, when; `by` null: someone whom an Admin does not see (L7). */
  lastChange: { by: string | null; at: Date } | null
  /** The employee whose name and work data the last import took (I14), while the user still has that number. */
  employee: { employer: string; number: string } | null
}

/** The user of a login name for its form; null when there is none that the actor may see (L7, L9). Guarded as the page Gebruikers. */
export async function userForm(ctx: Context, login: string): Promise<{ form: UserForm; about: UserAbout } | null> {
  const level = await guard(db(), ctx, 'users')
  const [form] = await formOf(storable(login))
  if (!form || !mayChange({ level, userId: null }, form)) return null
  const rearrangeable = mayRearrange({ level, userId: actorUserId(ctx.actor) }, { id: form.userId })
  const [about, within] = await Promise.all([aboutUser(ctx, level, form.userId), isWithinReach(db(), ctx, [{ userId: form.userId }])])
  return { form, about: { ...about, rearrangeable, beyond: !within } }
}

type AboutRow = {
  grants: number
  newestGrant: string | null
  sessions: number
  lastSignIn: string | null
  by: string | null
  hidden: boolean
  at: string | null
  employer: string | null
  number: string | null
}

async function aboutUser(ctx: Context, level: Level, userId: number): Promise<Omit<UserAbout, 'rearrangeable' | 'beyond'>> {
  const seen = level === 'system' ? sql`true` : isReached('employee', sql.raw('w'), actorUserId(ctx.actor)!)
  const { rows } = await db().execute<AboutRow>(sql`
    select own.*, s.*, last.*, source.*
    from (select count(*)::int as grants, max(id) as "newestGrant" from grants where user_id = ${userId}) own,
      (select count(*) filter (where ${isSessionOpen(sql`x`)})::int as sessions, max(x.created_at) as "lastSignIn"
        from sessions x where x.user_id = ${userId}) s
    left join lateral (
      select l.actor_name as by, coalesce(a.level = 'system', l.actor_kind <> 'user') as hidden, l.at
      from history_records r join history_links l using (transaction_id) left join users a on a.id = l.actor_id
      where r.user_id = ${userId} and r.thing in ('user', 'grant') order by r.id desc limit 1) last on true
    left join lateral (
      select e.code as employer, w.number
      from import_plan_users p join import_runs i on i.id = p.run_id and i.status = 'committed'
        join employees w on w.id = p.employee_id and w.ended_at is null join employers e on e.id = w.employer_id
        join users u on u.id = p.user_id and u.personnel_number = w.number
      where p.user_id = ${userId} and ${seen} order by i.committed_at desc limit 1) source on true`)
  const row = rows[0]!
  const by = level !== 'system' && row.hidden ? null : row.by
  return {
    grants: row.grants,
    newestGrant: Number(row.newestGrant ?? 0),
    sessions: row.sessions,
    lastSignIn: row.lastSignIn === null ? null : new Date(row.lastSignIn),
    lastChange: row.at === null ? null : { by, at: new Date(row.at) },
    employee: row.employer !== null && row.number !== null ? { employer: row.employer, number: row.number } : null,
  }
}

export type UserSession = { name: string; since: Date; seen: Date; browser: string | null; address: string | null }

/** The sessions of a user that are open, the one seen last first; named as history names them. Guarded as the page Gebruikers. */
export async function sessionsOf(ctx: Context, userId: number): Promise<UserSession[]> {
  const level = await guard(db(), ctx, 'users')
  const { rows } = await db().execute<Omit<UserSession, 'since' | 'seen'> & { since: string; seen: string }>(sql`
    select left(s.id_hash, 16) as name, s.created_at as since, s.seen_at as seen, s.browser, s.address
    from sessions s join users u on u.id = s.user_id
    where s.user_id = ${userId} and ${isSessionOpen(sql`s`)} and ${level === 'system' ? sql`true` : sql`u.level <> 'system'`}
    order by s.seen_at desc limit 100`)
  return rows.map((row) => ({ ...row, since: new Date(row.since), seen: new Date(row.seen) }))
}

/** Whether the actor may know this user and give it this group (L7); a group that is not there is none to give. Guarded as the page Gebruikers. */
export async function mayEnter(ctx: Context, { userId, groupId }: { userId: number; groupId: number | null }): Promise<boolean> {
  const level = await guard(db(), ctx, 'users')
  const [user] = await db().select({ level: users.level }).from(users).where(eq(users.id, userId))
  return user !== undefined && mayChange({ level, userId: null }, user) && mayGiveGroup(ctx, groupId)
}

/** Whether the group is there and the actor's to give (L7); null: no group. */
export async function mayGiveGroup(ctx: Context, groupId: number | null): Promise<boolean> {
  if (groupId === null) return true
  const there = (await db().$count(userGroups, eq(userGroups.id, groupId))) > 0
  return there && isWithinReach(db(), ctx, [{ groupId }])
}
