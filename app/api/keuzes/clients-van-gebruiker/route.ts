import { clientsOfUser } from '@/lib/api-clients/queries'
import { route } from '@/lib/auth/route'
import { Forbidden } from '@/lib/kernel/result'
import { mayEnter } from '@/lib/users/panel-queries'

/** `?gebruiker=&groep=`: the API clients of a user, and what they would open if the user were in that group (W6). */
export const GET = route(async (ctx, request) => {
  const asked = new URL(request.url).searchParams
  const [userId, groupId] = [Number(asked.get('gebruiker')), Number(asked.get('groep') || 0)]
  if (!Number.isSafeInteger(userId) || !Number.isSafeInteger(groupId)) throw new Forbidden('not-found')
  if (!(await mayEnter(ctx, { userId, groupId: groupId || null }))) throw new Forbidden('not-found')
  return Response.json(await clientsOfUser(ctx, userId, { groupId: groupId || null }))
})
