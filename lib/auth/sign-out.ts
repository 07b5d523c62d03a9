import { change } from '@/lib/history/change'
import type { Context } from '@/lib/kernel/context'
import { endSession } from './session-rows'

/** Ends the session that the request was made with. */
export async function signOut(ctx: Context): Promise<void> {
  const { actor } = ctx
  if (actor.kind === 'user') await change(ctx, (w) => endSession(w, actor.sessionHash))
}
