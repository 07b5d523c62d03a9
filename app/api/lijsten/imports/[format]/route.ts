import { stateNames, wishOf } from '@/app/(console)/import/historie/wish'
import { listExport } from '@/app/list-export'
import { runsSheet } from '@/lib/import/runs/export-queries'

/** The imports that the list's address filters, as `.../csv` or `.../xlsx`. */
export const GET = listExport(stateNames, (ctx, state) => runsSheet(ctx, wishOf(state)))
