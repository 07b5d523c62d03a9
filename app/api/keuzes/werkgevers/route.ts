import { route } from '@/lib/auth/route'
import { employerChoices } from '@/lib/users/element-queries'

/** `?zoek=`: the employers of which something may be given, for a field that searches while one types. */
export const GET = route(async (ctx, request) => {
  const asked = new URL(request.url).searchParams
  return Response.json(await employerChoices(ctx, asked.get('zoek')?.slice(0, 200)))
})
