import { type SQL, sql } from 'drizzle-orm'
import { isActive, today } from '@/lib/access/active'
import { usersBeyond } from '@/lib/access/reach/within'
import type { Level } from '@/lib/kernel/context'
import { foldForSearch } from '@/lib/kernel/fold'
import { anywhere } from '@/lib/kernel/keyset'
import type { Acting } from './rules'

/** Active: may sign in today. Outside: active, but not within its validity today. Expiring: active, and not for long (A1). */
export const userStatuses = ['active', 'expiring', 'outside', 'deactivated'] as const
export type UserStatus = (typeof userStatuses)[number]

/** Which users a list holds (U1). `'none'`: those in no group, or without a role. */
export type UserFilter = {
  search?: string
  level?: Level
  status?: UserStatus
  group?: number | 'none'
  role?: number | 'none'
  /** With an API client that is not revoked, or without one; to an Admin a user beyond its reach has none (L7). */
  client?: boolean
}

/** A validity that ends within so many days is one to see to. */
export const expiringDays = 30

const u = sql`u`

/** Today, found out once a statement and not once a user: that took more than all else when ten thousand are counted. */
const thisDay = sql`(select ${today})`

const ofStatus: Record<UserStatus, SQL> = {
  active: isActive(u, thisDay),
  expiring: sql`(${isActive(u)} and u.valid_until <= ${today} + ${sql.raw(String(expiringDays))})`,
  outside: sql`(u.status = 'active' and (u.valid_from > ${today} or u.valid_until < ${today}))`,
  deactivated: sql`u.status = 'deactivated'`,
}

/** The users who have an API client that someone may know of: of an Admin those wholly within its reach (L7). A SELECT of ids. */
export function withClient({ level, userId }: Acting): SQL {
  const having = sql`select c.user_id from api_clients c where c.revoked_at is null`
  return level === 'system' ? having : sql`${having} and c.user_id not in (${usersBeyond(having, userId ?? 0)})`
}

/** The condition on user rows `u` that a filter means for whoever asks: an Admin's list holds no System users (L9). */
export function filtered(asking: Acting, filter: UserFilter): SQL {
  const found: SQL[] = [sql`true`]
  if (asking.level !== 'system') found.push(sql`u.level <> 'system'`)
  if (filter.level) found.push(sql`u.level = ${filter.level}`)
  if (filter.status) found.push(ofStatus[filter.status])
  for (const [column, value] of [
    [sql`u.group_id`, filter.group],
    [sql`u.role_id`, filter.role],
  ] as const)
    if (value !== undefined) found.push(value === 'none' ? sql`${column} is null` : sql`${column} = ${value}`)
  if (filter.client !== undefined) found.push(sql`u.id ${filter.client ? sql`` : sql`not`} in (${withClient(asking)})`)
  found.push(...wordsOf(filter.search).map((word) => sql`u.search_text like ${anywhere(word)}`))
  return sql.join(found, sql` and `)
}

/**
 * The words of a search, each of which must be found in login name, code, name or e-mail. One of one or two characters, of which there are
 * too many to tell anything, is taken as the beginning of a word.
 */
export const wordsOf = (search = ''): string[] =>
  foldForSearch(search)
    .split(/[\s\0]+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => ([...word].length < 3 ? ` ${word}` : word))

const others = ({ level, status, group, role, client }: UserFilter) =>
  [level, status, group, role, client].filter((value) => value !== undefined).length

/** Whether a filter may leave anyone out, System users for an Admin apart. */
export const narrows = (filter: UserFilter): boolean => wordsOf(filter.search).length + others(filter) > 0

/** How many own grants the user `u` has; each element by itself, for each has an index of its own on users. */
export const grantCount: SQL = sql.join(
  ['employer_id', 'department_id', 'employee_id'].map(
    (element) => sql`(select count(*) from grants w where w.user_id = u.id and w.${sql.identifier(element)} is not null)`,
  ),
  sql` + `,
)
