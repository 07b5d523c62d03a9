import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import type { Context } from '@/lib/kernel/context'
import type { Scope } from './schema'

/** An external application as the screen shows it; `clients` are those not revoked, of all of them for System. */
export type ApplicationView = {
  id: number
  version: number
  name: string
  /** Other spellings under which one finds it: "Benefitz". */
  aliases: string[]
  contact: string | null
  scopes: Scope[]
  expiryDays: number | null
  withdrawn: boolean
  clients: number
}

/**
 * The external applications, by name (W1); for an Admin without the count of clients, for they can be others' than those within its reach (L7).
 * Guarded as the page Web API gebruiker.
 */
export async function listApplications(ctx: Context): Promise<ApplicationView[]> {
  const level = await guard(db(), ctx, 'web-api-users')
  const clients = sql`(select count(*) from api_clients c where c.application_id = a.id and c.revoked_at is null)::int`
  const { rows } = await db().execute<ApplicationView>(sql`
    select a.id::float8 as id, a.version, a.name, a.aliases, a.contact, a.scopes, a.expiry_days as "expiryDays", a.withdrawn_at is not null as withdrawn,
      ${level === 'system' ? clients : sql`0`} as clients
    from external_applications a order by a.withdrawn_at is not null, a.name_key, a.id`)
  return rows
}
