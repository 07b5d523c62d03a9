import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import type { Context } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { anywhere, beginning } from '@/lib/kernel/keyset'

export type Choice = { id: number; name: string }
const offered = 50

/** The groups to filter by, those that begin with the text first; `id` finds one by itself. Guarded as the page Gebruikers. */
export async function groupNames(ctx: Context, asked: { search?: string; id?: number } = {}): Promise<Choice[]> {
  await guard(db(), ctx, 'users')
  const text = fold(asked.search ?? '')
  const where = asked.id === undefined ? sql`name_key like ${anywhere(text)}` : sql`id = ${asked.id}`
  const { rows } = await db().execute<Choice>(
    sql`select id::int8 as id, name from user_groups where ${where} order by name_key like ${beginning(text)} desc, name_key limit ${offered}`,
  )
  return rows.map(({ id, name }) => ({ id: Number(id), name }))
}
