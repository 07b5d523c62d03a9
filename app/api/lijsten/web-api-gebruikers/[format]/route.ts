import { stateNames, wishOf } from '@/app/(console)/toegangsbeheer/web-api-gebruiker/wish'
import { listExport } from '@/app/list-export'
import { idIn } from '@/components/data-table/address'
import { clientsSheet } from '@/lib/api-clients/export-queries'

/** The clients that the list's address filters, as `.../csv` or `.../xlsx` (quality.md: every table can be exported). */
export const GET = listExport(stateNames, (ctx, state) => clientsSheet(ctx, wishOf(state, idIn(state.applicatie) ?? 0)))
