import { listExport } from '@/app/list-export'
import { idIn } from '@/components/data-table/address'
import { authorisationSheet } from '@/lib/user-groups/authorisation-export'

/** What the group of `?groep=` is authorised for, as `.../csv` or `.../xlsx`. */
export const GET = listExport(['groep'], (ctx, { groep }) => authorisationSheet(ctx, idIn(groep) ?? 0))
