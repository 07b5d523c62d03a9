import { listExport } from '@/app/list-export'
import { mailsSheet } from '@/lib/access/mail'

/** The mails, as `.../csv` or `.../xlsx`; without what they say. */
export const GET = listExport([], (ctx) => mailsSheet(ctx))
