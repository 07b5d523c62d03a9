import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { Context, Level } from '@/lib/kernel/context'
import { type Menu, menus, type NodeKey, nodeKeys } from '@/lib/menus/nodes'
import { menusState } from '@/lib/menus/queries'
import { isAvailable } from '@/lib/menus/rules'
import { isActive } from '../active'
import { guard } from '../guard'

/** Beyond this many they are not counted one by one. */
const countedAtMost = 10_000

/** Who is of a level and active now: how many (`more`: more than that), and the first few by name. */
export type People = { count: number; more: boolean; logins: string[] }

export type MenuScreen = {
  /** Per menu the nodes with a cross. */
  closed: Record<Menu, NodeKey[]>
  people: Record<Level, People>
  /** By whom and when each menu was last changed. */
  changed: Record<Menu, { by: string; at: Date } | null>
}

/** What the tab Menu shows besides the tree itself. Guarded as that page. */
export async function menuScreen(ctx: Context): Promise<MenuScreen> {
  await guard(db(), ctx, 'menu')
  const [state, people, changes] = await Promise.all([menusState(db()), peopleByLevel(), lastChanges()])
  const each = <T>(of: (menu: Menu) => T) => Object.fromEntries(menus.map((menu) => [menu, of(menu)])) as Record<Menu, T>
  return {
    closed: each((menu) => nodeKeys.filter((key) => !isAvailable(state, menu, key))),
    people,
    changed: each((menu) => changes.get(menu) ?? null),
  }
}

async function peopleByLevel(): Promise<Record<Level, People>> {
  const { rows } = await db().execute<Omit<People, 'more'> & { level: Level }>(sql`
    select l.level,
      (select count(*) from (select 1 from users u where u.level = l.level and ${isActive(sql`u`)} limit ${countedAtMost + 1}) u)::int as count,
      array(select u.login_name from users u where u.level = l.level and ${isActive(sql`u`)} order by u.id limit 3) as logins
    from unnest(array['system', 'admin', 'user']) as l(level)`)
  return Object.fromEntries(
    rows.map(({ level, count, logins }) => [level, { count: Math.min(count, countedAtMost), more: count > countedAtMost, logins }]),
  ) as Record<Level, People>
}

async function lastChanges(): Promise<Map<string, { by: string; at: Date }>> {
  const { rows } = await db().execute<{ menu: string; by: string; at: Date }>(sql`
    select distinct on (1) split_part(r.thing_id, ':', 1) as menu, l.actor_name as by, l.at
    from history_records r join history_links l on l.transaction_id = r.transaction_id
    where r.thing = 'menu-node' order by 1, r.id desc`)
  return new Map(rows.map(({ menu, by, at }) => [menu, { by, at: new Date(at) }]))
}
