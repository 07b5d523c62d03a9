import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import type { Context } from '@/lib/kernel/context'
import type { Sheet } from '@/lib/kernel/sheet/sheet'
import { speaker } from '@/lib/kernel/words'
import { employersCounted, filtered, type GroupWish } from './list-queries'

const batch = 1000

/** What stands in a sheet of groups, in order; the words of its header are those of the list. */
const columns = [
  ['name', sql`g.name`],
  ['description', sql`g.description`],
  ['members', sql`(select count(*) from users u where u.group_id = g.id and u.status = 'active')::text`],
  ['employers', sql`${employersCounted}::text`],
  [
    'accounts',
    sql`(select string_agg(a.name, ', ' order by a.name) from customer_account_groups c join customer_accounts a on a.id = c.account_id where c.group_id = g.id)`,
  ],
] as const

/** The whole of what a filter shows, by name, read a batch at a time while it is written. Guarded as the page Gebruikersgroepen. */
export async function groupsSheet(ctx: Context, wish: GroupWish): Promise<Sheet> {
  await guard(db(), ctx, 'user-groups')
  const say = speaker(ctx.language, 'groupList')
  return { name: say('title'), header: columns.map(([name]) => say(name)), rows: rowsOf(wish) }
}

async function* rowsOf(wish: GroupWish): AsyncGenerator<string[]> {
  const shown = sql.join(
    columns.map(([name, value]) => sql`${value} as ${sql.identifier(name)}`),
    sql`, `,
  )
  for (let after = ''; ; ) {
    const { rows } = await db().execute<{ key: string } & Record<string, string | null>>(sql`
      select g.name_key as key, ${shown} from user_groups g
      where ${filtered(wish)} and g.name_key > ${after} order by g.name_key limit ${batch}`)
    for (const row of rows) yield columns.map(([name]) => row[name] ?? '')
    const last = rows.at(-1)
    if (!last || rows.length < batch) return
    after = last.key
  }
}
