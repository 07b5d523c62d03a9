import type { z } from 'zod'
import type { Context } from '@/lib/kernel/context'
import type { Result } from '@/lib/kernel/result'
import { changeOwnPassword, type ownPasswordSchema } from './own-password'
import { carrySession, currentBrowserToken } from './session'

/** `changeOwnPassword` for the browser of this request: its cookie gets the session's new id, which is told to nobody else. */
export async function changeOwnPasswordHere(ctx: Context, input: z.output<typeof ownPasswordSchema>): Promise<Result> {
  const changed = await changeOwnPassword(ctx, await currentBrowserToken(), input)
  if (!changed.ok) return changed
  await carrySession(changed.sessionId)
  return { ok: true }
}
