import { and, inArray, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import { users } from '@/db/schema'
import { command } from '@/lib/access/command'
import { deactivateManySchema } from '../../bulk-schema'
import { endSessionsOf, suspendClientsOf, withdrawLinksOf } from '../close'
import { changeMany } from './change-many'

const namesUsers = z.object({ selection: z.object({ ids: z.array(z.int()) }) })

/** As `concernsRunner`; a filter is taken to find some. */
async function concernsRunners(tx: Tx, input: unknown): Promise<boolean> {
  const named = namesUsers.safeParse(input)
  return !named.success || (await tx.$count(users, and(inArray(users.id, named.data.selection.ids), ne(users.level, 'user')))) > 0
}

/**
 * Deactivates users as `deactivateUser` does one: sessions and one-time links end, API clients are suspended (A1, W6).
 * Problems: some-cannot with last-system-user (L6) or not-found, selection-changed.
 */
export const deactivateMany = command(
  'users',
  deactivateManySchema,
  (w, ctx, input, level) =>
    changeMany(w, ctx, level, input, { do: 'deactivate' }, sql`status = 'deactivated', deactivated_at = now()`, async (ids) => {
      await endSessionsOf(w, ids)
      await withdrawLinksOf(w, ids)
      await suspendClientsOf(w, ids)
    }),
  {},
  concernsRunners,
)
