'use server'
import { action } from '@/lib/auth/action'
import { createRole } from '@/lib/users/commands/create-role'
import { removeRole } from '@/lib/users/commands/remove-role'
import { renameRole } from '@/lib/users/commands/rename-role'
import { createRoleSchema, renameRoleSchema, roleSchema } from '@/lib/users/schema'

export const create = action(createRoleSchema, createRole)
export const rename = action(renameRoleSchema, renameRole)
export const remove = action(roleSchema, removeRole)
