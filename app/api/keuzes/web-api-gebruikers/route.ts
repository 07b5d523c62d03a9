import { idIn } from '@/components/data-table/address'
import { clientCandidates } from '@/lib/api-clients/candidate-queries'
import { route } from '@/lib/auth/route'

/** `?applicatie=&zoek=`: the users for whom a client of that application can be made, and why not of others, while one types. */
export const GET = route(async (ctx, request) => {
  const asked = new URL(request.url).searchParams
  return Response.json(await clientCandidates(ctx, idIn(asked.get('applicatie')) ?? 0, asked.get('zoek') ?? ''))
})
