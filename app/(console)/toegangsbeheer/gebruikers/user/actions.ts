'use server'
import { action } from '@/lib/auth/action'
import { createUser } from '@/lib/users/commands/create'
import { deactivateUser } from '@/lib/users/commands/deactivate'
import { endSession } from '@/lib/users/commands/end-session'
import { endSessions } from '@/lib/users/commands/end-sessions'
import { reactivateUser } from '@/lib/users/commands/reactivate'
import { resetPassword } from '@/lib/users/commands/reset-password'
import { saveUser } from '@/lib/users/commands/save'
import { createUserSchema, endSessionSchema, reactivateUserSchema, saveUserSchema, userSchema } from '@/lib/users/schema'
import { takenIn } from '@/lib/users/taken-queries'

export const create = action(createUserSchema, createUser, takenIn)
export const save = action(saveUserSchema, saveUser, takenIn)
export const deactivate = action(userSchema, deactivateUser)
export const reactivate = action(reactivateUserSchema, reactivateUser)
export const reset = action(userSchema, resetPassword)
export const endOne = action(endSessionSchema, endSession)
export const endAll = action(userSchema, endSessions)
