'use server'
import { action } from '@/lib/auth/action'
import { createAccount, setAccount } from '@/lib/import/accounts/commands'
import { createAccountSchema, saveAccountSchema } from '@/lib/import/accounts/schema'

export const create = action(createAccountSchema, createAccount)
export const save = action(saveAccountSchema, setAccount)
