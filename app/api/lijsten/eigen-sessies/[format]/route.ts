import { listExport } from '@/app/list-export'
import { ownSessionsSheet } from '@/lib/auth/profile-queries'

/** One's own sessions that are open, as `.../csv` or `.../xlsx`. */
export const GET = listExport([], (ctx) => ownSessionsSheet(ctx))
