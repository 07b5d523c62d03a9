'use server'
import { openAction } from '@/lib/auth/action'
import { askForgotten, forgottenSchema } from '@/lib/auth/forgotten-password'

/** Asks for a one-time link by mail; anyone may, for any name, and learns nothing. */
export const askLink = openAction(forgottenSchema, askForgotten)
