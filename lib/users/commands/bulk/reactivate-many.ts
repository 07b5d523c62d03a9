import { sql } from 'drizzle-orm'
import { command } from '@/lib/access/command'
import { reactivateManySchema } from '../../bulk-schema'
import { changeMany } from './change-many'

/**
 * Reactivates users as `reactivateUser` does one: with the grants, group and identity that each had. Their API clients stay suspended: whether
 * those are reopened is asked for one at a time (W6). Problems: some-cannot with reach (L7) or not-found, selection-changed.
 */
export const reactivateMany = command('users', reactivateManySchema, (w, ctx, input, level) =>
  changeMany(w, ctx, level, input, { do: 'reactivate' }, sql`status = 'active', deactivated_at = null`),
)
