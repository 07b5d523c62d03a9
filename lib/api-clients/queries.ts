import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import { isWithinReach } from '@/lib/access/reach/within'
import type { Context } from '@/lib/kernel/context'
import { employersOpened } from './opens'
import { type ClientState, clientState, clientTables } from './state'

/** A client as the dialogs of its user speak of it; `employers` are those that it opens anything of: "0004 Bouw Breda". */
export type ClientOfUser = { application: string; clientId: string; state: ClientState; employers: string[] }

const namedAtMost = 500

/**
 * The API clients of a user, revoked ones last, for the question whether to reopen them (W6). `groupId`: as if the user were in that group.
 * Guarded as the page Gebruikers; an Admin sees those of a user who lies within its reach (L7).
 */
export async function clientsOfUser(ctx: Context, userId: number, options: { groupId?: number | null } = {}): Promise<ClientOfUser[]> {
  await guard(db(), ctx, 'users')
  const { rows: clients } = await db().execute<Omit<ClientOfUser, 'employers'>>(sql`
    select a.name as application, c.client_id as "clientId", ${clientState()} as state from ${clientTables}
    where c.user_id = ${userId} order by c.revoked_at is not null, a.name_key, c.id`)
  if (clients.length === 0 || !(await isWithinReach(db(), ctx, [{ userId }]))) return []
  const { rows: employers } = await db().execute<{ name: string }>(sql`
    select e.code || ' ' || e.name as name from (${employersOpened(userId, options.groupId)}) o join employers e on e.id = o.employer_id
    order by e.code collate "C" limit ${namedAtMost}`)
  return clients.map((client) => ({ ...client, employers: employers.map(({ name }) => name) }))
}
