import { sql } from 'drizzle-orm'
import { command } from '@/lib/access/command'
import { moveManySchema } from '../../bulk-schema'
import { taken } from '../../taken-queries'
import { suspendClientsOf } from '../close'
import { changeMany } from './change-many'

/**
 * Moves users to a group, or out of theirs (null), as `moveUser` does one; their API clients are suspended (W6).
 * Problems: some-cannot with code-taken, own-group, reach (in a group that an Admin does not reach) or not-found; unknown-group, selection-changed. Forbidden: reach (L7).
 */
export const moveMany = command(
  'users',
  moveManySchema,
  (w, ctx, { groupId, ...input }, level) =>
    changeMany(w, ctx, level, input, { do: 'move', groupId }, sql`group_id = ${groupId}::bigint`, (ids) => suspendClientsOf(w, ids)),
  taken,
)
