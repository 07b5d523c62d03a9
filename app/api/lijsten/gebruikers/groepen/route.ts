import { route } from '@/lib/auth/route'
import { findGroups } from '@/lib/users/group-queries'

/** `?zoek=`: the groups that the list of users can be filtered by, for a field that searches while one types. */
export const GET = route(async (ctx, request) => Response.json(await findGroups(ctx, new URL(request.url).searchParams.get('zoek') ?? '')))
