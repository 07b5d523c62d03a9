import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import type { Context } from '@/lib/kernel/context'

export type RoleChoice = { id: number; name: string; isDefault: boolean }

/** An installation has a handful of roles; past this the choice shows the first by name. */
const offered = 500

/** The roles to choose from for a user, the default one first. Guarded as the page Gebruikers. */
export async function roleChoices(ctx: Context): Promise<RoleChoice[]> {
  await guard(db(), ctx, 'users')
  const { rows } = await db().execute<RoleChoice>(sql`
    select id::int8 as id, name, is_default as "isDefault" from roles order by is_default desc, name_key limit ${offered}`)
  return rows.map((role) => ({ ...role, id: Number(role.id) }))
}
