'use server'
import { saveMenu } from '@/lib/access/menus/commands'
import { action } from '@/lib/auth/action'
import { saveMenuSchema } from '@/lib/menus/schema'

export const saveMenus = action(saveMenuSchema, saveMenu)
