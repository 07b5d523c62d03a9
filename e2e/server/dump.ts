import { sql } from 'drizzle-orm'
import { db } from '@/db/client'

/** The whole content of the database, as text. */
export async function dump(): Promise<string> {
  const { rows } = await db().execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const tables = await Promise.all(
    rows.map(({ name }) =>
      db().execute<{ text: string }>(sql.raw(`select coalesce(string_agg(t::text, E'\\n'), '') as text from "${name}" t`)),
    ),
  )
  return tables.map((table) => table.rows[0]!.text).join('\n')
}
