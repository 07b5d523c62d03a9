import { sql } from 'drizzle-orm'
import { command } from '@/lib/access/command'
import { deactivateManySchema } from '../../bulk-schema'
import { endSessionsOf, suspendClientsOf, withdrawLinksOf } from '../close'
import { changeMany } from './change-many'

/**
 * Deactivates users as `deactivateUser` does one: sessions and one-time links end, API clients are suspended (A1, W6).
 * Problems: some-cannot with last-system-user (L6) or not-found, selection-changed.
 */
export const deactivateMany = command('users', deactivateManySchema, (w, ctx, input, level) =>
  changeMany(w, ctx, level, input, { do: 'deactivate' }, sql`status = 'deactivated', deactivated_at = now()`, async (ids) => {
    await endSessionsOf(w, ids)
    await withdrawLinksOf(w, ids)
    await suspendClientsOf(w, ids)
  }),
)
