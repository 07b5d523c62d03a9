import { sql } from 'drizzle-orm'
import { command } from '@/lib/access/command'
import { assignRoleManySchema } from '../../bulk-schema'
import { changeMany } from './change-many'

/** Gives users a role, or none (null). Problems: some-cannot with not-found; unknown-role, selection-changed. */
export const assignRoleMany = command('users', assignRoleManySchema, (w, ctx, { roleId, ...input }, level) =>
  changeMany(w, ctx, level, input, { do: 'assign-role', roleId }, sql`role_id = ${roleId}::bigint`),
)
