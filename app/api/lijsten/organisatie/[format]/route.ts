import { stateNames, wishOf } from '@/app/(console)/organisatie/wish'
import { listExport } from '@/app/list-export'
import { employersSheet } from '@/lib/import/organisation/export-queries'

/** The employers that the list's address filters, as `.../csv` or `.../xlsx`. */
export const GET = listExport(stateNames, (ctx, state) => employersSheet(ctx, wishOf(state)))
