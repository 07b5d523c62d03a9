import { idIn } from '@/components/data-table/address'
import { route } from '@/lib/auth/route'
import { Forbidden } from '@/lib/kernel/result'
import { groupMembers } from '@/lib/user-groups/member-queries'

/** A page of a group's members: `?zoek=` what they hold, `?na=` and `?voor=` a place that an earlier page gave. */
export const GET = route<{ groep: string }>(async (ctx, request, { groep }) => {
  const groupId = idIn(groep)
  if (groupId === undefined) throw new Forbidden('not-found')
  const query = new URL(request.url).searchParams
  const wish = { search: query.get('zoek') ?? '', after: query.get('na') ?? undefined, before: query.get('voor') ?? undefined }
  const found = await groupMembers(ctx, { groupId, ...wish })
  if (!found) throw new Forbidden('not-found')
  return Response.json(found)
})
