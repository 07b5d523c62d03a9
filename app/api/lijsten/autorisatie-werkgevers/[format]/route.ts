import { listExport } from '@/app/list-export'
import { authorisationSheet } from '@/lib/user-groups/authorisation-export'

/** What the group of `?groep=` is authorised for, as `.../csv` or `.../xlsx`. */
export const GET = listExport(['groep'], (ctx, { groep }) => authorisationSheet(ctx, /^\d{1,15}$/.test(groep ?? '') ? Number(groep) : 0))
