import { sql } from 'drizzle-orm'
import { menuNodes } from '@/db/schema'
import type { Writing } from '@/lib/history/change'
import { image } from '@/lib/history/entry'
import type { Problem, Result } from '@/lib/kernel/result'
import { nodeKeys } from '@/lib/menus/nodes'
import { menusState } from '@/lib/menus/queries'
import { alwaysAvailable, isAvailable } from '@/lib/menus/rules'
import { saveMenuSchema } from '@/lib/menus/schema'
import { command } from '../command'

type Row = typeof menuNodes.$inferSelect
type Wish = Pick<Row, 'menu' | 'node' | 'available'>

/**
 * Stores the changes of one or more menus (L3); they hold from the next request (L5). Answers how many nodes changed. Problems:
 * changed-meanwhile for each menu that is no longer as it was seen; menu-always-available (L6). Either refuses all of it.
 */
export const saveMenu = command('menu', saveMenuSchema, async (w, _ctx, input): Promise<Result<{ changed: number }>> => {
  // Saves come one after another; who asks for a page goes on reading.
  await w.tx.execute(sql`lock table menu_nodes in share row exclusive mode`)
  const state = await menusState(w.tx)
  const problems = input.menus.flatMap(({ menu, seen, changes }): Problem[] => {
    if (nodeKeys.some((key) => isAvailable(state, menu, key) === seen.includes(key)))
      return [{ code: 'changed-meanwhile', values: { menu } }]
    const closes = changes.find(({ node, available }) => !available && alwaysAvailable(menu, node))
    return closes ? [{ code: 'menu-always-available', values: { node: closes.node } }] : []
  })
  if (problems.length > 0) return { ok: false, problems }
  const wishes = input.menus.flatMap(({ menu, changes }): Wish[] =>
    changes.filter(({ node, available }) => isAvailable(state, menu, node) !== available).map((change) => ({ menu, ...change })),
  )
  await write(w, wishes)
  return { ok: true, changed: wishes.length }
})

async function write(w: Writing, wishes: Wish[]): Promise<void> {
  if (wishes.length === 0) return
  const keyOf = ({ menu, node }: Wish) => `${menu}:${node}`
  const before = new Map((await w.tx.select().from(menuNodes)).map((row) => [keyOf(row), row]))
  const after = await w.tx
    .insert(menuNodes)
    .values(wishes)
    .onConflictDoUpdate({ target: [menuNodes.menu, menuNodes.node], set: { available: sql`excluded.available`, changedAt: sql`now()` } })
    .returning()
  await w.record(
    after.map((row) => ({
      thing: 'menu-node',
      thingId: keyOf(row),
      action: row.available ? 'open' : 'close',
      // A node that was never set before had the state of a new installation.
      before: image(before.get(keyOf(row)) ?? { menu: row.menu, node: row.node, available: !row.available }),
      after: image(row),
    })),
  )
}
