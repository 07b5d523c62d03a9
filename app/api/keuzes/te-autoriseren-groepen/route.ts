import { route } from '@/lib/auth/route'
import { groupChoices } from '@/lib/user-groups/choice-queries'

/** `?zoek=`: the groups that one may authorise for employers, for a field that searches while one types. */
export const GET = route(async (ctx, request) =>
  Response.json(await groupChoices(ctx, new URL(request.url).searchParams.get('zoek') ?? '', 'employer-authorisation')),
)
