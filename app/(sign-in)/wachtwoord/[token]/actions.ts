'use server'
import { openAction } from '@/lib/auth/action'
import { setPassword, setPasswordSchema } from '@/lib/auth/set-password'

/** Sets a password by a one-time link; the token in the input is the proof (U4). */
export const savePassword = openAction(setPasswordSchema, setPassword)
