import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { departments, employees, employers, grants, roles, userGroups, users } from '@/db/schema'
import { guard } from '@/lib/access/guard'
import type { Context, Level } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { mayChange } from './rules'

/** A user named by its login name, or by its group and code; a null group is "no group" (U6). */
export type UserReference = { login: string } | { group: string | null; code: string }

/** One own grant, in the words of interface.md. */
export type GrantView = {
  element: 'werkgever' | 'afdeling' | 'werknemer'
  werkgevercode: string
  afdelingCode: string | null
  autorisatieNiveau: number | null
  personeelsnummer: string | null
}

/** A user as the command line and the panel show it. Empty fields are null. */
export type UserView = {
  login: string
  code: string | null
  level: Level
  group: string | null
  role: string | null
  netId: string | null
  fields: Record<
    | 'achternaam'
    | 'tussenvoegsels'
    | 'voorletters'
    | 'roepnaam'
    | 'geslacht'
    | 'email'
    | 'email2'
    | 'telefoonnummer'
    | 'telefoonnummer2'
    | 'personeelsnummer',
    string | null
  >
  status: 'active' | 'deactivated'
  grants: GrantView[]
}

const matches = (reference: UserReference): SQL | undefined =>
  'login' in reference
    ? eq(users.loginKey, fold(reference.login))
    : and(
        eq(users.codeKey, fold(reference.code)),
        reference.group === null ? isNull(users.groupId) : eq(userGroups.nameKey, fold(reference.group)),
      )

/** The user that is meant, or null when there is none that the actor may see (L7, L9). Guarded as the page Gebruikers. */
export async function findUser(
  ctx: Context,
  reference: UserReference,
): Promise<{ userId: number; version: number; view: UserView } | null> {
  const level = await guard(db(), ctx, 'users')
  const [row] = await db()
    .select({ user: users, group: userGroups.name, role: roles.name })
    .from(users)
    .leftJoin(userGroups, eq(userGroups.id, users.groupId))
    .leftJoin(roles, eq(roles.id, users.roleId))
    .where(matches(reference))
  if (!row || !mayChange({ level, userId: null }, row.user)) return null
  const { user } = row
  const fields = {
    achternaam: user.lastName,
    tussenvoegsels: user.prefixes,
    voorletters: user.initials,
    roepnaam: user.firstName,
    geslacht: user.gender,
    email: user.email,
    email2: user.email2,
    telefoonnummer: user.phone,
    telefoonnummer2: user.phone2,
    personeelsnummer: user.personnelNumber,
  }
  const { loginName: login, code, level: itsLevel, netId, status } = user
  const view = { login, code, level: itsLevel, group: row.group, role: row.role, netId, fields, status, grants: await grantsOf(user.id) }
  return { userId: user.id, version: user.version, view }
}

/** A user's own grants (A3), in the order of their codes. */
async function grantsOf(userId: number): Promise<GrantView[]> {
  const employerId = sql`coalesce(${grants.employerId}, ${departments.employerId}, ${employees.employerId})`
  const byBytes = (column: SQL | typeof employers.code) => asc(sql`${column} collate "C"`)
  const rows = await db()
    .select({ employer: employers.code, department: departments.code, depth: grants.depth, number: employees.number })
    .from(grants)
    .leftJoin(departments, eq(departments.id, grants.departmentId))
    .leftJoin(employees, eq(employees.id, grants.employeeId))
    .innerJoin(employers, eq(employers.id, employerId))
    .where(eq(grants.userId, userId))
    .orderBy(byBytes(employers.code), byBytes(sql`${departments.code}`), byBytes(sql`${employees.number}`))
  return rows.map(({ employer, department, depth, number }) => ({
    element: department !== null ? 'afdeling' : number !== null ? 'werknemer' : 'werkgever',
    werkgevercode: employer,
    afdelingCode: department,
    autorisatieNiveau: depth,
    personeelsnummer: number,
  }))
}
