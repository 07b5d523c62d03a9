import { type SQL, sql } from 'drizzle-orm'
import type { Database, Tx } from '@/db/client'
import type { Thing } from './entry'

/** The tables that access depends on, and the thing that history calls their rows. */
const tables = {
  users: 'user',
  user_groups: 'user-group',
  grants: 'grant',
  group_employers: 'group-employer',
  group_employer_groups: 'group-employer-group',
  employers: 'employer',
  employer_groups: 'employer-group',
  employer_group_members: 'employer-group-member',
  departments: 'department',
  employees: 'employee',
} as const satisfies Record<string, Thing>

type Table = keyof typeof tables

/** The rows of a table as they were at a moment: of each thing the last record with an image whose link is not later, unless that ended it (A7). */
const rowsAt = (table: Table, at: SQL): SQL => sql`
  select was.* from (
    select distinct on (r.thing_id) r.after
    from history_records r join history_links l on l.transaction_id = r.transaction_id
    where r.thing = ${tables[table]} and l.at <= ${at} and num_nonnulls(r.before, r.after) > 0
    order by r.thing_id, l.number desc, r.id desc
  ) last cross join lateral jsonb_populate_record(null::${sql.raw(table)}, last.after) was
  where last.after is not null`

/**
 * CTEs, without the word WITH, that stand in the place of the tables: a query under them reads the state at that moment as if it were now
 * (A7), for a CTE goes before a table of its name. Mind the day of validity: `reach` takes it.
 */
export const tablesAt = (at: Date): SQL =>
  sql.join(
    (Object.keys(tables) as Table[]).map((table) => sql`${sql.raw(table)} as (${rowsAt(table, sql`${at.toISOString()}::timestamptz`)})`),
    sql`, `,
  )

/** Columns that say when rather than what; of a moment it matters whether there is one. */
const comparable = (row: SQL): SQL => sql`(
  select jsonb_object_agg(key, case when key like '%\\_at' then 'true'::jsonb else value end)
  from jsonb_each(jsonb_strip_nulls(to_jsonb(${row}))) where key not in ('created_at', 'changed_at', 'version', 'search_text', 'sort_name'))`

/**
 * Rows of which history would tell another state than the tables do: each is a change that was not recorded as it should be (P14, A7).
 * For tests and for checking an installation.
 */
export async function unrecorded(tx: Tx | Database): Promise<{ table: Table; now: object | null; recorded: object | null }[]> {
  const found = []
  for (const table of Object.keys(tables) as Table[]) {
    const { rows } = await tx.execute<{ now: object | null; recorded: object | null }>(sql`
      select live.row as now, past.row as recorded
      from (select ${comparable(sql`t`)} as row from ${sql.raw(table)} t) live
      full join (select ${comparable(sql`t`)} as row from (${rowsAt(table, sql`'infinity'::timestamptz`)}) t) past on past.row = live.row
      where live.row is null or past.row is null limit 20`)
    found.push(...rows.map((row) => ({ table, ...row })))
  }
  return found
}
