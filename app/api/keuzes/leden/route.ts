import { route } from '@/lib/auth/route'
import { memberChoices } from '@/lib/user-groups/member-queries'

/** `?zoek=`: the users that can be made members of a group, for a field that searches while one types. */
export const GET = route(async (ctx, request) =>
  Response.json(await memberChoices(ctx, new URL(request.url).searchParams.get('zoek') ?? '')),
)
