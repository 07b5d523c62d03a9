import { type SQL, sql } from 'drizzle-orm'
import { type Database, db } from '@/db/client'
import { isActive } from '@/lib/access/active'
import { guard } from '@/lib/access/guard'
import { isWithinReach } from '@/lib/access/reach/within'
import { actorUserId, type Context } from '@/lib/kernel/context'
import { type ClientRow, clientRows, visible } from './client-rows'
import { type Opens, opensOf } from './opens'
import { type ShownState, shownState } from './rules'

/** Why a client is suspended, or would be at once (W6). */
export type Reason = 'deactivated' | 'out-of-validity' | 'without-group' | 'asked'

/** A secret of a client as the panel shows it: nothing of the secret itself but its prefix. */
export type SecretView = {
  id: number
  prefix: string
  live: boolean
  received: boolean
  /** Until when it can be shown again; null: nobody can. */
  copyUntil: Date | null
  handedOverAt: Date | null
  lastUsedAt: Date | null
  expiresAt: Date | null
  revokedAt: Date | null
  createdAt: Date
}

export type ClientView = {
  clientId: string
  applicationId: number
  application: string
  user: string
  group: string | null
  state: ShownState
  reasons: Reason[]
  expiresOn: string | null
  daysLeft: number | null
  scopes: string[]
  /** What the application has now, when that differs: a rotation takes it over. */
  newScopes: string[] | null
  /** The day on which it will expire after a rotation; null: that changes nothing. */
  renewDays: number | null
  lastUsed: Date | null
  createdAt: Date
  revokedAt: Date | null
  secrets: SecretView[]
  opens: Opens
}

type More = {
  applicationId: number
  application: string
  appScopes: string[]
  scopes: string[]
  renewDays: number | null
  createdAt: string
  revokedAt: string | null
}
const reasons = sql`array_remove(array[
  case when u.status <> 'active' then 'deactivated' when not ${isActive(sql`u`)} then 'out-of-validity' end,
  case when u.group_id is null then 'without-group' end,
  case when c.suspended_at is not null and ${isActive(sql`u`)} and u.group_id is not null then 'asked' end], null)`

/**
 * One client by its Client ID; null when there is none, and when its user reaches what an Admin does not: the two look alike (L7).
 * Guarded as the page Web API gebruiker.
 */
export async function findClient(ctx: Context, clientId: string): Promise<ClientView | null> {
  const level = await guard(db(), ctx, 'web-api-users')
  if (clientId.includes('\0')) return null
  const named = sql`c.client_id = ${clientId}`
  const where = sql`${named} and ${visible(level, actorUserId(ctx.actor), named)}`
  const { rows } = await db().execute<ClientRow & More & { reasons: Reason[] }>(sql`
    select r.*, ${reasons} as reasons, a.id::float8 as "applicationId", a.name as application, a.scopes as "appScopes", c.scopes,
      a.expiry_days as "renewDays", c.created_at as "createdAt", coalesce(c.revoked_at, a.withdrawn_at) as "revokedAt"
    from (${clientRows(where)}) r join api_clients c on c.id = r.id join users u on u.id = c.user_id
      join external_applications a on a.id = c.application_id`)
  const row = rows[0]
  if (!row) return null
  const [secrets, opens] = await Promise.all([secretsOf(db(), sql`${row.id}::bigint`), opensOf(db(), row.userId)])
  const { user, group, expiresOn, daysLeft, applicationId, application, scopes, appScopes, renewDays } = row
  const state = shownState(row)
  return {
    ...{ clientId, applicationId, application, user, group, state, expiresOn, daysLeft, renewDays, secrets, opens },
    reasons: state === 'suspended' ? row.reasons : [],
    scopes: scopes.filter((scope) => appScopes.includes(scope)),
    newScopes: appScopes.join() === scopes.join() ? null : appScopes,
    lastUsed: row.lastUsed && new Date(row.lastUsed),
    createdAt: new Date(row.createdAt),
    revokedAt: row.revokedAt === null ? null : new Date(row.revokedAt),
  }
}

/** The secrets that matter: those that are live, and of the others the five that ended last. */
async function secretsOf(at: Database, client: SQL): Promise<SecretView[]> {
  const { rows } = await at.execute<SecretView>(sql`
    select s.id::float8 as id, s.prefix, s.revoked_at is null and coalesce(s.expires_at > now(), true) as live,
      num_nonnulls(s.received_at, s.handed_over_at, s.last_used_at) > 0 as received,
      case when s.revoked_at is null and s.encrypted_copy is not null and s.copy_until > now() then s.copy_until end as "copyUntil",
      s.handed_over_at as "handedOverAt", s.last_used_at as "lastUsedAt", s.expires_at as "expiresAt", s.revoked_at as "revokedAt", s.created_at as "createdAt"
    from api_client_secrets s where s.api_client_id = ${client} order by live desc, s.id desc limit 7`)
  const moment = (value: Date | null) => value && new Date(value)
  return rows.map((row) => ({
    ...row,
    copyUntil: moment(row.copyUntil),
    handedOverAt: moment(row.handedOverAt),
    lastUsedAt: moment(row.lastUsedAt),
    expiresAt: moment(row.expiresAt),
    revokedAt: moment(row.revokedAt),
    createdAt: new Date(row.createdAt),
  }))
}

/** What a client for a user would open, before it is made (W3); null for a user who is unknown, or reaches what an Admin does not (L7). */
export async function previewClient(ctx: Context, userId: number): Promise<Opens | null> {
  const level = await guard(db(), ctx, 'web-api-users')
  const known = level === 'system' ? sql`true` : sql`level <> 'system'`
  const { rows } = await db().execute<{ id: number }>(sql`select id from users where id = ${userId} and ${known}`)
  return rows[0] && (await isWithinReach(db(), ctx, [{ userId }])) ? opensOf(db(), userId) : null
}
