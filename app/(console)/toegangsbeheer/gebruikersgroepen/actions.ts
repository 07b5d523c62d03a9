'use server'
import { action } from '@/lib/auth/action'
import { deleteGroup } from '@/lib/user-groups/commands/delete'
import { saveGroup } from '@/lib/user-groups/commands/save'
import { groupSchema, saveGroupSchema } from '@/lib/user-groups/schema'

export const save = action(saveGroupSchema, saveGroup)
export const remove = action(groupSchema, deleteGroup)
