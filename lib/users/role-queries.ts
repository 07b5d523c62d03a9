import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import type { Context } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { anywhere } from '@/lib/kernel/keyset'
import type { Sheet } from '@/lib/kernel/sheet/sheet'
import { speaker } from '@/lib/kernel/words'
import { countedAtMost } from './list-queries'

export type RoleChoice = { id: number; name: string; isDefault: boolean }

/** `users`: how many have the role, deactivated ones included; at most `countedAtMost` + 1. */
export type RoleLine = RoleChoice & { users: number }

/** An installation has a handful of roles; past this only the first by name are shown, and search finds the others. */
export const rolesAtMost = 500

/** The roles to choose from for a user, the default one first. Guarded as the page Gebruikers. */
export async function roleChoices(ctx: Context): Promise<RoleChoice[]> {
  await guard(db(), ctx, 'users')
  const { rows } = await db().execute<RoleChoice>(sql`
    select id::int8 as id, name, is_default as "isDefault" from roles order by is_default desc, name_key limit ${rolesAtMost}`)
  return rows.map((role) => ({ ...role, id: Number(role.id) }))
}

/** The roles by name with their use, the default one first; `id` for one alone. Guarded as the page of roles. */
export async function listRoles(ctx: Context, wish: { search?: string; id?: number } = {}): Promise<RoleLine[]> {
  await guard(db(), ctx, 'roles')
  const text = fold(wish.search ?? '')
  const { rows } = await db().execute<RoleLine>(sql`
    select r.id::int8 as id, r.name, r.is_default as "isDefault",
      (select count(*) from (select from users u where u.role_id = r.id limit ${countedAtMost + 1}) u)::int as users
    from roles r
    where ${text ? sql`r.name_key like ${anywhere(text)}` : sql`true`} and ${wish.id === undefined ? sql`true` : sql`r.id = ${wish.id}`}
    order by r.is_default desc, r.name_key limit ${rolesAtMost + 1}`)
  return rows.map((role) => ({ ...role, id: Number(role.id) }))
}

/** The roles with their use, as a sheet. Guarded as the page of roles. */
export async function rolesSheet(ctx: Context, search?: string): Promise<Sheet> {
  const roles = await listRoles(ctx, { search })
  const say = speaker(ctx.language, 'roleList')
  const rows = roles.map(({ name, isDefault, users }) => [name, isDefault ? say('standard') : '', String(users)])
  return { name: say('title'), header: [say('name'), say('standard'), say('users')], rows }
}
