import { type SQL, sql } from 'drizzle-orm'

/** The name of a user or an employee as it is said, "Jan van den Berg"; null where nothing of it is known. `row`: the alias of its table. */
export function fullName(row: string): SQL {
  const of = sql.raw(row)
  return sql`nullif(concat_ws(' ', coalesce(${of}.first_name, ${of}.initials), ${of}.prefixes, ${of}.last_name), '')`
}
