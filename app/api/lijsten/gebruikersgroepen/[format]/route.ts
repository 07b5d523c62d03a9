import { stateNames, wishOf } from '@/app/(console)/toegangsbeheer/gebruikersgroepen/wish'
import { listExport } from '@/app/list-export'
import { groupsSheet } from '@/lib/user-groups/export-queries'

/** The groups that the list's address filters, as `.../csv` or `.../xlsx`. */
export const GET = listExport(stateNames, (ctx, state) => groupsSheet(ctx, wishOf(state)))
