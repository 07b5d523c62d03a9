import { filterOf, stateNames } from '@/app/(console)/historie/wish'
import { listExport } from '@/app/list-export'
import { auditSheet } from '@/lib/access/audit-export'

/** The history that the list's address filters, as `.../csv` or `.../xlsx` (H3). */
export const GET = listExport(stateNames, (ctx, state) => auditSheet(ctx, filterOf(state)))
