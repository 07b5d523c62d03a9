import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import { employersOfGroup } from '@/lib/access/reach/authorisations'
import type { Context } from '@/lib/kernel/context'
import { countedAtMost } from './list-queries'

/** A group as its panel shows it; `first` are the first of its `employers` by code, `sets` the employer groups that open some of them (A2). */
export type GroupDetails = {
  id: number
  name: string
  description: string | null
  /** Deactivated ones included; past `countedAtMost` nobody counts on. */
  members: number
  deactivated: number
  employers: number
  first: { code: string; name: string }[]
  sets: string[]
  accounts: { code: string; name: string }[]
}

/** The group with this id; null when there is none. Guarded as the page Gebruikersgroepen. */
export async function groupDetails(ctx: Context, id: number): Promise<GroupDetails | null> {
  await guard(db(), ctx, 'user-groups')
  const { rows } = await db().execute<GroupDetails>(sql`
    with open as materialized (
      select e.code, e.name from employers e where e.id in (select o.employer_id from (${employersOfGroup(id)}) o))
    select g.id::int8 as id, g.name, g.description, m.members, m.deactivated,
      (select count(*)::int from open) as employers,
      (select coalesce(json_agg(f), '[]') from (select code, name from open order by code collate "C" limit 5) f) as first,
      array(select s.name from group_employer_groups a join employer_groups s on s.id = a.employer_group_id
        where a.group_id = g.id order by s.name_key) as sets,
      (select coalesce(json_agg(json_build_object('code', a.code, 'name', a.name) order by a.name), '[]')
        from customer_account_groups c join customer_accounts a on a.id = c.account_id where c.group_id = g.id) as accounts
    from user_groups g, lateral (
      select count(*)::int as members, (count(*) filter (where m.status = 'deactivated'))::int as deactivated
      from (select u.status from users u where u.group_id = g.id limit ${countedAtMost + 1}) m) m
    where g.id = ${id}`)
  return rows[0] ? { ...rows[0], id: Number(rows[0].id) } : null
}

/** What one transaction did to a group; of names at most three, the figures tell how many there were. */
export type GroupChange = {
  id: number
  at: Date
  actor: string
  made: boolean
  renamed: { before: string; after: string } | null
  described: { before: string | null; after: string | null } | null
  joined: Some
  left: Some
  gained: Some
  lost: Some
}
export type Some = { count: number; names: string[] }

/** So many records are looked at: of a transaction that they break off in, only the part that is seen is told. */
const lookedAt = 2000

/** What happened to a group, the latest first: itself, who came and went, what it is authorised for. Guarded as the page Gebruikersgroepen. */
export async function groupHistory(ctx: Context, id: number, limit = 8): Promise<GroupChange[]> {
  await guard(db(), ctx, 'user-groups')
  const { rows } = await db().execute<{ id: string; at: string; actor: string; own: Image[]; others: Other[] }>(sql`
    with recent as (
      select r.* from history_records r
      where r.group_id = ${id} and (r.thing in ('user-group', 'group-employer', 'group-employer-group') 
        or r.thing = 'user' and r.before ->> 'group_id' is distinct from r.after ->> 'group_id')
      order by r.id desc limit ${lookedAt}
    ), told as (
      select r.id, r.transaction_id,
        case when r.thing = 'user-group' then json_build_object('before', r.before, 'after', r.after) end as own,
        case when r.thing <> 'user-group' then json_build_object(
          'kind', case when r.thing = 'user' then case when (r.after ->> 'group_id')::bigint = ${id} then 'joined' else 'left' end
            when r.action = 'add' then 'gained' else 'lost' end,
          'name', coalesce(u.login_name, e.code, s.name)) end as other
      from recent r left join users u on r.thing = 'user' and u.id = r.user_id left join employers e on e.id = r.employer_id
        left join employer_groups s on r.thing = 'group-employer-group'
          and s.id = (coalesce(r.after, r.before) ->> 'employer_group_id')::bigint
    )
    select max(t.id) as id, l.at, l.actor_name as actor,
      coalesce(json_agg(t.own order by t.id) filter (where t.own is not null), '[]') as own,
      coalesce(json_agg(t.other order by t.id) filter (where t.other is not null), '[]') as others
    from told t join history_links l on l.transaction_id = t.transaction_id
    group by l.number order by l.number desc limit ${limit}`)
  return rows.map(({ id: last, at, actor, own, others }) => ({
    id: Number(last),
    at: new Date(at),
    actor,
    ...ownChange(own),
    ...sorted(others),
  }))
}

type State = { name: string; description?: string | null }
type Image = { before: State | null; after: State | null }
type Other = { kind: 'joined' | 'left' | 'gained' | 'lost'; name: string }

function ownChange(own: Image[]): Pick<GroupChange, 'made' | 'renamed' | 'described'> {
  const changed = own.find(({ before, after }) => before && after)
  const [before, after] = [changed?.before, changed?.after]
  const texts = [before?.description ?? null, after?.description ?? null] as const
  return {
    made: own.some((image) => !image.before),
    renamed: before && after && before.name !== after.name ? { before: before.name, after: after.name } : null,
    described: texts[0] === texts[1] ? null : { before: texts[0], after: texts[1] },
  }
}

function sorted(others: Other[]): Record<Other['kind'], Some> {
  const some = (kind: Other['kind']) => {
    const names = others.filter((other) => other.kind === kind).map(({ name }) => name)
    return { count: names.length, names: names.slice(0, 3) }
  }
  return { joined: some('joined'), left: some('left'), gained: some('gained'), lost: some('lost') }
}
