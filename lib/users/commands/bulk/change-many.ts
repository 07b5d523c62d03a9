import { type SQL, sql } from 'drizzle-orm'
import type { Writing } from '@/lib/history/change'
import type { Context, Level } from '@/lib/kernel/context'
import type { Problem, Result } from '@/lib/kernel/result'
import type { Selection, Verb } from '../../bulk-schema'
import { type Unable, weigh } from './weigh'

/** How many were changed, were so already, and were left out because they cannot be. */
export type Changed = { changed: number; unchanged: number; skipped: number }

const listed = 200

/** The refusal of many: how many cannot, then who and why, the first two hundred. */
export const cannot = (unable: Unable[], of: number): { ok: false; problems: Problem[] } => ({
  ok: false,
  problems: [
    { code: 'some-cannot', values: { count: unable.length, of } },
    ...unable.slice(0, listed).map(({ login, code }): Problem => ({ code, ...(login && { values: { login } }) })),
  ],
})

/**
 * Changes many users by one statement and records old → new of each (H1): all of them or none, unless `skip` leaves out whoever cannot be
 * changed. `set` is an SQL list of assignments; `also` does what goes with it for those who were changed.
 */
export async function changeMany(
  w: Writing,
  ctx: Context,
  level: Level,
  { selection, skip }: { selection: Selection; skip: boolean },
  verb: Verb,
  set: SQL,
  also: (ids: number[]) => Promise<unknown> = async () => undefined,
): Promise<Result<Changed>> {
  const weighed = await weigh(w.tx, ctx, level, selection, verb, true)
  if (!weighed.ok) return weighed
  const { able, unchanged, unable } = weighed
  if (unable.length > 0 && !skip) return cannot(unable, able.length + unchanged + unable.length)
  if (able.length > 0) {
    await w.recordSelect(
      sql`select 'user' as thing, c.id as thing_id, ${verb.do} as action, c.id as user_id, coalesce(c.group_id, b.group_id) as group_id,
        null as employer_id, b.image as before, to_jsonb(c) as after from changed c join before b using (id) order by c.id`,
      sql`before as materialized (select u.id, u.group_id, to_jsonb(u) as image from users u where u.id = any(${sql.param(able)}::bigint[])),
        changed as (update users u set ${set}, version = u.version + 1, changed_at = now() from before b where u.id = b.id returning u.*)`,
    )
    await also(able)
  }
  return { ok: true, changed: able.length, unchanged, skipped: unable.length }
}
