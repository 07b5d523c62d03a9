import { route } from '@/lib/auth/route'
import { Forbidden } from '@/lib/kernel/result'
import { employeeChoices } from '@/lib/users/element-queries'

/** `?werkgever=&zoek=`: the employees of an employer that may be given, for a field that searches while one types. */
export const GET = route(async (ctx, request) => {
  const asked = new URL(request.url).searchParams
  const found = await employeeChoices(ctx, { employer: asked.get('werkgever') ?? '', search: asked.get('zoek')?.slice(0, 200) })
  if (!found) throw new Forbidden('not-found')
  return Response.json(found)
})
