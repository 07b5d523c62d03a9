'use server'
import { action, question } from '@/lib/auth/action'
import { assignRoleManySchema, deactivateManySchema, moveManySchema, reactivateManySchema, weighManySchema } from '@/lib/users/bulk-schema'
import { assignRoleMany } from '@/lib/users/commands/bulk/assign-role-many'
import { deactivateMany } from '@/lib/users/commands/bulk/deactivate-many'
import { moveMany } from '@/lib/users/commands/bulk/move-many'
import { reactivateMany } from '@/lib/users/commands/bulk/reactivate-many'
import { weighMany } from '@/lib/users/commands/bulk/weigh-many'

export const weigh = question(weighManySchema, weighMany)
export const deactivate = action(deactivateManySchema, deactivateMany)
export const reactivate = action(reactivateManySchema, reactivateMany)
export const move = action(moveManySchema, moveMany)
export const assignRole = action(assignRoleManySchema, assignRoleMany)
