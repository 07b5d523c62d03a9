'use server'
import { action } from '@/lib/auth/action'
import { ownPasswordSchema } from '@/lib/auth/own-password'
import { changeOwnPasswordHere } from '@/lib/auth/own-password-here'
import { endOtherSessions, endOwnSession, nothingSchema, ownSessionSchema } from '@/lib/auth/own-sessions'

/** Changes one's own password; the present one in the input is the proof. */
export const changePassword = action(ownPasswordSchema, changeOwnPasswordHere)
/** Ends one of one's own sessions. */
export const endSession = action(ownSessionSchema, endOwnSession)
/** Ends all of one's own sessions but this one. */
export const endOthers = action(nothingSchema, endOtherSessions)
