import { type ListState, stateOf } from '@/components/data-table/address'
import { route } from '@/lib/auth/route'
import type { Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import type { Sheet } from '@/lib/kernel/sheet/sheet'
import { download } from './download'

const formats = ['csv', 'xlsx'] as const

/**
 * The one way to export a list: a route `app/api/lijsten/<list>/[format]/route.ts` that gives the whole of what the list's address filters,
 * as .csv or .xlsx. `names` are those of the list's address; `sheet` guards itself as the list's page does, and yields its rows a batch at a
 * time, so that nothing is held at once. `ExportMenu` in the list's toolbar leads here.
 *
 *     export const GET = listExport(stateNames, (ctx, state) => usersSheet(ctx, wishOf(state)))
 */
export const listExport = (names: readonly string[], sheet: (ctx: Context, state: ListState) => Promise<Sheet>) =>
  route<{ format: string }>(async (ctx, request, { format }) => {
    const asked = formats.find((known) => known === format)
    if (!asked) throw new Forbidden('not-found')
    return download(await sheet(ctx, stateOf(Object.fromEntries(new URL(request.url).searchParams), names)), asked)
  })
