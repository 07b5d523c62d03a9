import { idIn } from '@/components/data-table/address'
import { route } from '@/lib/auth/route'
import { Forbidden } from '@/lib/kernel/result'
import { grantsPage } from '@/lib/users/grant-queries'

/** `?gebruiker=&zoek=&vanaf=`: more of a user's own grants, for the tab Rechten. */
export const GET = route(async (ctx, request) => {
  const asked = new URL(request.url).searchParams
  const found = await grantsPage(ctx, {
    userId: idIn(asked.get('gebruiker')) ?? 0,
    search: asked.get('zoek')?.slice(0, 200),
    from: Math.min(idIn(asked.get('vanaf')) ?? 0, 1_000_000),
  })
  if (!found) throw new Forbidden('not-found')
  return Response.json(found)
})
