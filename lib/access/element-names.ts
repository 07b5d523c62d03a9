import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { Context } from '@/lib/kernel/context'
import { fullName } from '@/lib/kernel/full-name'
import { boundsToAsk } from './element-search'
import type { ReachedItem } from './explain'
import { isReached, reachesAnyOf } from './reach/conditions'

type Coded = Omit<ReachedItem, 'paths'>

const keyOf = ({ werkgevercode, afdelingCode, personeelsnummer }: Coded) =>
  JSON.stringify([werkgevercode, afdelingCode ?? null, personeelsnummer ?? null])

/**
 * What the elements of an answer are called now, asked for together; null for one without a name, that is gone, or that the caller may not ask
 * about. Meant for the few that a screen shows.
 */
export async function namesOfElements(ctx: Context, items: readonly Coded[]): Promise<(item: Coded) => string | null> {
  const admin = await boundsToAsk(ctx)
  const known = (kind: 'department' | 'employee') => (admin === null ? sql`true` : isReached(kind, sql.raw('t'), admin))
  const asked = sql`asked as (select * from jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
    as a (werkgevercode text, "afdelingCode" text, personeelsnummer text))`
  const { rows } = await db().execute<Coded & { name: string | null }>(sql`
    with ${asked}
    select a.*, t.name from asked a join employers t on t.code = a.werkgevercode
      where a."afdelingCode" is null and a.personeelsnummer is null and ${admin === null ? sql`true` : reachesAnyOf(sql.raw('t'), admin)}
    union all
    select a.*, t.name from asked a join employers e on e.code = a.werkgevercode
      join departments t on t.employer_id = e.id and t.code = a."afdelingCode" where ${known('department')}
    union all
    select a.*, ${fullName('t')} from asked a join employers e on e.code = a.werkgevercode
      join employees t on t.employer_id = e.id and t.number = a.personeelsnummer where ${known('employee')}`)
  const names = new Map(rows.map((row) => [keyOf(row), row.name]))
  return (item) => names.get(keyOf(item)) ?? null
}
