import { sql } from 'drizzle-orm'
import { type Database, db, type Tx } from '@/db/client'
import { actorLevel, type Context, type Level } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { type Page, type PageName, pageOf } from '@/lib/menus/nodes'
import { menusState } from '@/lib/menus/queries'
import { includesLevel, type MenuEntry, menuFor, reachability, reachableBy, startPage } from '@/lib/menus/rules'
import { isActive } from './active'

/** Command line and program act as System, and menus do not apply to them (L9). */
const isBeyondMenus = ({ actor }: Context): boolean => actor.kind === 'command-line' || actor.kind === 'program'

/** The level as the database has it now; null when the user is deactivated, out of validity or unknown (A1, A5). */
export async function liveLevel(tx: Tx | Database, { actor }: Context): Promise<Level | null> {
  if (actor.kind === 'command-line' || actor.kind === 'program') return actorLevel(actor)
  const { rows } = await tx.execute<{ level: Level }>(sql`select u.level from users u where u.id = ${actor.userId} and ${isActive(sql`u`)}`)
  const level = rows[0]?.level ?? null
  // An API client never rises above User, whatever became of the user behind it (W1).
  return level && (actor.kind === 'api-client' ? 'user' : level)
}

/**
 * Opens every command: throws `Forbidden` unless the caller's level includes that of the page ('level') and its node is available ('menu');
 * 'signed-out' when the user may do nothing any more. All of it is read live (L1, L5, L9). An API client has no pages. Answers the level.
 */
export async function guard(tx: Tx | Database, ctx: Context, page: PageName): Promise<Level> {
  const level = await liveLevel(tx, ctx)
  if (!level) throw new Forbidden('signed-out')
  if (isBeyondMenus(ctx)) return level
  if (ctx.actor.kind === 'api-client' || !includesLevel(level, pageOf(page).level)) throw new Forbidden('level')
  const outcome = reachability(page, level, await menusState(tx))
  if (outcome !== 'reachable') throw new Forbidden(outcome)
  return level
}

/** What the shell draws: the level, the pages and tabs that can be reached, the menu, and where `/` leads. */
export type Reachable = { level: Level; pages: Page[]; tabs: Page[]; menu: MenuEntry[]; start: string }

/** Throws `Forbidden('signed-out')` when the user may do nothing any more. */
export async function reachablePages(ctx: Context): Promise<Reachable> {
  const level = await liveLevel(db(), ctx)
  if (!level) throw new Forbidden('signed-out')
  const state = await menusState(db())
  const pages = reachableBy(level, state)
  return { level, pages, tabs: pages.filter((page) => page.tab), menu: menuFor(level, state), start: startPage(level, state) }
}
