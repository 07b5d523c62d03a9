import { route } from '@/lib/auth/route'
import { Forbidden } from '@/lib/kernel/result'
import { grantsPage } from '@/lib/users/grant-queries'

const whole = (text: string | null) => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : 0)

/** `?gebruiker=&zoek=&vanaf=`: more of a user's own grants, for the tab Rechten. */
export const GET = route(async (ctx, request) => {
  const asked = new URL(request.url).searchParams
  const found = await grantsPage(ctx, {
    userId: whole(asked.get('gebruiker')),
    search: asked.get('zoek')?.slice(0, 200),
    from: Math.min(whole(asked.get('vanaf')), 1_000_000),
  })
  if (!found) throw new Forbidden('not-found')
  return Response.json(found)
})
