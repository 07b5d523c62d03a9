import { randomBytes } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { roles, userCredentials, users } from '@/db/schema'
import { change, type Writing } from '@/lib/history/change'
import { image } from '@/lib/history/entry'
import { type Level, programContext } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { hashPassword } from './passwords'

const inEveryProcess = 7_346_511

/**
 * Makes the first users where there is no user at all (interface.md): `demo.01` (System) and, with the demo, `demo.02`, both with the
 * same password and their login name as code (U6). Run it after the organisation was loaded. Safe to run again and by several at once.
 * @returns the password when it was generated, to be shown once; null otherwise.
 */
export async function ensureFirstUsers(setup: {
  adminPassword: string | null
  demo: boolean
}): Promise<{ generatedPassword: string | null }> {
  if ((await db().$count(users)) > 0) return { generatedPassword: null }
  const password = setup.adminPassword ?? randomBytes(18).toString('base64url')
  const passwordHash = await hashPassword(password)
  const made = await change(programContext, async (w) => {
    await w.tx.execute(sql`select pg_advisory_xact_lock(${inEveryProcess})`)
    if ((await w.tx.$count(users)) > 0) return false
    await makeUser(w, 'demo.01', 'system', passwordHash)
    if (setup.demo) await grantAllEmployers(w, await makeUser(w, 'demo.02', 'admin', passwordHash))
    return true
  })
  return { generatedPassword: made && setup.adminPassword === null ? password : null }
}

/**
 * Makes `demo.02` (Admin, no group, an own grant for every employer there is) where the demo is loaded later on: with the password
 * that `demo.01` has, if any. Does nothing when there is one.
 */
export async function ensureDemoAdmin(): Promise<void> {
  await change(programContext, async (w) => {
    await w.tx.execute(sql`select pg_advisory_xact_lock(${inEveryProcess})`)
    if ((await w.tx.$count(users, eq(users.loginKey, 'demo.02'))) > 0) return
    const [first] = await w.tx
      .select({ passwordHash: userCredentials.passwordHash })
      .from(userCredentials)
      .innerJoin(users, eq(users.id, userCredentials.userId))
      .where(eq(users.loginKey, 'demo.01'))
    await grantAllEmployers(w, await makeUser(w, 'demo.02', 'admin', first?.passwordHash ?? null))
  })
}

async function makeUser(w: Writing, login: string, level: Level, passwordHash: string | null): Promise<number> {
  const [role] = await w.tx.select({ id: roles.id }).from(roles).where(sql`is_default`)
  const key = fold(login)
  const [made] = await w.tx
    .insert(users)
    .values({ loginName: login, loginKey: key, code: login, codeKey: key, level, roleId: role?.id ?? null })
    .returning()
  if (passwordHash) await w.tx.insert(userCredentials).values({ userId: made!.id, passwordHash })
  await w.record([{ thing: 'user', thingId: made!.id, action: 'create', userId: made!.id, after: image(made!) }])
  return made!.id
}

async function grantAllEmployers(w: Writing, userId: number): Promise<void> {
  await w.recordSelect(
    sql`select 'grant'::text as thing, made.id as thing_id, 'create'::text as action, made.user_id, null as group_id, made.employer_id,
      null as before, to_jsonb(made) as after from made`,
    sql`made as (insert into grants (user_id, employer_id) select ${userId}, id from employers order by id returning *)`,
  )
}
