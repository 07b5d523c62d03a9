import { stateNames, wishOf } from '@/app/(console)/import/klantaccounts/wish'
import { listExport } from '@/app/list-export'
import { accountsSheet } from '@/lib/import/accounts/export-queries'

/** The customer accounts that the list's address filters, as `.../csv` or `.../xlsx`. */
export const GET = listExport(stateNames, (ctx, state) => accountsSheet(ctx, wishOf(state)))
