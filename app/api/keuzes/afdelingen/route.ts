import { route } from '@/lib/auth/route'
import { Forbidden } from '@/lib/kernel/result'
import { departmentChoices } from '@/lib/users/element-queries'

/** `?werkgever=&boven=`: the departments of an employer that may be given, one layer of the tree. */
export const GET = route(async (ctx, request) => {
  const asked = new URL(request.url).searchParams
  const found = await departmentChoices(ctx, { employer: asked.get('werkgever') ?? '', above: asked.get('boven') ?? undefined })
  if (!found) throw new Forbidden('not-found')
  return Response.json(found)
})
