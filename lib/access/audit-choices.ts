import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { namesIn } from '@/lib/history/names'
import type { Context } from '@/lib/kernel/context'
import { fold, foldForSearch } from '@/lib/kernel/fold'
import { anywhere, beginning } from '@/lib/kernel/keyset'
import { speaker } from '@/lib/kernel/words'
import { guard } from './guard'

/** Something to filter the history by: what stands in the address, and how it is called. */
export type AuditChoice = { id: string; name: string }
export type AuditChoiceKind = 'user' | 'actor' | 'group' | 'employer' | 'run'

const offered = 20

/** Login names that begin with the text, then users whose name, code or e-mail holds it; each walk stops at what is offered. */
const users = (text: string): SQL => {
  const named = sql`u.login_name as id, concat_ws(' · ', u.login_name,
    nullif(concat_ws(' ', coalesce(u.first_name, u.initials), u.prefixes, u.last_name), '')) as name, u.login_key as key`
  const begins = sql`select ${named}, 0 as place from users u where u.login_key like ${beginning(fold(text))} order by u.login_key limit ${offered}`
  // Of less than three characters too many names hold them.
  if ([...text].length < 3) return begins
  const holds = sql`select ${named}, 1 as place from users u where u.search_text like ${anywhere(foldForSearch(text))} limit ${offered}`
  return sql`select id, name, key, min(place) as place from ((${begins}) union all (${holds})) f group by id, name, key`
}

/** Whoever acted without being a user: few names, which the index holds together, so each is found by a step to the next. */
const others = (text: string): SQL => sql`
  select name as id, name, name as key, 2 as place from (
    with recursive step as (
      select (select min(actor_name) from history_links where actor_kind <> 'user') as name
      union all
      select (select min(actor_name) from history_links where actor_kind <> 'user' and actor_name > step.name) from step where step.name is not null
    ) select name from step where name is not null limit 1000
  ) a where lower(a.name) like ${anywhere(fold(text))}`

const found: Record<AuditChoiceKind, (text: string) => SQL> = {
  user: users,
  actor: (text) => sql`select id, name, key, place from ((${users(text)}) union all (${others(text)})) f`,
  // What became of a group that is no more is asked for as well.
  group: (text) =>
    sql`select g.id::text as id, g.name, case when g.name_key like ${beginning(fold(text))} then 0 else 1 end as place, g.name_key as key, false as gone
      from user_groups g where g.name_key like ${anywhere(fold(text))}
      union all
      select r.thing_id, r.before->>'name', 2, r.before->>'name_key', true from history_records r
      where r.thing = 'user-group' and r.before is not null and r.after is null and r.before->>'name_key' like ${anywhere(fold(text))}`,
  employer: (text) =>
    sql`select e.id::text as id, concat_ws(' ', e.code, e.name) as name, case when e.code like ${beginning(text)} then 0 else 1 end as place, e.code as key
      from employers e where e.code like ${beginning(text)} or lower(e.name) like ${anywhere(text.toLowerCase())}`,
  // The latest first: one looks for a run of lately.
  run: (text) =>
    sql`select r.id::text as id, concat_ws(' · ', r.id, r.file_name) as name, 0 as place, lpad((1000000000000 - r.id)::text, 13, '0') as key
      from import_runs r where r.id::text like ${beginning(text)} or lower(r.file_name) like ${anywhere(text.toLowerCase())}`,
}

/** What a text finds to filter the history by, the likeliest first; at most twenty. Guarded as the page Historie. */
export async function auditChoices(ctx: Context, kind: AuditChoiceKind, text: string): Promise<AuditChoice[]> {
  await guard(db(), ctx, 'history')
  const gone = kind === 'group' ? sql`f.gone` : sql`false`
  const { rows } = await db().execute<AuditChoice & { gone: boolean }>(
    sql`select f.id, f.name, ${gone} as gone from (${found[kind](text.trim())}) f order by f.place, f.key limit ${offered}`,
  )
  const say = speaker(ctx.language, 'historyList')
  return rows.map(({ id, name, gone }) => ({ id, name: gone ? say('gone', { name, number: Number(id) }) : name }))
}

/** How what is filtered by number is called: as it is now, or as it last was. Guarded as the page Historie. */
export async function auditChosen(
  ctx: Context,
  chosen: { group?: number; employer?: number; run?: number },
): Promise<Record<'group' | 'employer' | 'run', string | null>> {
  await guard(db(), ctx, 'history')
  const image = { group_id: chosen.group, employer_id: chosen.employer, run_id: chosen.run }
  const names = await namesIn([{ before: null, after: image }])
  const name = (column: keyof typeof image) => names(column, image[column])?.[0]?.name ?? null
  return { group: name('group_id'), employer: name('employer_id'), run: name('run_id') }
}
