import { asc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { employerGroupMembers, employerGroups, employers, groupEmployerGroups, groupEmployers, userGroups, users } from '@/db/schema'
import { guard } from '@/lib/access/guard'
import type { Context } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'

/** A user group as the command line shows it. */
export type GroupView = {
  name: string
  description: string | null
  /** Login names, deactivated members included. */
  members: string[]
  /** Codes of every employer that the group is authorised for, by itself or through an employer group (A2). */
  employers: string[]
  /** How it is authorised, as `group employers --set` takes it: "0001", "groep:Kern". */
  authorised: string[]
}

/** The group of this name, ignoring case; null when there is none. Guarded as the page Gebruikersgroepen. */
export async function findGroup(ctx: Context, name: string): Promise<{ groupId: number; version: number; view: GroupView } | null> {
  await guard(db(), ctx, 'user-groups')
  const [group] = await db()
    .select()
    .from(userGroups)
    .where(eq(userGroups.nameKey, fold(name)))
  if (!group) return null
  const members = await db().select({ login: users.loginName }).from(users).where(eq(users.groupId, group.id)).orderBy(asc(users.loginKey))
  const single = await db()
    .select({ code: employers.code })
    .from(groupEmployers)
    .innerJoin(employers, eq(employers.id, groupEmployers.employerId))
    .where(eq(groupEmployers.groupId, group.id))
    .orderBy(asc(sql`${employers.code} collate "C"`))
  const sets = await db()
    .select({ name: employerGroups.name, code: employers.code })
    .from(groupEmployerGroups)
    .innerJoin(employerGroups, eq(employerGroups.id, groupEmployerGroups.employerGroupId))
    .leftJoin(employerGroupMembers, eq(employerGroupMembers.employerGroupId, employerGroups.id))
    .leftJoin(employers, eq(employers.id, employerGroupMembers.employerId))
    .where(eq(groupEmployerGroups.groupId, group.id))
    .orderBy(asc(sql`${employerGroups.nameKey} collate "C"`))
  const codes = new Set([...single, ...sets].flatMap(({ code }) => code ?? []))
  const view = {
    name: group.name,
    description: group.description,
    members: members.map(({ login }) => login),
    employers: [...codes].sort(),
    authorised: [...single.map(({ code }) => code), ...new Set(sets.map((set) => `groep:${set.name}`))],
  }
  return { groupId: group.id, version: group.version, view }
}

/** The id of a group by its name, ignoring case; null when there is none. The caller guards. */
export async function groupIdOf(name: string): Promise<number | null> {
  const [group] = await db()
    .select({ id: userGroups.id })
    .from(userGroups)
    .where(eq(userGroups.nameKey, fold(name)))
  return group?.id ?? null
}
