import { listExport } from '@/app/list-export'
import { rolesSheet } from '@/lib/users/role-queries'

/** The roles that the list's address filters, as `.../csv` or `.../xlsx`. */
export const GET = listExport(['zoek'], (ctx, state) => rolesSheet(ctx, state.zoek))
