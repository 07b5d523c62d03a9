'use server'
import { action, question } from '@/lib/auth/action'
import { changeGroupEmployers } from '@/lib/user-groups/commands/change-employers'
import { authorisationEffect } from '@/lib/user-groups/effect-queries'
import { authorisationChangeSchema, changeGroupEmployersSchema } from '@/lib/user-groups/schema'

export const saveAuthorisation = action(changeGroupEmployersSchema, changeGroupEmployers)
export const effectOf = question(authorisationChangeSchema, async (ctx, input) => ({
  ok: true,
  effect: await authorisationEffect(ctx, input),
}))
