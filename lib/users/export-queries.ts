import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import type { Context, Level } from '@/lib/kernel/context'
import { fullName } from '@/lib/kernel/full-name'
import type { Sheet } from '@/lib/kernel/sheet/sheet'
import { speaker } from '@/lib/kernel/words'
import { filtered, grantCount, type UserFilter } from './filter'
import { type Acting, acting } from './rules'

const batch = 2000

/** What stands in a sheet of users, in order; the words of its header are those of the list. Never a BSN: there is none (I16). */
const columns = [
  ['login', sql`u.login_name`],
  ['name', fullName('u')],
  ['code', sql`u.code`],
  ['level', sql`u.level`],
  ['userGroup', sql`g.name`],
  ['role', sql`r.name`],
  ['email', sql`u.email`],
  ['email2', sql`u.email2`],
  ['phone', sql`u.phone`],
  ['phone2', sql`u.phone2`],
  ['personnelNumber', sql`u.personnel_number`],
  ['netId', sql`u.net_id`],
  ['status', sql`u.status`],
  ['validFrom', sql`to_char(u.valid_from, 'DD-MM-YYYY')`],
  ['validUntil', sql`to_char(u.valid_until, 'DD-MM-YYYY')`],
  ['grants', sql`(${grantCount})::text`],
  [
    'lastSignIn',
    sql`to_char((select max(s.created_at) from sessions s where s.user_id = u.id) at time zone 'Europe/Amsterdam', 'DD-MM-YYYY HH24:MI')`,
  ],
] as const

/**
 * The whole of what a filter shows, as a sheet in the order of login name: read a batch at a time, while it is written. Someone
 * who is changed meanwhile stands in it once, as before or after. An Admin's holds no System users (L9). Guarded as the page Gebruikers.
 */
export async function usersSheet(ctx: Context, filter: UserFilter): Promise<Sheet> {
  const level = await guard(db(), ctx, 'users')
  const say = speaker(ctx.language, 'userList')
  return { name: say('file'), header: columns.map(([name]) => say(`columns.${name}`)), rows: rowsOf(ctx, acting(ctx, level), filter) }
}

async function* rowsOf(ctx: Context, asking: Acting, filter: UserFilter): AsyncGenerator<string[]> {
  const say = speaker(ctx.language, 'userList')
  const shell = speaker(ctx.language, 'shell')
  const where = filtered(asking, filter)
  for (let after = ''; ; ) {
    const { rows } = await db().execute<
      { key: string; level: Level; status: 'active' | 'deactivated' } & Record<string, string | null>
    >(sql`
      select u.login_key as key, ${sql.join(
        columns.map(([name, value]) => sql`${value} as ${sql.identifier(name)}`),
        sql`, `,
      )}
      from users u left join user_groups g on g.id = u.group_id left join roles r on r.id = u.role_id
      where ${where} and u.login_key > ${after} order by u.login_key limit ${batch}`)
    for (const row of rows) {
      const said: Record<string, string | null> = { ...row, level: shell(`level.${row.level}`), status: say(row.status) }
      yield columns.map(([name]) => said[name] ?? '')
    }
    const last = rows.at(-1)
    if (!last || rows.length < batch) return
    after = last.key
  }
}
