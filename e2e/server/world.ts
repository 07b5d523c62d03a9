import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { employers, grants, groupEmployers, menuNodes, userCredentials, userGroups, users } from '@/db/schema'
import { startSession } from '@/lib/auth/session-rows'
import { change } from '@/lib/history/change'
import { type Level, programContext } from '@/lib/kernel/context'

export const actors = ['signed-out', 'user', 'admin', 'system', 'deactivated'] as const
export type Actor = (typeof actors)[number]
export const targets = ['own', 'foreign', 'missing'] as const
/** Seen from an Admin who reaches one of two employers: what lies within its reach, what does not, and what does not exist. */
export type Target = (typeof targets)[number]

export type Person = { id: number; login: string; session: string }

let count = 0
export const fresh = (name: string) => `${name}-${++count}`

/** A user with a session that is open; `passwordHash` where it must be able to sign in. */
export async function person(level: Level, extra: Partial<typeof users.$inferInsert> = {}, passwordHash?: string): Promise<Person> {
  const login = fresh(level)
  const [made] = await db()
    .insert(users)
    .values({ loginName: login, loginKey: login, level, ...extra })
    .returning()
  const { id } = made!
  if (passwordHash) await db().insert(userCredentials).values({ userId: id, passwordHash })
  return { id, login, session: await sessionOf(id) }
}

export const sessionOf = (userId: number): Promise<string> =>
  change(programContext, (w) => startSession(w, userId, { address: null, browser: 'test' }))

export type World = {
  sessions: Record<Actor, string | undefined>
  employer: Record<Target, string>
  /** Each authorised for its own employer alone. */
  group: Record<Target, { id: number; name: string }>
}

/** The three nodes that a new installation keeps closed (L4): what is refused then is refused for another reason. */
async function openMenus(): Promise<void> {
  const nodes = ['maintenance-new', 'maintenance-new.system', 'maintenance-new.system.access']
  const rows = (['system', 'admin'] as const).flatMap((menu) => nodes.map((node) => ({ menu, node, available: true })))
  await db().insert(menuNodes).values(rows).onConflictDoNothing()
}

/** Two employers with a group for each, and an actor of every kind; the Admin reaches the first employer alone. */
export async function makeWorld(): Promise<World> {
  await openMenus()
  const [own, foreign] = await db()
    .insert(employers)
    .values(['eigen', 'vreemd'].map((name) => ({ code: fresh(name), name: `Werkgever ${name}` })))
    .returning()
  const groupOf = async (employerId: number) => {
    const name = fresh('groep')
    const [group] = await db().insert(userGroups).values({ name, nameKey: name }).returning()
    await db().insert(groupEmployers).values({ groupId: group!.id, employerId })
    return { id: group!.id, name }
  }
  const admin = await person('admin')
  await db().insert(grants).values({ userId: admin.id, employerId: own!.id })
  const deactivated = await person('system')
  await db().update(users).set({ status: 'deactivated' }).where(eq(users.id, deactivated.id))
  return {
    sessions: {
      'signed-out': undefined,
      user: (await person('user')).session,
      admin: admin.session,
      system: (await person('system')).session,
      deactivated: deactivated.session,
    },
    employer: { own: own!.code, foreign: foreign!.code, missing: 'bestaat-niet' },
    group: { own: await groupOf(own!.id), foreign: await groupOf(foreign!.id), missing: { id: 999_999_999, name: 'bestaat-niet' } },
  }
}

/** When a session was last seen, and the counters of the throttle, change by asking alone; mails are tried in the background. */
const volatile: Record<string, string> = {
  sessions: "- 'seen_at'",
  rate_limits: "- 'points' - 'expire'",
  mails: "- 'attempts' - 'next_at' - 'problem'",
}

/** A digest of every row of every table, but for what asking alone changes. */
export async function everything(): Promise<string> {
  const { rows: tables } = await db().execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(row, '|' order by row), '')) as digest
       from (select (to_jsonb(t) ${volatile[name] ?? ''})::text as row from "${name}" t) r`,
  )
  const { rows } = await db().execute<{ name: string; digest: string }>(sql.raw(`${parts.join(' union all ')} order by name`))
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex')
}
