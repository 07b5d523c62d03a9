import { stateNames, wishOf } from '@/app/(console)/toegangsbeheer/gebruikers/wish'
import { listExport } from '@/app/list-export'
import { usersSheet } from '@/lib/users/export-queries'

/** The users that the list's address filters, as `.../csv` or `.../xlsx` (quality.md: every table can be exported). */
export const GET = listExport(stateNames, (ctx, state) => usersSheet(ctx, wishOf(state)))
