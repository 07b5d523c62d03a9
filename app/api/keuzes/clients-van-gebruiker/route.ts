import { idIn } from '@/components/data-table/address'
import { clientsOfUser } from '@/lib/api-clients/queries'
import { route } from '@/lib/auth/route'
import { Forbidden } from '@/lib/kernel/result'
import { mayEnter } from '@/lib/users/panel-queries'

/** `?gebruiker=&groep=`: the API clients of a user, and what they would open if the user were in that group (W6). */
export const GET = route(async (ctx, request) => {
  const asked = new URL(request.url).searchParams
  const userId = idIn(asked.get('gebruiker')) ?? 0
  const groupId = asked.get('groep') ? (idIn(asked.get('groep')) ?? 0) : null
  if (!(await mayEnter(ctx, { userId, groupId }))) throw new Forbidden('not-found')
  return Response.json(await clientsOfUser(ctx, userId, { groupId }))
})
